"""What a Parquet file states about its geometry: the JSON under "geo" in its metadata, or a type.

GeoParquet 1.0 and 1.1, https://geoparquet.org/releases/v1.1.0/. The file may be anybody's, so
each value is looked at before it is believed.
"""

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.space.crs import Bounds
from gisapp.errors import SourceError
from gisapp.sources.formats.geoparquet_columns import field_type

if TYPE_CHECKING:
    import pyarrow as pa

_CRS_BY_DEFAULT = {"id": {"authority": "OGC", "code": "CRS84"}}
_AUTHORITIES = frozenset({"EPSG", "ESRI", "IAU_2015", "OGC"})
_TYPES = {
    name.lower(): name
    for name in (
        *("Point", "LineString", "Polygon"),
        *("MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"),
    )
}
_GEOARROW = "geoarrow."
_USUAL_NAMES = ("geometry", "geom", "wkb_geometry", "the_geom", "wkb", "shape")
"""What a column of well-known binary is called where nothing else says that it is one."""
ENCODINGS = ("wkb", *(name for name in _TYPES if name != "geometrycollection"))
"""Well-known binary, and GeoArrow's: each type as nested lists of coordinates."""


@dataclass(frozen=True)
class Covering:
    """Where a file has the bounds of each feature.

    Parameters
    ----------
    column : str
        The name of the struct column.
    fields : tuple of str
        The names of its xmin, ymin, xmax and ymax, in the file's CRS.
    """

    column: str
    fields: tuple[str, str, str, str]

    @property
    def paths(self) -> tuple[str, ...]:
        """The names of the four columns in Parquet."""
        return tuple(f"{self.column}.{field}" for field in self.fields)


@dataclass(frozen=True)
class GeoColumn:
    """The column with the geometry of a file's features.

    Parameters
    ----------
    name : str
        What it is called.
    encoding : str
        One of `ENCODINGS`.
    crs, geometry_type, bounds
        As in `LayerInfo`.
    covering : Covering or None
        Where the bounds of each feature are; None where the file lacks them.
    no_attributes : frozenset of str
        The names of all columns that serve geometry, this one's included.
    """

    name: str
    encoding: str
    crs: str | None
    geometry_type: str
    bounds: Bounds | None
    covering: Covering | None
    no_attributes: frozenset[str]


def read_geo_column(path: Path, schema: "pa.Schema") -> GeoColumn:
    """Return what a file's metadata state about its geometry.

    Parameters
    ----------
    path : Path
        The file, for the sentence of an error.
    schema : pyarrow.Schema
        Its columns, with the metadata.

    Raises
    ------
    SourceError
        Nothing says where the geometry is, or what does makes no sense.
    """
    metadata = (schema.metadata or {}).get(b"geo")
    if metadata is None:
        return _by_type(path, schema)
    match _parsed(path, metadata):
        case {"primary_column": str(name), "columns": dict(columns)} if name in columns:
            described = columns[name]
        case _:
            raise SourceError("parquet_unnamed_geometry", path=path)
    if name not in schema.names:
        raise SourceError("parquet_no_column", path=path, column=name)
    if schema.names.count(name) > 1:
        raise SourceError("parquet_same_names", path=path, column=name)
    match described:
        case {"encoding": str(encoding)} if encoding.lower() in ENCODINGS:
            encoding = encoding.lower()
        case _:
            raise SourceError("parquet_geometry_encoding", path=path, column=name)
    covering = _covering(described.get("covering"), schema)
    return GeoColumn(
        name=name,
        encoding=encoding,
        crs=_crs(path, described.get("crs", _CRS_BY_DEFAULT)),
        geometry_type=_geometry_type(described.get("geometry_types"), encoding),
        bounds=_bounds(described.get("bbox")),
        covering=covering,
        no_attributes=frozenset(columns) | ({covering.column} if covering else set()),
    )


def _by_type(path: Path, schema: "pa.Schema") -> GeoColumn:
    """Return the geometry of a file without such metadata: known by its type, or by its name."""
    typed = [field for field in schema if _extension(field).startswith(_GEOARROW)]
    named = [
        field
        for field in schema
        if field.name.lower() in _USUAL_NAMES and field_type(field.type) == "Binary"
    ]
    found = next(iter((*typed, *named)), None)
    encoding = _extension(found).removeprefix(_GEOARROW) or "wkb" if found else ""
    if found is None or encoding not in ENCODINGS or schema.names.count(found.name) > 1:
        raise SourceError("parquet_no_geometry", path=path)
    stated: object = None
    if typed:
        stated = _parsed(path, found.type.__arrow_ext_serialize__() or b"{}")
    return GeoColumn(
        name=found.name,
        encoding=encoding,
        crs=_crs(path, stated.get("crs") if isinstance(stated, dict) else None),
        geometry_type=_geometry_type(None, encoding),
        bounds=None,
        covering=None,
        no_attributes=frozenset({found.name}),
    )


def _extension(field: "pa.Field") -> str:
    """Return the name of a type that others than Arrow have made, else nothing."""
    name: str = getattr(field.type, "extension_name", "")
    return name


def _parsed(path: Path, metadata: bytes) -> object:
    try:
        parsed: object = json.loads(metadata)
    except (ValueError, RecursionError) as error:
        raise SourceError("parquet_no_json", path=path) from error
    return parsed


def _crs(path: Path, stated: object) -> str | None:
    """Return the CRS that PROJJSON, WKT or a code describes; null says that it is not known."""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    match stated:
        case None:
            return None
        case {"id": {"authority": str(authority), "code": int() | str() as code}} if (
            authority in _AUTHORITIES
        ):
            return f"{authority}:{code}"
        case dict():
            with suppress(CRSError):
                return CRS.from_json_dict(stated).to_wkt()
        case str():
            with suppress(CRSError):
                known = CRS.from_user_input(stated)
                authority = known.to_authority(min_confidence=100)
                return ":".join(authority) if authority else known.to_wkt()
    raise SourceError("parquet_crs", path=path)


def _geometry_type(stated: object, encoding: str) -> str:
    """Return the one word for all geometry, as GDAL's; "Unknown" where kinds may be mixed."""
    names = {str(name) for name in stated} if isinstance(stated, list) else set[str]()
    if not names and encoding != "wkb":
        return _TYPES[encoding]
    single = {name.removeprefix("Multi") for name in names}
    word = max(names, key=len, default="Unknown")
    known = len(single) == 1 and word.removesuffix(" Z").lower() in _TYPES
    return word if known else "Unknown"


def _bounds(stated: object) -> Bounds | None:
    """Return the box of all features, None where it isn't stated or runs over the 180° meridian."""
    match stated:
        case [xmin, ymin, xmax, ymax] | [xmin, ymin, _, xmax, ymax, _]:
            box = [each for each in (xmin, ymin, xmax, ymax) if isinstance(each, int | float)]
            if _is_box(box):
                return (float(box[0]), float(box[1]), float(box[2]), float(box[3]))
    return None


def _is_box(box: Sequence[float]) -> bool:
    largest = sys.float_info.max
    is_finite = len(box) == 4 and all(-largest <= each <= largest for each in box)
    return is_finite and box[0] <= box[2] and box[1] <= box[3]


def _covering(stated: object, schema: "pa.Schema") -> Covering | None:
    """Return where the box of each feature is, None where the file lacks part of it."""
    import pyarrow as pa

    match stated:
        case {
            "bbox": {
                "xmin": [str(column), str(xmin)],
                "ymin": [str(ymin_column), str(ymin)],
                "xmax": [str(xmax_column), str(xmax)],
                "ymax": [str(ymax_column), str(ymax)],
            }
        } if {column} == {ymin_column, xmax_column, ymax_column}:
            covering = Covering(column, (xmin, ymin, xmax, ymax))
        case _:
            return None
    if schema.names.count(column) != 1 or not pa.types.is_struct(schema.field(column).type):
        return None
    numbers = {each.name for each in schema.field(column).type if pa.types.is_floating(each.type)}
    return covering if numbers.issuperset(covering.fields) else None
