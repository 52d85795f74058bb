"""What a fact sheet says, in words of one language: the same for PDF and HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.sheet_text import ChartText, FigureText, ProgressText, RowText
from gisapp.words import Language


@dataclass(frozen=True)
class SheetRow:
    """A line of a section.

    Parameters
    ----------
    text : RowText
        What it says.
    sources : tuple of int
        The numbers of the sources that say so, as `Sheet.sources` counts them, from 1.
    place : str
        Where in its source that stands, such as a paragraph; may be empty.
    """

    text: RowText
    sources: tuple[int, ...] = ()
    place: str = ""

    @property
    def mark(self) -> str:
        """What stands beside the value: "[1] ¶5"; empty where no source is told."""
        numbers = "".join(f"[{number}]" for number in self.sources)
        return f"{numbers} {self.place}".strip() if numbers else ""


@dataclass(frozen=True)
class SheetSection:
    """Lines that belong together.

    Parameters
    ----------
    title : str
        Their heading.
    rows : tuple of SheetRow
        At least one.
    note : str
        What is said of all of them, below; may be empty.
    """

    title: str
    rows: tuple[SheetRow, ...]
    note: str = ""


@dataclass(frozen=True)
class SheetMap:
    """The map of a sheet.

    Parameters
    ----------
    viewport : Viewport
        What it shows, in pixels of 1/96 inch.
    features : tuple of FeatureRef
        What is highlighted.
    caption : str
        What must be said of it: hand-drawn shapes, filters, whose data it shows.
    """

    viewport: Viewport
    features: tuple[FeatureRef, ...]
    caption: str = ""


@dataclass(frozen=True)
class SheetPicture:
    """A picture of the subject, made small.

    Parameters
    ----------
    name : str
        The name of its file.
    jpeg : bytes
        Empty where the file is no picture that can be shown.
    width, height : int
        In pixels; 0 where there is no picture.
    """

    name: str
    jpeg: bytes = b""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class SheetLine:
    """Something that is told in one sentence, below its heading."""

    title: str
    text: str


@dataclass(frozen=True)
class SheetHeadings:
    """The words above the parts of a sheet, and in its margins, in its language.

    Parameters
    ----------
    sheet, progress, pictures, sources : str
        Headings.
    no_picture : str
        What stands in place of a picture that cannot be shown.
    page : str
        With the placeholders {page} and {pages}.
    confidence : mapping
        What is written beside a value that is not clear, by the code of its confidence.
    """

    sheet: str
    progress: str
    pictures: str
    sources: str
    no_picture: str
    page: str
    confidence: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Sheet:
    """All that a fact sheet says, from top to bottom; empty is what there is nothing of.

    Parameters
    ----------
    language : Language
        Of its words.
    key : str
        What tells its subject from others, for the name of its file.
    headings : SheetHeadings
        The words above its parts.
    name, other_name : str
        In the language of the sheet, and in the other one.
    tags : tuple of str
        What it is: its kind and its state.
    belongs_to : tuple of str
        What it lies in, the outermost first.
    quality : str
        How good its shape on the map is.
    remarks : tuple of str
        What must be known before reading on.
    figures : tuple of FigureText
        Its key figures.
    progress : tuple of ProgressText
        Stated parts of stated wholes.
    charts : tuple of ChartText
        Figures over time.
    map : SheetMap or None
        None for a subject without a place.
    map_missing : str
        Why there is no map; empty where there is one, or nobody wants one.
    beside : tuple of SheetSection
        What stands beside the map: distances, and whom to ask.
    sections : tuple of SheetSection
        All facts, and what else is told in lines.
    pictures : tuple of SheetPicture
        Of the subject.
    lines : tuple of SheetLine
        What is not stated, which documents there are, and the like.
    sources : tuple of str
        Where facts come from: the first is number 1.
    dates : str
        When it was made, and from when its data are.
    disclaimer : str
        What it is not.
    """

    language: Language
    key: str
    headings: SheetHeadings
    name: str = ""
    other_name: str = ""
    tags: tuple[str, ...] = ()
    belongs_to: tuple[str, ...] = ()
    quality: str = ""
    remarks: tuple[str, ...] = ()
    figures: tuple[FigureText, ...] = ()
    progress: tuple[ProgressText, ...] = ()
    charts: tuple[ChartText, ...] = ()
    map: SheetMap | None = None
    map_missing: str = ""
    beside: tuple[SheetSection, ...] = ()
    sections: tuple[SheetSection, ...] = ()
    pictures: tuple[SheetPicture, ...] = ()
    lines: tuple[SheetLine, ...] = ()
    sources: tuple[str, ...] = ()
    dates: str = ""
    disclaimer: str = ""

    @property
    def title(self) -> str:
        """Its name in one line, both languages."""
        return " · ".join(each for each in (self.name, self.other_name) if each)

    @property
    def texts(self) -> Iterator[str]:
        """All that is written in letters that data bring along."""
        yield from (self.name, self.other_name, *self.belongs_to, *self.remarks, *self.sources)
        for section in (*self.beside, *self.sections):
            yield from (row.text.spoken for row in section.rows)
        yield from (line.text for line in self.lines)

    def without_sources(self) -> "Sheet":
        """Return the same without telling where facts come from."""
        sections = tuple(
            replace(each, rows=tuple(replace(row, sources=(), place="") for row in each.rows))
            for each in self.sections
        )
        return replace(self, sections=sections, sources=())
