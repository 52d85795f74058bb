"""Geometry of the park schema: what can be drawn comes to the map's CRS, the rest is named."""

import math

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.errors import CrsError
from gisapp.sources.parks.geometry import DEFAULT_CRS, GEOMETRY_KINDS, read_shapes
from gisapp.sources.parks.problems import Problems
from gisapp.sources.parks.rows import GEOMETRY, Row, Table, Value
from tests.sources.parks.rows import codes_of
from tests.vector_files import BOX, LINE, POINT, YARD, in_map

SHAPES = {"site": YARD, "place": POINT, "enterprise": POINT, "road": LINE}


def blob(shape: BaseGeometry) -> bytes:
    """Return a GeoPackage geometry with the shortest header."""
    return b"GP\x00\x01\x8a\x11\x00\x00" + shapely.to_wkb(shape)


def table(name: str, *values: Value, crs: str | None = "EPSG:4490") -> Table:
    rows = (Row(name, fid, {GEOMETRY: value}) for fid, value in enumerate(values, start=1))
    return Table(name, tuple(rows), crs=crs)


@pytest.fixture
def problems() -> Problems:
    return Problems("parks.gpkg")


@pytest.mark.parametrize("name", GEOMETRY_KINDS)
def test_each_table_has_shapes_of_its_kind(problems: Problems, name: str) -> None:
    shapes = read_shapes(table(name, blob(SHAPES[name])), AS_STATED, problems)
    assert shapes.crs == "EPSG:4490"
    assert shapes.by_fid[1].equals_exact(in_map(SHAPES[name]), 1e-6)
    assert problems.of_tables(name) == ()


@pytest.mark.parametrize("name", GEOMETRY_KINDS)
def test_shapes_of_another_kind_are_not_drawn(problems: Problems, name: str) -> None:
    others = [each for each in (YARD, POINT, LINE) if each != SHAPES[name]]
    shapes = read_shapes(table(name, *map(blob, others)), AS_STATED, problems)
    assert shapes.by_fid == {}
    assert codes_of(problems, name) == ["broken_geometry", "broken_geometry"]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "it has no geometry"),
        ("POINT (116 28)", "it has no geometry"),
        (b"", "is not stored as a GeoPackage has it"),
        (blob(POINT)[:-1], "its geometry cannot be read"),
        (blob(shapely.Point()), "its geometry is empty"),
        (blob(shapely.Point(116, math.inf)), "a coordinate that is no number"),
        (blob(shapely.Point(181, 28)), "are no degrees, as EPSG:4490 has them"),
        (blob(shapely.Point(116, -91)), "are no degrees"),
    ],
)
def test_what_cannot_be_drawn_is_named_and_its_row_kept(
    problems: Problems, value: Value, reason: str
) -> None:
    shapes = read_shapes(table("place", value, blob(POINT)), AS_STATED, problems)
    assert list(shapes.by_fid) == [2]
    (problem,) = problems.of_tables("place")
    assert problem.code == "broken_geometry"
    assert reason in problem.message
    assert problem.message.endswith("; the row is kept but not drawn.")


def test_a_shape_that_is_not_valid_is_drawn_as_it_is(problems: Problems) -> None:
    bow = shapely.Polygon([(116, 28.6), (116.1, 28.7), (116.1, 28.6), (116, 28.7)])
    shapes = read_shapes(table("site", blob(bow)), AS_STATED, problems)
    assert shapes.by_fid[1].equals_exact(in_map(bow), 1e-6)
    assert codes_of(problems, "site") == ["invalid_geometry"]


def test_a_crs_that_is_not_named_is_assumed_once(problems: Problems) -> None:
    shapes = read_shapes(table("site", blob(BOX), blob(YARD), crs=None), AS_STATED, problems)
    assert shapes.crs == DEFAULT_CRS
    assert len(shapes.by_fid) == 2
    assert codes_of(problems, "site") == ["no_crs"]
    assert read_shapes(Table("road"), AS_STATED, problems).by_fid == {}
    assert codes_of(problems, "road") == [], "an empty table has nothing to assume"


def test_a_crs_that_is_given_comes_first(problems: Problems) -> None:
    shapes = read_shapes(table("site", blob(BOX), crs=None), ReadAs("EPSG:4326"), problems)
    assert shapes.crs == "EPSG:4326"
    assert problems.of_tables("site") == ()


def test_an_unknown_crs_is_noted_if_the_files_and_an_error_if_the_users(
    problems: Problems,
) -> None:
    shapes = read_shapes(table("site", blob(BOX), crs="EPSG:99"), AS_STATED, problems)
    assert shapes.by_fid == {}
    assert codes_of(problems, "site") == ["unknown_crs"]
    with pytest.raises(CrsError, match="EPSG:99"):
        read_shapes(table("site", blob(BOX)), ReadAs("EPSG:99"), problems)


def test_metres_are_no_degrees_and_need_not_be(problems: Problems) -> None:
    metres = shapely.box(500_000, 3_170_000, 500_100, 3_170_100)
    shapes = read_shapes(table("site", blob(metres), crs="EPSG:4548"), AS_STATED, problems)
    assert shapes.by_fid[1].is_valid
    assert problems.of_tables("site") == ()


@pytest.mark.parametrize(
    "read_as",
    [
        ReadAs("EPSG:4490", is_swapped=True),
        ReadAs("auto", correction="GCJ-02"),
        ReadAs(datum_shift=(15.8, -154.4, -82.3)),
    ],
)
def test_all_that_is_said_of_coordinates_holds_for_parks_too(
    problems: Problems, read_as: ReadAs
) -> None:
    stored = shapely.transform(in_map(BOX), read_as.georeference("EPSG:4490").from_map)
    shapes = read_shapes(table("site", blob(stored)), read_as, problems)
    assert shapes.crs == "EPSG:4490"
    assert shapes.by_fid[1].hausdorff_distance(in_map(BOX)) < 0.01
    assert problems.of_tables("site") == ()
