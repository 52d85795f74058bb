"""Writes the fact sheets of a request: to one file, or to a folder with a file for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import ExportError
from gisapp.export.expose.file_names import FileNames
from gisapp.export.expose.making import SheetMaker
from gisapp.export.expose.page import write_page
from gisapp.export.expose.paper_rows import BODY
from gisapp.export.expose.pdf import write_pdf
from gisapp.export.expose.request import MOST_SHEETS, ExposeRequest, content_of
from gisapp.export.expose.sheet import Sheet
from gisapp.export.expose.sheet_map import MapLook
from gisapp.export.layout.type_setting import TextLook
from gisapp.export.open_files import check_not_open
from gisapp.export.whole_folder import filled_folder
from gisapp.render.findable import letters_without_font
from gisapp.render.palette import load_palette
from gisapp.words import load_words

FORMATS = (".pdf", ".html")
_PREPARING = 0.1
_MOST_BOXES = 40


@dataclass
class Written:
    """What has been written, known also where the writing ended before its time.

    Parameters
    ----------
    count : int
        How many sheets.
    boxes : str
        Letters that no font has: on paper they are boxes.
    """

    count: int = 0
    boxes: str = ""

    def note_boxes(self, sheet: Sheet) -> None:
        """Note the letters of a sheet that no font has."""
        found = letters_without_font(sheet.texts, TextLook(BODY).font)
        self.boxes = "".join(dict.fromkeys(self.boxes + found))[:_MOST_BOXES]


def write_sheets(
    request: ExposeRequest,
    path: Path,
    progress: Progress = NO_PROGRESS,
    written: Written | None = None,
) -> int:
    """Write the sheets of a request to one file, by its suffix, and return how many.

    Parameters
    ----------
    request : ExposeRequest
    path : Path
        The file to write, new or old; ends in one of `FORMATS`, or in `.htm`.
    progress : Progress
        Reported to, and checked, between sheets.
    written : Written or None
        Counts the sheets.

    Raises
    ------
    ExportError
        There is no subject, or too many; one is hidden; the suffix is another; the file cannot
        be written.
    SourceError
        A source cannot be read any more.
    Cancelled
        The export shall end; an old file is as it was.
    """
    suffix = format_of(path)
    job = _job(request, path, progress)
    done = written or Written()
    sheets = job.sheets(progress.part(_PREPARING, 1.0), done)
    if suffix == ".pdf":
        return write_pdf(sheets, job.look, path, job.title, request.date)
    return write_page(sheets, job.look, path, job.title, job.titles)


def write_folder(
    request: ExposeRequest,
    folder: Path,
    suffix: str,
    progress: Progress = NO_PROGRESS,
    written: Written | None = None,
) -> int:
    """Write each sheet of a request to a file of its own, and return how many.

    Parameters
    ----------
    folder : Path
        Made where it is not there; what is in it stays, but for files of the same names. The
        sheets come there together, once they are written.
    suffix : str
        One of `FORMATS`.
    request, progress, written
        As of `write_sheets`.

    Raises
    ------
    ExportError
        As of `write_sheets`; what was written before stays.
    SourceError
        A source cannot be read any more.
    Cancelled
        The export shall end; what was written before stays.
    """
    job = _job(request, folder, progress)
    names = FileNames(suffix)
    done = written or Written()
    with filled_folder(folder) as part:
        for sheet in job.sheets(progress.part(_PREPARING, 1.0), done):
            name = names.of(sheet.key, sheet.name)
            check_not_open(folder / name, request.layers)
            if suffix == ".pdf":
                write_pdf([sheet], job.look, part / name, sheet.title, request.date)
            else:
                write_page([sheet], job.look, part / name, sheet.title, ())
    return done.count


def format_of(path: Path) -> str:
    """Return which of `FORMATS` a file is written in, by its suffix.

    Raises
    ------
    ExportError
        None of them.
    """
    suffix = path.suffix.lower()
    if suffix == ".htm":
        return ".html"
    if suffix not in FORMATS:
        raise ExportError("no_expose_format", path=path.name, known=", ".join(FORMATS))
    return suffix


@dataclass(frozen=True, eq=False)
class _Job:
    """What is made once for all sheets."""

    request: ExposeRequest
    maker: SheetMaker
    look: MapLook

    @property
    def title(self) -> str:
        """The title of one file with all sheets."""
        if len(self.request.subjects) == 1:
            return self.maker.title_of(self.request.subjects[0])
        return load_words(self.look.language)("expose.name_several")

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of several sheets, for a table of contents."""
        several = self.request.subjects if len(self.request.subjects) > 1 else ()
        return tuple(map(self.maker.title_of, several))

    def sheets(self, progress: Progress, written: Written) -> Iterator[Sheet]:
        """Yield the sheets one after the other: the one before is written by then."""
        subjects = self.request.subjects
        for number, ref in enumerate(subjects):
            progress.check()
            progress.report(number / len(subjects))
            sheet = self.maker.sheet_of(ref)
            written.note_boxes(sheet)
            yield sheet
            written.count += 1


def _job(request: ExposeRequest, path: Path, progress: Progress) -> _Job:
    if not request.subjects:
        raise ExportError("expose_nothing")
    if len(request.subjects) > MOST_SHEETS:
        count = f"{len(request.subjects):,}"
        raise ExportError("expose_too_many", count=count, most=f"{MOST_SHEETS:,}")
    check_not_open(path, request.layers)
    content = content_of(request, progress.part(0.0, _PREPARING))
    look = MapLook(content.shown, load_palette("light"))
    return _Job(request, SheetMaker.of(content, request.parts, request.date), look)
