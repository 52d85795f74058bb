"""A PDF to paint on: it says what it is, holds its fonts, and the same pages are the same bytes."""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from gisapp.core.text.shortening import shortened
from gisapp.export.atomic_file import whole_file
from gisapp.export.layout.pdf_text import with_findable_text
from gisapp.words import Language

PX_A_MM = 96 / 25.4
"""Painters of a document measure in pixels of 1/96 inch, as those of the window do."""
DETAIL = 8
"""So many steps a pixel: 768 to the inch, which no printer shows."""
_LANGUAGE_TAGS = {"en": b"en", "zh": b"zh-CN"}
_DATES = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}|(xmp:\w+Date=\")[\d-]{10}T[\d:]{8}")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]+")
_CATALOG = re.compile(rb"\n(\d+) 0 obj\n<<\n(/Type /Catalog\n.*?)>>\nendobj", re.DOTALL)
_TRAILER = re.compile(rb"trailer\n<<\n(.*?)>>\nstartxref\n(\d+) *\n%%EOF\s*$", re.DOTALL)
_LONGEST = 300


@dataclass(frozen=True)
class DocumentInfo:
    """What a PDF says of itself.

    Parameters
    ----------
    title : str
        What viewers show in place of the file's name.
    language : Language
        Of its text, for who has it read aloud.
    created : datetime
        When it was made; the rest being equal, the same time makes the same bytes.
    author : str
        Who made it; empty if nobody says so.
    """

    title: str
    language: Language
    created: datetime
    author: str = ""


class PdfDocument:
    """The pages of a PDF that is being painted.

    Parameters
    ----------
    painter : QPainter
        In pixels of 1/96 inch, its origin the top left corner of the page.
    """

    def __init__(self, writer: QPdfWriter, painter: QPainter) -> None:
        self.painter = painter
        self._writer = writer

    def new_page(self) -> None:
        """Go on, on a new page of the same size; the painter begins there as it began."""
        self._writer.newPage()
        self.painter.resetTransform()
        self.painter.scale(DETAIL, DETAIL)


@contextmanager
def pdf_document(
    path: Path, info: DocumentInfo, size_mm: tuple[float, float]
) -> Iterator[PdfDocument]:
    """Open a PDF to paint on, and put it in its place once all is painted.

    Fonts are embedded, and text can be selected and found where its fonts are `findable`. Where
    the body raises, an old file stays as it was.

    Parameters
    ----------
    path : Path
        The file to write, new or old.
    info : DocumentInfo
        What it says of itself.
    size_mm : (float, float)
        Width and height of its pages, in millimetres.

    Yields
    ------
    PdfDocument
        Its first page is open.

    Raises
    ------
    ExportError
        The file cannot be written.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, info, size_mm)
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(DETAIL, DETAIL)
    try:
        yield PdfDocument(writer, painter)
    finally:
        painter.end()
    pdf = finished_pdf(bytes(buffer.data().data()), info)
    with whole_file(path) as part:
        part.write_bytes(pdf)


def finished_pdf(pdf: bytes, info: DocumentInfo) -> bytes:
    """Return a PDF that Qt wrote with the times, the language and the characters that are meant.

    Parameters
    ----------
    pdf : bytes
        As QPdfWriter writes it.
    info : DocumentInfo
        What it shall say of itself.
    """
    # Qt writes local time and how far that is from UTC, which stays.
    local = info.created.astimezone()
    digits = local.strftime("%Y%m%d%H%M%S").encode(), local.strftime("%Y-%m-%dT%H:%M:%S").encode()
    dated = _DATES.sub(lambda at: at[1] + digits[0] if at[1] else at[2] + digits[1], pdf)
    return _with_language(with_findable_text(dated), _LANGUAGE_TAGS[info.language])


def _writer(device: QIODevice, info: DocumentInfo, size_mm: tuple[float, float]) -> QPdfWriter:
    title, author = _plain(info.title), _plain(info.author)
    writer = QPdfWriter(device)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_1_6)
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setCreator("gisapp")
    known = "\n".join((title, author, info.language, info.created.isoformat()))
    writer.setDocumentId(QUuid(str(uuid.uuid5(uuid.NAMESPACE_URL, known))))
    size = QSizeF(*size_mm)
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", exact))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(96 * DETAIL)
    return writer


def _plain(text: str) -> str:
    """Return a text as one short line, which the XML within a PDF can hold."""
    return shortened(_CONTROLS.sub(" ", text).strip(), _LONGEST)


def _with_language(pdf: bytes, tag: bytes) -> bytes:
    """Add to a PDF, behind its end, a catalog that tells the language, as the format provides.

    Source: ISO 32000-1, 7.5.6 Incremental updates, 14.9.2 Natural language specification.
    """
    catalog, trailer = _CATALOG.search(pdf), _TRAILER.search(pdf)
    if catalog is None or trailer is None:
        raise ValueError("Qt writes PDF in another way")
    number = int(catalog[1])
    told = b"/Lang (%b)\n/ViewerPreferences << /DisplayDocTitle true >>\n" % tag
    body = b"%d 0 obj\n<<\n%b%b>>\nendobj\n" % (number, catalog[2], told)
    references = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(pdf))
    end = b"trailer\n<<\n%b/Prev %b\n>>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join((pdf, body, references, end % (trailer[1], trailer[2], len(pdf) + len(body))))
