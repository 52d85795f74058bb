"""Writes a sheet as PDF, and paints its preview."""

import math
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from gisapp.core.layers.layer import Problem
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.export.layout.boxed_letters import boxed_letters
from gisapp.export.layout.paint_sheet import paint_page
from gisapp.export.layout.paper import size_mm
from gisapp.export.layout.pdf_document import DocumentInfo, pdf_document
from gisapp.export.layout.plan import page_px
from gisapp.export.layout.request import LayoutRequest
from gisapp.export.layout.sheet import Sheet, map_viewport, sheet_of
from gisapp.render.features.painter import painting_on


@dataclass(frozen=True)
class WrittenLayout:
    """What came of a sheet.

    Parameters
    ----------
    pages : int
    problems : tuple of Problem
        What is not as it should be, such as letters that no font has.
    """

    pages: int
    problems: tuple[Problem, ...]


def write_layout(
    request: LayoutRequest, path: Path, progress: Progress = NO_PROGRESS
) -> WrittenLayout:
    """Write a sheet as PDF.

    Parameters
    ----------
    progress : Progress
        Reported to, and checked, between the steps of the painting.

    Raises
    ------
    ExportError
        The file cannot be written.
    SourceError
        The source of a layer cannot be read any more.
    Cancelled
        The export shall end; an old file is as it was.
    RenderError
        There is no memory for a picture of the map.
    """
    sheet = ready_sheet(request)
    content = sheet.request.content
    title = " ".join(sheet.title[1]) or path.stem
    info = DocumentInfo(title, content.language, request.created, request.author)
    size = size_mm(request.paper, is_landscape=request.is_landscape)
    names: tuple[str, ...] = ()
    with pdf_document(path, info, size) as document:
        for page in range(sheet.page_count):
            progress.check()
            if page:
                document.new_page()
            names += paint_page(document.painter, sheet, page, progress=progress)
    return WrittenLayout(sheet.page_count, _problems(sheet, names))


def ready_sheet(request: LayoutRequest) -> Sheet:
    """Return a sheet with the features loaded that its map shows."""
    reach = map_viewport(request).with_surroundings.extent
    return sheet_of(replace(request, content=request.content.loaded_for(reach)))


def paint_preview(
    request: LayoutRequest, longest_px: int, page: int = 0, progress: Progress = NO_PROGRESS
) -> tuple[QImage, int]:
    """Paint a page of a sheet as a picture, and return it with the number of pages.

    Parameters
    ----------
    longest_px : int
        The longer side of the picture.
    page : int
        From 0 on; the last one where there are fewer.

    Raises
    ------
    SourceError, Cancelled
        As of `write_layout`.
    """
    sheet = ready_sheet(request)
    whole = page_px(request)
    ratio = longest_px / max(whole.width(), whole.height())
    width, height = (math.ceil(each * ratio) for each in (whole.width(), whole.height()))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with painting_on(image) as painter:
        painter.scale(ratio, ratio)
        paint_page(painter, sheet, min(page, sheet.page_count - 1), ratio, progress)
    return image, sheet.page_count


def _problems(sheet: Sheet, names: tuple[str, ...]) -> tuple[Problem, ...]:
    written = [*names, *sheet.title[1], *sheet.tag, *sheet.footer[0], *sheet.footer[1]]
    if sheet.legend is not None:
        written.extend(line for each in sheet.legend.placed for line in each.lines)
    for parts in sheet.tables:
        written.extend(
            line for part in parts for row in part.lines for cell in row for line in cell
        )
    return boxed_letters(written)
