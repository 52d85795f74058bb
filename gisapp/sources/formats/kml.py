"""KML: what files without a place have instead, and what GDAL tells that nobody wrote."""

import mmap
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import Problem
from gisapp.core.text.shortening import first_of
from gisapp.errors import SourceError

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_BYTES = 1024**2
"""Of a file that are looked at; one without places is not as large."""
_PLACE = b"<Placemark"
_LINK = re.compile(rb"<NetworkLink\b.*?<href>\s*(.*?)\s*</href>", re.DOTALL)
_LINKS = b"<NetworkLink>"
_HREF = re.compile(rb"<href>\s*(?:<!\[CDATA\[)?\s*([^<>\]]*?)\s*[<\]]")
_LONGEST_LINK = 4096
_MOST_LINKING_BYTES = 32 * 1024**2
"""Of a file that are looked through for links."""
_PICTURE = re.compile(rb"<(?:Ground|Photo|Screen)Overlay\b")
_TIME = rb"[<:](when|begin|end)\b"
_WRITTEN_AS = {
    "id": rb"Placemark\b[^>]*\sid\s*=",
    "timestamp": _TIME,
    "begin": _TIME,
    "end": _TIME,
    "altitudeMode": rb"[<:]altitudeMode\b",
    "tessellate": rb"[<:]tessellate\b",
    "extrude": rb"[<:]extrude\b",
    "visibility": rb"[<:]visibility\b",
    "drawOrder": rb"[<:]drawOrder\b",
    "icon": rb"[<:]Icon\b",
}
"""The columns that GDAL's LIBKML has for every layer, and how a file writes what is in them."""
_SWITCHES = ("tessellate", "extrude", "visibility")
_NOT_WRITTEN = -1
"""What LIBKML tells of a switch that a placemark doesn't have."""


def unwritten_columns(path: Path) -> frozenset[str]:
    """Return those of GDAL's own columns of which nothing stands in a KML file.

    Raises
    ------
    OSError
        It cannot be read.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        return frozenset(name for name, mark in _WRITTEN_AS.items() if not re.search(mark, text))


def without_unwritten(batches: "pa.RecordBatchReader") -> "pa.RecordBatchReader":
    """Return the rows of a KML file without the numbers for what a placemark doesn't say."""
    import pyarrow as pa
    import pyarrow.compute as pc

    schema = batches.schema
    places = [place for place, name in enumerate(schema.names) if name in _SWITCHES]

    def rows() -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for place in places:
                column = batch.column(place)
                is_written = pc.not_equal(column, _NOT_WRITTEN)
                told = pc.if_else(is_written, column, pa.scalar(None, column.type))
                batch = batch.set_column(place, schema.field(place), told)
            yield batch

    return pa.RecordBatchReader.from_batches(schema, rows())


def links_left(path: Path) -> tuple[Problem, ...]:
    """Return the problem of a KML file with links to others, which are never followed.

    Parameters
    ----------
    path : Path
        A file of any format.
    """
    if path.suffix.lower() != ".kml":
        return ()
    try:
        with path.open("rb") as file:
            parts = file.read(_MOST_LINKING_BYTES).split(_LINKS)[1:]
    except OSError:
        # It has been read before, and is gone now.
        return ()
    found = (_HREF.search(part[:_LONGEST_LINK]) for part in parts)
    links = [link[1].decode("utf-8", "replace") for link in found if link]
    if not links:
        return ()
    return (Problem.of("links_left", len(links), file=path.name, links=first_of(links, 3)),)


def instead_of_places(path: Path) -> SourceError | None:
    """Return why a KML file without places has nothing to map; None for any other file.

    Parameters
    ----------
    path : Path
        A file of any format.

    Returns
    -------
    SourceError or None
        It names the links to other files, which are never followed, or the pictures.
    """
    if path.suffix.lower() != ".kml":
        return None
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES)
    except OSError:
        # Whoever reads the file says why it cannot be read.
        return None
    if _PLACE in text or len(text) >= _MOST_BYTES:
        return None
    links = [link.decode("utf-8", "replace") for link in _LINK.findall(text)]
    if links:
        return SourceError("only_links", path=path, links=first_of(links, 3))
    return SourceError("only_pictures_on_it", path=path) if _PICTURE.search(text) else None
