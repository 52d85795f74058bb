"""What a GeoParquet file states about its geometry is believed only where it makes sense."""

import re
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gisapp.core.space.crs import Bounds
from gisapp.errors import SourceError
from gisapp.sources.formats.arrow_source import arrow_source
from tests.geoparquet_files import bbox, metadata, wkb, write
from tests.vector_files import YARD, read_vector_file

BROKEN: Mapping[str, tuple[object, str]] = {
    "no metadata": (None, "is a Parquet table without geometry"),
    "no JSON": (b"{", "no readable JSON"),
    "no UTF-8": (b"\xff\xfe\xff", "no readable JSON"),
    "deep JSON": (b"[" * 100_000, "no readable JSON"),
    "a list": ([], "do not name the geometry column"),
    "columns in a list": (
        {"primary_column": "geometry", "columns": ["geometry"]},
        "do not name the geometry column",
    ),
    "no such name": (
        {"primary_column": "geom", "columns": {"geometry": {}}},
        "do not name the geometry column",
    ),
    "a number for a name": (
        {"primary_column": 5, "columns": {"5": {}}},
        "do not name the geometry column",
    ),
    "no such column": (
        {"primary_column": "geom", "columns": {"geom": {"encoding": "WKB"}}},
        "no geometry column 'geom'",
    ),
    "a number for a column": (
        {"primary_column": "geometry", "columns": {"geometry": 5}},
        "is written in a way that is not known",
    ),
    "an unknown encoding": (metadata(encoding="TWKB"), "is written in a way that is not known"),
    "a list for an encoding": (metadata(encoding=["WKB"]), "is written in a way that is not known"),
    "another encoding": (metadata(encoding="polygon"), "cannot be read as a map layer"),
    "a number for a CRS": (metadata(crs=4490), "is not PROJJSON"),
    "an odd CRS": (metadata(crs={"type": "GeographicCRS", "name": []}), "is not PROJJSON"),
}


@pytest.mark.parametrize(
    ("stated", "bounds"),
    [
        ([1, 2.5, 3, 4], (1.0, 2.5, 3.0, 4.0)),
        ([1, 2, -9, 3, 4, 9], (1.0, 2.0, 3.0, 4.0)),
        ([170, 0, -170, 1], None),
        ([1, 2, 3], None),
        ([1, 2, "3", 4], None),
        ([1, 2, 10**400, 4], None),
        ([1, 2, float("nan"), 4], None),
        ({"xmin": 1}, None),
    ],
)
def test_bounds_are_believed_where_they_make_a_box(
    tmp_path: Path, stated: object, bounds: Bounds | None
) -> None:
    path = write(tmp_path / "any.parquet", {"geometry": wkb(YARD)}, metadata(bbox=stated))
    assert arrow_source(path).layer_info("any").bounds == bounds


@pytest.mark.parametrize(
    "stated",
    [
        None,
        [],
        {"bbox": None},
        {"bbox": {"xmin": ["bbox", "xmin"]}},
        bbox("bbox.xmin"),
        bbox("nowhere", "xmin"),
        bbox("geometry", "xmin"),
        bbox("box", "name"),
        bbox("box", ["xmin"]),
    ],
)
def test_a_covering_that_is_none_is_left_aside(tmp_path: Path, stated: object) -> None:
    columns = {"box": pa.array([{"xmin": 1.0, "name": "a"}]), "geometry": wkb(YARD)}
    path = write(tmp_path / "any.parquet", columns, metadata(covering=stated))
    assert not arrow_source(path).layer_info("any").finds_by_extent
    (layer,) = read_vector_file(path)
    assert len(layer.geometry) == 1


@pytest.mark.parametrize("what", BROKEN)
def test_metadata_that_make_no_sense_are_told_in_one_sentence(tmp_path: Path, what: str) -> None:
    geo, message = BROKEN[what]
    path = write(tmp_path / "odd.parquet", {"geometry": wkb(YARD)}, geo)
    with pytest.raises(SourceError, match=f"{re.escape(str(path))}.*{re.escape(message)}") as error:
        read_vector_file(path)
    assert "\n" not in str(error.value)


def test_a_second_column_called_like_the_geometry_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "twice.parquet", {"geometry": wkb(YARD)}, metadata())
    table = pq.read_table(path)
    pq.write_table(table.append_column("geometry", wkb(YARD)), path)
    with pytest.raises(SourceError, match="several columns of one name, 'geometry'"):
        read_vector_file(path)


@pytest.mark.parametrize(
    ("stated", "word"),
    [
        (["Polygon"], "Polygon"),
        (["Polygon", "MultiPolygon"], "MultiPolygon"),
        (["Point Z"], "Point Z"),
        (["Polygon", "LineString"], "Unknown"),
        ([], "Unknown"),
        (["Castle"], "Unknown"),
        ("Polygon", "Unknown"),
        ([["Polygon"], None, 5], "Unknown"),
        (None, "Unknown"),
    ],
)
def test_one_word_tells_the_type_of_geometry(tmp_path: Path, stated: object, word: str) -> None:
    geo = metadata(geometry_types=stated)
    path = write(tmp_path / "any.parquet", {"geometry": wkb(YARD)}, geo)
    assert arrow_source(path).layer_info("any").geometry_type == word
