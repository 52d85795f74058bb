"""The one list of readers: which files each of them takes, and which function opens them.

The file dialog, drag and drop, and the command line all go by `READERS`. A new vector format is a
`Parser`, and one line here that names it; another kind of map, a function that opens it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name

from gisapp.sources.boundary.sniffing import is_boundary_txt
from gisapp.sources.containers import is_folder_of_maps
from gisapp.sources.drawings.records import is_drawing
from gisapp.sources.formats.file_kinds import (
    RASTER_SUFFIXES,
    TEXT_TABLE_SUFFIXES,
    WORKBOOK_SUFFIXES,
)
from gisapp.sources.formats.parquet_folders import is_parquet_folder
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.parks.tables import is_park_dataset
from gisapp.sources.parks.workbook_sniffing import is_park_workbook
from gisapp.sources.source_name import ARCHIVES, is_archive
from gisapp.sources.tables.sniffing import is_text_table, is_workbook
from gisapp.words import Words

_VECTOR = "gisapp.sources.vector_reader:open_vector_file"
_BOUNDARY = "gisapp.sources.boundary.boundary_txt:read_boundary_txt"
_DRAWING = "gisapp.sources.drawings.dxf:read_drawing"
_TEXT_TABLE = "gisapp.sources.tables.text_table:read_text_table"
_WORKBOOK = "gisapp.sources.tables.workbook:read_workbook"
_RASTER = "gisapp.sources.rasters.reader:open_raster"
_FOOTPRINT = "gisapp.sources.rasters.footprint:read_footprint"
"""The outline of a raster, for who asks where it lies; its pixels are no table."""


@dataclass(frozen=True)
class Reader:
    """One way to open files.

    Parameters
    ----------
    name : str
        Its words are `files.reader.<name>`, for the file dialog.
    suffixes : tuple of str
        How the names of its files end, in lower case with the dot; empty for a reader that goes
        by content alone, which the file dialog doesn't list.
    opener : str
        `module:function`, imported when a file is opened. The function takes an `OpenRequest`
        and yields an `OpenedSource` for each step of reading.
    sniff : callable or None
        Returns True for a path that the reader takes; None where the suffix decides.
    parser : str
        `module:function` of the `Parser` that reads its files as tables; empty for GDAL or Arrow.
    is_distant : bool
        True for a parser that may crash or take all of the memory: another process runs it.
    """

    name: str
    suffixes: tuple[str, ...]
    opener: str
    sniff: Callable[[Path], bool] | None = None
    parser: str = ""
    is_distant: bool = False

    def takes(self, path: Path) -> bool:
        """Return True if this reader is the one for an existing file."""
        if self.sniff is not None:
            return self.sniff(path)
        return path.suffix.lower() in self.suffixes

    def open(self, request: OpenRequest) -> Iterator[OpenedSource]:
        """Yield what has been read of a file, step by step.

        Raises
        ------
        SourceError
            Nothing of the file can be read, or it has no such layer.
        CrsError
            The CRS asked for is not known, or the file doesn't say what its coordinates are.
        """
        opener: Callable[[OpenRequest], Iterator[OpenedSource]] = resolve_name(self.opener)
        return opener(request)


def _any_file(_: Path) -> bool:
    return True


READERS: tuple[Reader, ...] = (
    Reader("park", (), "gisapp.sources.parks.reader:open_park_dataset", is_park_dataset),
    Reader("park_workbook", (), "gisapp.sources.parks.reader:open_park_dataset", is_park_workbook),
    Reader("geoparquet_parts", (), _VECTOR, is_parquet_folder),
    Reader("folder", (), "gisapp.sources.containers:open_folder", is_folder_of_maps),
    Reader("archive", ARCHIVES, "gisapp.sources.containers:open_archive", is_archive),
    Reader("geopackage", (".gpkg",), _VECTOR),
    Reader("geojson", (".geojson", ".json"), _VECTOR),
    Reader("shapefile", (".shp",), _VECTOR),
    Reader("flatgeobuf", (".fgb",), _VECTOR),
    Reader("geoparquet", (".parquet", ".geoparquet"), _VECTOR),
    Reader("kml", (".kml",), _VECTOR),
    Reader("gml", (".gml",), _VECTOR),
    Reader("osm", (".osm", ".pbf"), _VECTOR),
    Reader("boundary_txt", (".txt",), _VECTOR, is_boundary_txt, _BOUNDARY),
    Reader("dxf", (".dxf",), _VECTOR, is_drawing, _DRAWING),
    Reader("csv", TEXT_TABLE_SUFFIXES, _VECTOR, is_text_table, _TEXT_TABLE),
    Reader("workbook", WORKBOOK_SUFFIXES, _VECTOR, is_workbook, _WORKBOOK, is_distant=True),
    Reader("mbtiles", (".mbtiles",), "gisapp.sources.tiles.mbtiles:open_mbtiles"),
    Reader("pmtiles", (".pmtiles",), "gisapp.sources.tiles.pmtiles:open_pmtiles"),
    Reader("raster", RASTER_SUFFIXES, _RASTER, parser=_FOOTPRINT),
    Reader("other", (), _VECTOR, _any_file),
)
"""All readers; the first one that takes a file opens it. The last one leaves it to GDAL."""


def reader_for(path: Path) -> Reader:
    """Return the reader that opens an existing file."""
    return next(reader for reader in READERS if reader.takes(path))


def dialog_filter(words: Words) -> str:
    """Return the filter of a file dialog, as Qt writes it: everything first, then each format.

    >>> from gisapp.words import load_words
    >>> dialog_filter(load_words("en")).split(";;")[2]
    'GeoPackage (*.gpkg)'
    """
    listed = [reader for reader in READERS if reader.suffixes]
    everything = [suffix for reader in listed for suffix in reader.suffixes]
    return ";;".join(
        (
            f"{words('files.reader.all')} ({_patterns(everything)})",
            *(f"{words(f'files.reader.{r.name}')} ({_patterns(r.suffixes)})" for r in listed),
            f"{words('files.reader.other')} (*)",
        )
    )


def _patterns(suffixes: Iterable[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)
