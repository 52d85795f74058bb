"""In which order the parts of a printed sheet come, and what of them stands beside the map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gisapp.export.expose.paper_flow import Unit
from gisapp.export.expose.paper_pictures import (
    BESIDE_WIDTH,
    HIGHEST_MAP,
    Chart,
    MapBlock,
    Photos,
    photo_rows,
)
from gisapp.export.expose.paper_rows import (
    BODY,
    DOUBT,
    INK,
    QUIET,
    SMALL,
    TINY,
    Bar,
    Block,
    Cards,
    Ends,
    FactRow,
    Gap,
    Heading,
    Text,
    heading,
)
from gisapp.export.expose.sheet import Sheet, SheetSection
from gisapp.export.expose.sheet_map import MapLook
from gisapp.export.layout.type_setting import TextLook, fitted_title

_FEW_ROWS = 3
"""A section of so many rows is not parted into two columns."""


@dataclass(frozen=True, eq=False)
class Arrangement:
    """The parts of a sheet as blocks.

    Parameters
    ----------
    sheet : Sheet
    look : MapLook
        Of its map.
    width : float
        Of the page within its margins, in pixels of 1/96 inch.
    """

    sheet: Sheet
    look: MapLook
    width: float

    def across(self) -> Iterator[Unit]:
        """Yield what stands above the columns: names, key figures, the map."""
        sheet = self.sheet
        yield tuple(self._head())
        if sheet.figures:
            known = sheet.headings.confidence
            doubts = [known.get(each.confidence, "") for each in sheet.figures]
            yield Gap(10), Cards(sheet.figures, doubts)
        if sheet.map is not None:
            yield Gap(12), MapBlock(sheet.map, self.look, self._beside)

    def in_columns(self) -> Iterator[Unit]:
        """Yield charts and facts, and before them what has no room beside the map."""
        if self.sheet.map is None and self.sheet.progress:
            yield self._progress
        for section in self.sheet.beside[self._sections_beside :]:
            yield from self._units(section)
        for chart in self.sheet.charts:
            yield heading(chart.title), Chart(chart)
        for section in self.sheet.sections:
            yield from self._units(section)

    def at_the_end(self) -> Iterator[Unit]:
        """Yield photos, what is not stated, documents and sources."""
        headings = self.sheet.headings
        pictures = self.sheet.pictures[1 if self._photo else 0 :]
        for number, row in enumerate(photo_rows(pictures, headings.no_picture)):
            yield (row,) if number else (heading(headings.pictures), Gap(2), row)
        for line in self.sheet.lines:
            yield heading(line.title), Text(line.text, TextLook(SMALL, color=QUIET))
        for number, source in enumerate(self.sheet.sources, start=1):
            text = Text(f"[{number}] {source}", TextLook(TINY, color=QUIET), 4)
            yield (text,) if number > 1 else (heading(headings.sources), text)

    def _head(self) -> Iterator[Block]:
        sheet = self.sheet
        yield Ends(" · ".join((sheet.headings.sheet, *sheet.tags)), sheet.dates)
        large = TextLook(25.0, is_bold=True, color=INK)
        look, _ = fitted_title(sheet.name, large, self.width, 15.0, 2)
        yield Text(sheet.name, look, 2)
        yield Text(sheet.other_name, TextLook(14.0, color=QUIET), 2)
        yield Text(" › ".join(sheet.belongs_to), TextLook(BODY, color=QUIET), 2, above=2)
        for text in filter(None, (sheet.quality, sheet.map_missing, *sheet.remarks)):
            yield Text(text, TextLook(SMALL, color=DOUBT), 6, above=2)

    @cached_property
    def _progress(self) -> tuple[Block, ...]:
        bars = tuple(map(Bar, self.sheet.progress))
        return (heading(self.sheet.headings.progress), *bars) if bars else ()

    @cached_property
    def _sections_beside(self) -> int:
        """How many of the sections that may stand beside the map have room there."""
        if self.sheet.map is None:
            return 0
        height = _height(self._progress)
        for count, section in enumerate(self.sheet.beside):
            height += _height(self._blocks(section))
            if height > HIGHEST_MAP:
                return count
        return len(self.sheet.beside)

    @cached_property
    def _texts_beside(self) -> tuple[Block, ...]:
        sections = self.sheet.beside[: self._sections_beside]
        return (*self._progress, *(each for some in sections for each in self._blocks(some)))

    @cached_property
    def _photo(self) -> Photos | None:
        """The first photo, where there is room for it beside the map."""
        sheet = self.sheet
        if sheet.map is None or not sheet.pictures or not self._texts_beside:
            return None
        photo = Photos(sheet.pictures[:1], sheet.headings.no_picture, abreast=1)
        room = sheet.map.viewport.height - _height(self._texts_beside)
        return photo if photo.height(BESIDE_WIDTH) <= room else None

    @property
    def _beside(self) -> tuple[Block, ...]:
        texts, photo = self._texts_beside, self._photo
        if not texts:
            return ()
        # The first heading begins as high as the map.
        return (Gap(-Heading.ABOVE), *texts, *((Gap(10), photo) if photo else ()))

    def _units(self, section: SheetSection) -> Iterator[Unit]:
        """Yield the lines of a section, the first, or all of a few, together with the heading."""
        blocks = self._blocks(section)
        if len(section.rows) <= _FEW_ROWS:
            yield blocks
            return
        head, first, *others = blocks
        yield head, first
        for block in others:
            yield (block,)

    def _blocks(self, section: SheetSection) -> list[Block]:
        doubts = self.sheet.headings.confidence
        rows = [FactRow(row, doubts.get(row.text.confidence, "")) for row in section.rows]
        note = Text(section.note, TextLook(TINY, color=QUIET), 4, above=3)
        return [heading(section.title), *rows, *((note,) if section.note else ())]


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height(BESIDE_WIDTH) for block in blocks)
