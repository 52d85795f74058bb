"""A CRS that is wrong, or an old one, is told of a layer that was drawn with it."""

from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import CRS, Transformer
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import extent_to_degrees
from tests.odd_files import read
from tests.vector_files import BOX, problems, read_vector_file, write

URUMQI = shapely.box(87.6, 43.8, 87.7, 43.9)


def in_crs(shape: BaseGeometry, crs: str, *, is_swapped: bool = False) -> BaseGeometry:
    """Return a shape in degrees as PROJ has it in a CRS, without any datum shift."""
    geographic = CRS(crs).geodetic_crs
    to_crs = Transformer.from_crs(geographic, crs, always_xy=True)
    order = -1 if is_swapped else 1
    moved: BaseGeometry = shapely.transform(
        shape, lambda xy: np.column_stack(to_crs.transform(*xy.T))[:, ::order]
    )
    return moved


def layer_of(path: Path, *shapes: BaseGeometry, crs: str) -> Layer:
    (layer,) = read_vector_file(write(path, shapes, geometry_type="Polygon", crs=crs))
    return layer


def message_of(layer: Layer, code: str) -> str:
    return next(each.message for each in layer.origin.problems if each.code == code)


def test_the_numbers_of_a_wrong_crs_are_told_with_the_right_one_proposed(tmp_path: Path) -> None:
    plots = [shapely.box(500_000 + x, 3_170_000, 500_100 + x, 3_170_100).wkb for x in range(3)]
    (layer,) = read(tmp_path / "plots.gpkg", *plots, crs="EPSG:4326")
    assert problems(layer) == {"broken_geometry": 3, "crs_misfit": 1}
    message = message_of(layer, "crs_misfit")
    assert "don't fit its CRS, EPSG:4326" in message
    assert "most likely EPSG:4548" in message
    (right,) = read_vector_file(tmp_path / "plots.gpkg", crs="EPSG:4548")
    assert not right.origin.problems
    assert right.index.extent is not None


def test_a_misfit_names_the_crs_in_short(tmp_path: Path) -> None:
    wkt = CRS("EPSG:4490").to_wkt()
    path = write(tmp_path / "plots.gpkg", [shapely.box(5e5, 3.1e6, 5.1e5, 3.2e6)])
    (layer,) = read_vector_file(path, crs=wkt)
    message = message_of(layer, "crs_misfit")
    assert "its CRS, China Geodetic Coordinate System 2000; name" in message


@pytest.mark.parametrize(
    ("crs", "shape"),
    [
        ("EPSG:4527", BOX),
        ("EPSG:4548", BOX),
        ("EPSG:4498", BOX),
        ("EPSG:4326", BOX),
        ("EPSG:4490", BOX),
        ("EPSG:4326", URUMQI),
        ("EPSG:4490", URUMQI),
        ("EPSG:4538", URUMQI),
        ("EPSG:4326", shapely.box(75.9, 39.4, 76.0, 39.5)),
        ("EPSG:3857", BOX),
        ("EPSG:2363", BOX),
    ],
)
def test_axes_in_the_wrong_order_are_told_and_the_right_order_is_not(
    tmp_path: Path, crs: str, shape: BaseGeometry
) -> None:
    wrong = layer_of(tmp_path / "wrong.gpkg", in_crs(shape, crs, is_swapped=True), crs=crs)
    assert "exchanged" in message_of(wrong, "crs_axes")
    right = layer_of(tmp_path / "right.gpkg", in_crs(shape, crs), crs=crs)
    assert "crs_axes" not in problems(right)
    assert right.index.extent is not None
    place = extent_to_degrees(right.index.extent)
    assert (place.xmin, place.ymin) == pytest.approx(shape.bounds[:2], abs=0.01)


@pytest.mark.parametrize(
    ("crs", "shape"),
    [
        ("EPSG:4326", shapely.box(-74.0, 40.7, -73.9, 40.8)),
        ("EPSG:4326", shapely.box(-180, -80, 180, 80)),
        ("EPSG:4326", shapely.box(50.0, 70.0, 60.0, 76.0)),
        ("EPSG:32633", shapely.box(13.3, 52.4, 13.5, 52.6)),
        ("EPSG:27700", shapely.box(-0.2, 51.4, 0.0, 51.6)),
    ],
)
def test_data_of_other_countries_leave_no_doubt_of_their_axes(
    tmp_path: Path, crs: str, shape: BaseGeometry
) -> None:
    layer = layer_of(tmp_path / "plots.gpkg", in_crs(shape, crs), crs=crs)
    assert {"crs_axes", "crs_misfit", "crs_degrees"}.isdisjoint(problems(layer))


def test_degrees_in_a_projection_made_for_elsewhere_are_doubted(tmp_path: Path) -> None:
    layer = layer_of(tmp_path / "plots.gpkg", BOX, crs="EPSG:4548")
    assert problems(layer) == {"crs_degrees": 1}
    (right,) = read_vector_file(tmp_path / "plots.gpkg", crs="EPSG:4490")
    assert right.origin.problems == ()


def test_one_lost_point_leaves_no_doubt(tmp_path: Path) -> None:
    plots = [in_crs(BOX, "EPSG:4548")] * 3
    layer = layer_of(tmp_path / "plots.gpkg", *plots, shapely.box(0, 0, 1, 1), crs="EPSG:4548")
    assert problems(layer) == {}


@pytest.mark.parametrize("crs", ["EPSG:2363", "EPSG:2384", "EPSG:2334", "EPSG:4610"])
def test_no_shift_is_known_from_xian_1980(tmp_path: Path, crs: str) -> None:
    layer = layer_of(tmp_path / "plots.gpkg", in_crs(BOX, crs), crs=crs)
    assert message_of(layer, "datum_shift_unknown").startswith(
        "plots.gpkg, layer plots: no datum shift from Xi'an 1980 is known here, so that its places "
        "may be off by 50 to 120 m"
    )
    assert layer.origin.crs == crs


@pytest.mark.parametrize("crs", ["EPSG:2415", "EPSG:2436", "EPSG:21420", "EPSG:4214", "EPSG:4024"])
def test_the_shift_from_krassowskys_ellipsoid_is_known_in_places(tmp_path: Path, crs: str) -> None:
    layer = layer_of(tmp_path / "plots.gpkg", in_crs(BOX, crs), crs=crs)
    assert "off by 50 to 120 m" in message_of(layer, "datum_shift_unknown")


def test_the_accuracy_of_a_shift_that_is_known_is_told(tmp_path: Path) -> None:
    tarim = layer_of(tmp_path / "tarim.gpkg", shapely.box(83.9, 39.9, 84.1, 40.1), crs="EPSG:4214")
    assert problems(tarim) == {"datum_shift_accuracy": 1}
    assert "an accuracy of ±1 m" in message_of(tarim, "datum_shift_accuracy")
    london = shapely.box(-0.2, 51.4, 0.0, 51.6)
    british = layer_of(tmp_path / "gb.gpkg", in_crs(london, "EPSG:27700"), crs="EPSG:27700")
    assert "an accuracy of ±2 m" in message_of(british, "datum_shift_accuracy")
    elsewhere = layer_of(tmp_path / "no.gpkg", shapely.box(0, 0, 1, 1), crs="EPSG:4267")
    assert "some hundred metres" in message_of(elsewhere, "datum_shift_unknown")


@pytest.mark.parametrize("crs", ["EPSG:4527", "EPSG:4490", "EPSG:32650", "EPSG:3857"])
def test_todays_datums_leave_no_doubt(tmp_path: Path, crs: str) -> None:
    assert problems(layer_of(tmp_path / "plots.gpkg", in_crs(BOX, crs), crs=crs)) == {}
