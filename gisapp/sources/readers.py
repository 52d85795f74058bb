"""The one list of readers: which files each of them takes, and how it opens them.

The file dialog, drag and drop, and the command line all go by `READERS`. A new reader is a module
of its own with a function such as `open_vector_file`, and one line here.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.parks.reader import open_park_dataset
from gisapp.sources.parks.tables import is_park_dataset
from gisapp.words import Words

_GDAL_AND_ARROW = ("pyogrio.raw", "geoarrow.pyarrow", "gisapp.sources.vector.reader")


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
    sniff : callable or None
        True for a path that the reader takes; None where the suffix decides.
    open : callable
        Yields what has been read, step by step; imports what is slow to import.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[Path], bool] | None
    open: Callable[[OpenRequest], Iterator[OpenedSource]]

    def takes(self, path: Path) -> bool:
        """Return True if this reader is the one for an existing file."""
        if self.sniff is not None:
            return self.sniff(path)
        return path.suffix.lower() in self.suffixes


def _open_vector_file(request: OpenRequest) -> Iterator[OpenedSource]:
    load_readers()
    from gisapp.sources.vector.reader import open_vector_file

    return open_vector_file(request)


def _open_mbtiles(request: OpenRequest) -> Iterator[OpenedSource]:
    from gisapp.sources.tiles.mbtiles import MbtilesArchive

    return MbtilesArchive.open_source(request)


def _open_pmtiles(request: OpenRequest) -> Iterator[OpenedSource]:
    from gisapp.sources.tiles.pmtiles import PmtilesArchive

    return PmtilesArchive.open_source(request)


def _any_file(_: Path) -> bool:
    return True


READERS: tuple[Reader, ...] = (
    Reader("park", (), is_park_dataset, open_park_dataset),
    Reader("geopackage", (".gpkg",), None, _open_vector_file),
    Reader("geojson", (".geojson", ".json"), None, _open_vector_file),
    Reader("shapefile", (".shp",), None, _open_vector_file),
    Reader("flatgeobuf", (".fgb",), None, _open_vector_file),
    Reader("geoparquet", (".parquet", ".geoparquet"), None, _open_vector_file),
    Reader("kml", (".kml",), None, _open_vector_file),
    Reader("gml", (".gml",), None, _open_vector_file),
    Reader("csv", (".csv",), None, _open_vector_file),
    Reader("dxf", (".dxf",), None, _open_vector_file),
    Reader("mbtiles", (".mbtiles",), None, _open_mbtiles),
    Reader("pmtiles", (".pmtiles",), None, _open_pmtiles),
    Reader("other", (), _any_file, _open_vector_file),
)
"""All readers; the first one that takes a file opens it. The last one leaves it to GDAL."""


def reader_for(path: Path) -> Reader:
    """Return the reader that opens an existing file."""
    return next(reader for reader in READERS if reader.takes(path))


def dialog_filter(words: Words) -> str:
    """Return the filter of a file dialog, as Qt writes it: everything first, then each format.

    >>> from gisapp.words import load_words
    >>> dialog_filter(load_words("en")).split(";;")[1]
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


def load_readers() -> None:
    """Import GDAL, Arrow and what they bring; the embedded data and tiles open without them.

    That makes a great many objects, and looking for garbage among them would stop all threads
    for a tenth of a second, again and again; they are there to stay.
    """
    if all(module in sys.modules for module in _GDAL_AND_ARROW):
        return
    was_enabled = gc.isenabled()
    gc.disable()
    for module in _GDAL_AND_ARROW:
        import_module(module)
    gc.freeze()
    if was_enabled:
        gc.enable()
