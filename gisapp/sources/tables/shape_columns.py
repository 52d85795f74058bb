"""Shapes that a column has as text: WKT, WKB in hexadecimal digits, GeoJSON."""

import csv
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.sources.formats.gdal_settings import set_up_gdal
from gisapp.sources.stand_ins.private_folder import new_folder

if TYPE_CHECKING:
    import pyarrow as pa

Notation = Literal["wkt", "wkb", "geojson"]

_TYPES = (
    r"POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION"
    r"|LINEARRING|CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTICURVE|MULTISURFACE|TRIANGLE|TIN"
    r"|POLYHEDRALSURFACE"
)
_NOTATIONS: dict[Notation, re.Pattern[str]] = {
    "wkt": re.compile(rf"\s*(?:SRID\s*=\s*\d+\s*;)?\s*(?:{_TYPES})\b[\s\w]*(?:\(|EMPTY)", re.I),
    "wkb": re.compile(r"\s*(?:\\x|0x)?0[01][0-9a-f]{8}(?:[0-9a-f]{2})+\s*", re.IGNORECASE),
    "geojson": re.compile(r'\s*\{(?=.*"type")(?=.*"(?:coordinates|geometries|geometry)")', re.S),
}
_SRID = re.compile(r"\s*SRID\s*=\s*(\d+)\s*;", re.IGNORECASE)
_DEEPEST = 16
"""Collections in collections; what goes deeper is made to break programs."""
_COLLECTION = re.compile(r"GEOMETRYCOLLECTION", re.IGNORECASE)
_ARCS = re.compile(r"CURVE|CIRCULAR|SURFACE|TRIANGLE|\bTIN", re.IGNORECASE)
"""Types of which GEOS makes nothing, and GDAL does."""
_LOOKED_AT = 50


class Shapes(NamedTuple):
    """Shapes out of a column.

    Parameters
    ----------
    wkb : (n,) pyarrow.Array
        Well-known binary, null where a cell is blank or no shape.
    srid : int
        The number of the CRS that all name, 0 where they don't.
    """

    wkb: "pa.Array"
    srid: int


def notation_of(texts: Sequence[str]) -> Notation | None:
    """Return how a column writes shapes, None where most of its cells are none.

    Parameters
    ----------
    texts : sequence of str
        The first cells of it that are not blank.

    Examples
    --------
    >>> notation_of(["POINT (116 28.6)", "SRID=4490;point z(116 28 1)", "?"])
    'wkt'
    >>> notation_of(['{"type": "Point", "coordinates": [116, 28]}']), notation_of(["Point Road"])
    ('geojson', None)
    """
    looked_at = texts[:_LOOKED_AT]
    for notation, pattern in _NOTATIONS.items():
        if 2 * sum(bool(pattern.match(text)) for text in looked_at) > len(looked_at):
            return notation
    return None


def shapes_of(texts: "pa.Array", notation: Notation) -> Shapes:
    """Return the shapes of a column.

    Parameters
    ----------
    texts : (n,) pyarrow.Array
        Null where nothing is stated.
    notation : Notation
        How they are written.
    """
    import pyarrow as pa
    import shapely

    cells = np.array([_harmless(text) for text in texts.to_pylist()], object)
    if notation == "geojson":
        return _shapes(shapely.from_geojson(cells, on_invalid="ignore"), 0)
    if notation == "wkb":
        return _of_digits(cells)
    named = [_SRID.match(text) for text in cells if text]
    numbers = {match[1] for match in named if match}
    bare = np.array([text and " ".join(_SRID.sub("", text).split()) for text in cells], object)
    known = np.array([None if text and _ARCS.search(text) else text for text in bare], object)
    wkb = np.asarray(shapely.to_wkb(shapely.from_wkt(known, on_invalid="ignore")), object)
    arcs = [place for place, text in enumerate(bare) if text and _is_whole_arc(text)]
    if arcs:
        wkb[arcs] = _by_gdal([bare[place] for place in arcs])
    return Shapes(pa.array(wkb, pa.binary()), int(numbers.pop()) if len(numbers) == 1 else 0)


def _shapes(shapes: NDArray[np.object_], srid: int) -> Shapes:
    import pyarrow as pa
    import shapely

    return Shapes(pa.array(shapely.to_wkb(shapes), pa.binary()), srid)


def _harmless(text: str | None) -> str | None:
    if not text or not text.strip() or len(_COLLECTION.findall(text)) > _DEEPEST:
        return None
    return text


def _is_whole_arc(text: str) -> bool:
    is_plain = text.isprintable() and text.isascii()
    return is_plain and bool(_ARCS.search(text)) and text.count("(") == text.count(")")


def _of_digits(cells: NDArray[np.object_]) -> Shapes:
    """Return shapes of hexadecimal digits; where there are arcs, all stay as they are stored."""
    import pyarrow as pa
    import shapely

    stored = np.array([None if text is None else _as_bytes(text) for text in cells], object)
    try:
        shapes = shapely.from_wkb(stored, on_invalid="ignore")
    except NotImplementedError:
        return Shapes(pa.array(stored, pa.binary()), 0)
    known = shapely.get_srid(shapes)
    numbers = set(known[known > 0].tolist())
    return _shapes(shapes, numbers.pop() if len(numbers) == 1 else 0)


def _as_bytes(text: str) -> bytes | None:
    digits = text.strip().removeprefix("\\x").removeprefix("0x")
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return None


def _by_gdal(texts: Sequence[str]) -> list[bytes | None]:
    """Return what GDAL reads of texts that GEOS doesn't: it knows arcs."""
    from pyogrio.raw import open_arrow

    set_up_gdal()
    path = new_folder() / "shapes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("row", "WKT"))
        writer.writerows(enumerate(texts))
    with open_arrow(path, use_pyarrow=True) as (_, batches):
        found: list[bytes | None] = batches.read_all().columns[-1].to_pylist()
    return found
