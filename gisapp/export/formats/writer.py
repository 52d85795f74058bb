"""A format that features are written in, and what it is given to write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from gisapp.core.progress import Progress
from gisapp.core.space.crs import is_geographic_wgs84_like
from gisapp.errors import ExportError, Phrase
from gisapp.export.formats.metric_crs import metric_crs
from gisapp.export.table_names import table_names
from gisapp.export.tables.feature_table import FeatureTable
from gisapp.export.tables.map_shapes import DEGREES, is_in_degrees
from gisapp.export.tables.merged_table import MergedTable
from gisapp.export.tables.request import SOURCE_CRS, FeatureRequest, FormatOptions
from gisapp.export.tables.row_batch import RowTable
from gisapp.words import Language, load_words

CrsRule = Literal["any", "degrees", "metres", "zone"]
"""What CRS a format takes: any; WGS 84 alone; a projected one; or a zone of Gauss-Krüger."""


@dataclass(frozen=True)
class Writer:
    """One format.

    Parameters
    ----------
    name : str
        Its words are `export.format.<name>`.
    suffixes : tuple of str
        How the names of its files end, in lower case with the dot; the usual one first.
    write : callable
        Writes a `FeatureExport` to a path, and returns how many features it wrote.
    losses : callable
        Returns what of a `FeatureExport` the format cannot keep, each once, with field names.
    crs : CrsRule
    has_one_table : bool
        True for a format in which several layers become one table.
    has_one_kind : bool
        True for a format whose shapes are all points, all lines or all polygons.
    needs_places : bool
        True for a format that has no rows without a place.
    encodings : tuple of str
        Those that texts can be written in, where there is a choice.
    has_places : bool
        True for sheets, which tell places in columns.
    siblings : tuple of str
        Suffixes of the files beside the one that is named, which belong to it.
    """

    name: str
    suffixes: tuple[str, ...]
    write: "Callable[[FeatureExport, Path, Progress], int]"
    losses: "Callable[[FeatureExport], Iterable[Phrase]]"
    crs: CrsRule = "any"
    has_one_table: bool = False
    has_one_kind: bool = False
    needs_places: bool = False
    encodings: tuple[str, ...] = ()
    has_places: bool = False
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class FeatureExport:
    """What one writer is given.

    Parameters
    ----------
    request : FeatureRequest
        What the user wants.
    writer : Writer
        The format.
    """

    request: FeatureRequest
    writer: Writer

    @property
    def language(self) -> Language:
        """The user's."""
        return self.request.content.language

    @property
    def options(self) -> FormatOptions:
        """How the file is written."""
        return self.request.options

    @property
    def encoding(self) -> str:
        """Of texts."""
        return self.options.encoding or next(iter(self.writer.encodings), "UTF-8")

    @cached_property
    def crs(self) -> str:
        """The CRS of the file.

        Raises
        ------
        ExportError
            There is none like the one that is asked for, or the format takes no such one.
        """
        asked, layers = self.request.crs, self.request.layers
        stated = {layer.origin.crs for layer in layers if not layer.is_table}
        own = stated.pop() if len(stated) == 1 else None
        rule, wanted = self.writer.crs, own if asked == SOURCE_CRS else asked
        if rule == "degrees":
            if asked not in (None, SOURCE_CRS) and not is_geographic_wgs84_like(asked or ""):
                raise ExportError("degrees_only", format=self._format, crs=asked)
            return DEGREES
        if rule == "metres":
            return metric_crs(layers, None if asked == SOURCE_CRS else asked, own)
        is_in_degrees(wanted or DEGREES)
        return wanted or DEGREES

    def check(self) -> None:
        """Find out before writing whether the format can have what is asked for.

        Raises
        ------
        ExportError
            It takes no such CRS; or it needs places, or shapes of one kind, and there are others.
        """
        tables = self.tables
        if not tables:
            raise ExportError("nothing_to_write")
        if self.writer.needs_places and not any(table.crs for table in tables):
            raise ExportError("no_places_in_format", format=self._format)
        if self.writer.has_one_kind and any(t.geometry_type == "Unknown" for t in tables):
            names = ", ".join(each.name.in_language(self.language) for each in self.request.layers)
            raise ExportError("shapefile_kinds", layers=names)

    @property
    def _format(self) -> str:
        return load_words(self.language)(f"export.format.{self.writer.name}")

    @cached_property
    def tables(self) -> tuple[RowTable, ...]:
        """What is written: a table for each layer, or one of all where the format has but one."""
        chosen = self.request.chosen
        # A layer of which nothing is chosen is left out; one without features has columns still.
        layers = [each for each in self.request.layers if chosen.is_all or chosen.count(each)]
        names = table_names(layers)
        heading = load_words(self.language)("export.notes_heading")
        tables = tuple(
            FeatureTable(
                layer,
                name,
                self.crs,
                chosen,
                heading if self.request.with_notes and layer.notes else "",
            )
            for layer, name in zip(layers, names, strict=True)
        )
        is_merged = self.writer.has_one_table and len(tables) > 1
        return (MergedTable(tables),) if is_merged else tables
