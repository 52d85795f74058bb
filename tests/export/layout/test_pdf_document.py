"""A PDF says what it is, holds its fonts, can be searched, and is the same for the same pages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont

from gisapp.errors import ExportError
from gisapp.export.layout.pdf_document import DocumentInfo, pdf_document
from gisapp.render.findable import findable
from gisapp.render.label_text import FONT_FAMILIES
from tests.export.layout.pdfs import page_size_mm, pages_of, text_of

pytestmark = pytest.mark.usefixtures("qapp")

MADE = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
INFO = DocumentInfo("昌东 (park) \\ </x>\x00", "zh", MADE, "规划局")


def written(path: Path, info: DocumentInfo = INFO, text: str = "汽车门户 office 12.5 km") -> Path:
    font = findable(QFont(list(FONT_FAMILIES)))
    font.setPixelSize(20)
    with pdf_document(path, info, (297, 210)) as document:
        for page in range(2):
            if page:
                document.new_page()
            document.painter.setFont(font)
            document.painter.drawText(QPointF(40, 60), text)
    return path


def test_a_pdf_tells_its_title_language_and_time(tmp_path: Path) -> None:
    content = written(tmp_path / "a.pdf").read_bytes()
    assert (pages_of(tmp_path / "a.pdf"), page_size_mm(tmp_path / "a.pdf")) == (2, (297, 210))
    assert b"/Lang (zh-CN)" in content
    assert b"/DisplayDocTitle true" in content
    assert '<rdf:li xml:lang="x-default">昌东 (park) \\ &lt;/x&gt;</rdf:li>'.encode() in content
    assert content.count(MADE.astimezone().strftime("%Y%m%d%H%M%S").encode()) == 2


def test_its_text_is_found_as_it_was_written(tmp_path: Path) -> None:
    assert "汽车门户 office 12.5 km" in text_of(written(tmp_path / "a.pdf"))


def test_the_same_pages_are_the_same_bytes(tmp_path: Path) -> None:
    first, again = (written(tmp_path / name).read_bytes() for name in ("a.pdf", "b.pdf"))
    assert first == again


def test_what_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="ended"), pdf_document(path, INFO, (210, 297)):
        raise ValueError("ended")
    with pytest.raises(ExportError), pdf_document(tmp_path / "no" / "a.pdf", INFO, (210, 297)):
        pass
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]
    assert path.read_bytes() == b"old"
