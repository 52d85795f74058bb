"""What a GeoParquet file states about its geometry is believed only where it makes sense."""

import re
from collections.abc import Mapping
from pathlib import Path

import geoarrow.pyarrow as ga
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gisapp.core.space.crs import Bounds
from gisapp.errors import SourceError
from gisapp.sources.arrow_source import arrow_source
from tests.geoparquet_files import bbox, metadata, wkb, write
from tests.vector_files import YARD, read_vector_file

BROKEN: Mapping[str, tuple[object, str]] = {
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
    "a number for a CRS": (metadata(crs=4490), "is neither PROJJSON nor WKT"),
    "an odd CRS": (
        metadata(crs={"type": "GeographicCRS", "name": []}),
        "is neither PROJJSON nor WKT",
    ),
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


WKT = 'GEOGCRS["CGCS2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101]],'
WKT += 'CS[ellipsoidal,2],AXIS["lat",north],AXIS["lon",east],UNIT["degree",0.0174532925199433],'
WKT += 'ID["EPSG",4490]]'


@pytest.mark.parametrize("crs", ["EPSG:4490", WKT])
def test_a_crs_may_be_a_code_or_wkt(tmp_path: Path, crs: str) -> None:
    path = write(tmp_path / "plots.parquet", {"geometry": wkb(YARD)}, metadata(crs=crs))
    assert arrow_source(path).layer_info("plots").crs == "EPSG:4490"


@pytest.mark.parametrize("name", ["geometry", "GEOM", "wkb_geometry"])
def test_binary_of_a_usual_name_is_geometry_of_no_known_crs(tmp_path: Path, name: str) -> None:
    path = tmp_path / "plots.parquet"
    pq.write_table(pa.table({"n": [1], name: pa.array([YARD.wkb])}), path)
    (layer,) = read_vector_file(path)
    assert layer.feature_count == 1
    assert [field.name for field in layer.attributes.fields] == ["n"]
    assert [problem.code for problem in layer.origin.problems] == ["crs_assumed"]


def test_a_type_of_its_own_is_geometry_with_the_crs_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "plots.parquet"
    kind = ga.wkb().with_crs("EPSG:4490")
    pq.write_table(pa.table({"n": [1], "place": kind.wrap_array(pa.array([YARD.wkb]))}), path)
    (layer,) = read_vector_file(path)
    assert (layer.feature_count, layer.origin.crs) == (1, "EPSG:4490")


@pytest.mark.parametrize("values", [["POINT (1 2)"], [1]])
def test_a_table_without_any_is_refused(tmp_path: Path, values: list[object]) -> None:
    path = tmp_path / "plots.parquet"
    pq.write_table(pa.table({"geometry": values}), path)
    with pytest.raises(SourceError, match="is a Parquet table without geometry"):
        read_vector_file(path)
