"""Geometry that is broken, odd or huge: the rest is drawn, and what was wrong is told.

Files are in metres of EPSG:3857, where the map of 100 by 100 metres is that is painted here.
"""

import re
import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import shapely

from gisapp.core.layers.identify import identify
from gisapp.core.layers.validity import invalid_shapes
from gisapp.core.space.crs import extent_to_degrees
from gisapp.sources.vector.geometry_batches import GeometryBatch
from gisapp.sources.vector.geometry_problems import GeometryProblems
from tests.odd_files import line, picture_of, polygon, read
from tests.render.maps import BACKGROUND, color_at
from tests.vector_files import problems

SOUND = shapely.box(10, 10, 30, 30)
BESIDE = shapely.box(60, 60, 90, 90)
CORNERS = [(60.0, 60.0), (90.0, 60.0), (90.0, 90.0), (60.0, 90.0), (60.0, 60.0)]
NAN, INFINITE = float("nan"), float("inf")


BROKEN = {
    "a coordinate that is no number": polygon([*CORNERS[:2], (NAN, 90.0), *CORNERS[3:]]),
    "an infinite one": polygon([*CORNERS[:2], (INFINITE, 90.0), *CORNERS[3:]]),
    "one beyond the world": polygon([*CORNERS[:2], (1e300, 90.0), *CORNERS[3:]]),
    "a hole that is no number": polygon(CORNERS, [(NAN, NAN)] * 4),
    "a ring of two points": polygon([CORNERS[0], CORNERS[1]]),
    "a ring of one point": polygon([CORNERS[0]]),
    "a ring there and back": polygon([CORNERS[0], CORNERS[1], CORNERS[0]]),
    "no ring": polygon(),
    "an empty ring": polygon([]),
    "nothing": None,
}
CODES = {"ring of": "short_ring", "there and back": "short_ring"} | dict.fromkeys(
    ("no ring", "empty ring", "nothing"), "no_geometry"
)


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_left_out_and_told_and_the_rest_is_drawn(
    tmp_path: Path, what: str
) -> None:
    (layer,) = read(tmp_path / "odd.gpkg", BROKEN[what], SOUND.wkb)
    code = next((code for part, code in CODES.items() if part in what), "broken_geometry")
    assert problems(layer) == {code: 1}
    assert len(layer.geometry) == 2, "its attributes can still be read"
    picture = picture_of(layer)
    assert color_at(picture, 20, 20) == "#ff0000"
    assert color_at(picture, 75, 75) == BACKGROUND
    assert len(identify((layer,), 20, 20, 1)) == 1
    assert identify((layer,), 75, 75, 1) == ()
    for row in range(2):
        assert layer.geometry.feature(row).is_empty == (layer.geometry.feature_ids[row] == 1)


MENDED = {
    "an outline that is not closed": (polygon(CORNERS[:-1]), {"unclosed_ring": 1}),
    "a hole of two points": (polygon(CORNERS, CORNERS[:2]), {"short_ring": 1}),
    "height and measure": (polygon([(*xy, 8.0, 9.0) for xy in CORNERS], code=3003), {}),
    "height": (polygon([(*xy, 8.0) for xy in CORNERS], code=1003), {}),
    "measure": (polygon([(*xy, NAN) for xy in CORNERS], code=2003), {}),
    "the same place many times": (polygon([CORNERS[0]] * 5 + CORNERS), {}),
}


@pytest.mark.parametrize("what", MENDED)
def test_what_can_be_mended_is_drawn(tmp_path: Path, what: str) -> None:
    wkb, expected = MENDED[what]
    (layer,) = read(tmp_path / "odd.gpkg", wkb, SOUND.wkb)
    assert problems(layer) == expected
    picture = picture_of(layer)
    assert color_at(picture, 75, 75) == color_at(picture, 20, 20) == "#ff0000"
    row = layer.geometry.row_of(1)
    assert row is not None
    assert layer.geometry.feature(row).equals(BESIDE)
    assert layer.geometry.areas[row] == pytest.approx(900)


def test_a_part_goes_with_its_outline_and_the_others_stay(tmp_path: Path) -> None:
    short = polygon(CORNERS[:2], [(65.0, 65.0), (70.0, 65.0), (70.0, 70.0), (65.0, 65.0)])
    parts = (short, SOUND.wkb)
    multi = struct.pack("<BII", 1, 6, len(parts)) + b"".join(parts)
    (layer,) = read(tmp_path / "odd.gpkg", multi)
    assert problems(layer) == {"short_ring": 1}
    assert layer.geometry.feature(0).equals(SOUND)


def test_an_outline_that_crosses_itself_is_drawn_and_hit_where_it_is_odd(tmp_path: Path) -> None:
    bow = polygon([(10.0, 10.0), (90.0, 90.0), (90.0, 10.0), (10.0, 90.0), (10.0, 10.0)])
    (layer,) = read(tmp_path / "bow.gpkg", bow)
    picture = picture_of(layer)
    assert color_at(picture, 15, 50) == color_at(picture, 85, 50) == "#ff0000"
    assert color_at(picture, 50, 80) == BACKGROUND
    assert len(identify((layer,), 15, 50, 1)) == 1
    assert identify((layer,), 50, 80, 1) == ()


def test_outlines_that_are_not_valid_are_counted_where_they_are_asked_for(tmp_path: Path) -> None:
    bow = polygon([(10.0, 10.0), (90.0, 90.0), (90.0, 10.0), (10.0, 90.0), (10.0, 10.0)])
    beyond = polygon(CORNERS, [(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 10.0)])
    (layer,) = read(tmp_path / "odd.gpkg", SOUND.wkb, bow, None, beyond, bow, *[SOUND.wkb] * 3000)
    assert problems(layer) == {"no_geometry": 1}
    [problem] = invalid_shapes(layer)
    assert (problem.code, problem.count) == ("invalid_geometry", 3)
    row = layer.geometry.row_of(int(re.findall(r"feature (\d+)", problem.message)[0]))
    assert row is not None
    assert not layer.geometry.feature(row).is_valid


def test_lines_of_one_point_and_points_without_a_place(tmp_path: Path) -> None:
    lines, points = read(
        tmp_path / "odd.gpkg",
        line((20.0, 20.0)),
        line((10.0, 50.0), (90.0, 50.0)),
        shapely.Point().wkb,
        shapely.Point(20, 80).wkb,
        struct.pack("<BIdd", 1, 1, INFINITE, 5.0),
    )
    assert problems(lines) == {"short_ring": 1, "no_geometry": 1, "broken_geometry": 1}
    assert color_at(picture_of(lines), 50, 50) == "#ff0000"
    assert color_at(picture_of(lines), 20, 80) == BACKGROUND
    assert color_at(picture_of(points), 20, 80) == "#ff0000"
    assert points.geometry.is_missing.tolist() == [True, False, True]


def test_a_collection_is_drawn_in_a_layer_for_each_kind_of_its_parts(tmp_path: Path) -> None:
    collection = shapely.GeometryCollection([BESIDE, BESIDE.centroid]).wkb
    areas, points = read(tmp_path / "odd.gpkg", SOUND.wkb, collection)
    [problem] = areas.origin.problems
    assert (problem.code, problem.count) == ("several_kinds", 1)
    x, y = BESIDE.centroid.coords[0]
    assert color_at(picture_of(areas), round(x), round(y)) == "#ff0000"
    assert areas.geometry.feature_ids.tolist() == [1, 2]
    assert points.geometry.feature_ids.tolist() == [2]
    assert areas.attributes.record(2) == points.attributes.record(2) == {"no": 1}


@pytest.mark.parametrize("shape", ["round", "noisy"])
def test_a_million_vertices_are_drawn_and_hit(tmp_path: Path, shape: str) -> None:
    turns = np.linspace(0, 2 * np.pi, 1_000_000)
    radius = np.random.default_rng(5).uniform(20, 40, len(turns)) if shape == "noisy" else 40
    ring = np.column_stack((50 + radius * np.cos(turns), 50 + radius * np.sin(turns)))
    huge = shapely.Polygon(ring)
    (layer,) = read(tmp_path / "huge.gpkg", huge.wkb, SOUND.wkb)
    assert not layer.origin.problems
    assert len(layer.geometry.coordinates) > 1_000_000
    picture = picture_of(layer)
    assert color_at(picture, 50, 50) == "#ff0000"
    assert color_at(picture, 98, 98) == BACKGROUND
    assert len(identify((layer,), 50, 50, 1)) == 1


def test_a_feature_as_large_as_the_world_hides_no_other(tmp_path: Path) -> None:
    world = shapely.box(-180, -90, 180, 90)
    small = shapely.box(1e-4, 1e-4, 3e-4, 3e-4)
    (layer,) = read(tmp_path / "world.gpkg", world.wkb, small.wkb, crs="EPSG:4326")
    assert [problem.code for problem in layer.origin.problems] == ["beyond_map"]
    assert color_at(picture_of(layer), 75, 75) == "#ff0000"
    small_one, large_one = identify((layer,), 22, 22, 1)
    assert (small_one.feature_id, large_one.feature_id) == (2, 1)


def batch(unread: Mapping[str, int], faults: Mapping[str, int]) -> GeometryBatch:
    none = np.empty(0, np.int64)
    return GeometryBatch({}, none, unread, faults, none)


def test_sound_batches_have_no_problem() -> None:
    counted = GeometryProblems()
    assert counted.found() == ()
    counted.add(batch({}, {}))
    assert counted.found() == ()


def test_faults_of_all_batches_are_summed_by_kind() -> None:
    counted = GeometryProblems()
    counted.add(batch({"TIN": 2}, {"no_geometry": 1}))
    counted.add(batch({"TIN": 1000, "GeometryCollection": 1}, {"no_geometry": 2, "short_ring": 4}))
    found = counted.found()
    assert [(problem.code, problem.count) for problem in found] == [
        ("geometry_type", 1),
        ("geometry_type", 1002),
        ("short_ring", 4),
        ("no_geometry", 3),
    ]
    assert found[1].message == "1,002 × TIN: a type of geometry not drawn here."
    assert found[3].message == "3 × no geometry."
    assert counted["short_ring"] == 4
    assert counted["unclosed_ring"] == 0


def test_shapes_at_the_worlds_edge_are_named(tmp_path: Path) -> None:
    torn = shapely.Polygon([(179, -17), (-179, -17), (-179, -16), (179, -16)])
    (layer,) = read(
        tmp_path / "fiji.gpkg", torn.wkb, shapely.box(0, 86, 1, 87).wkb, crs="EPSG:4326"
    )
    assert [(each.code, each.count) for each in layer.origin.problems] == [
        ("across_180", 1),
        ("beyond_map", 1),
    ]
    assert layer.extent is not None
    assert extent_to_degrees(layer.extent).xmax == pytest.approx(181)


def test_the_first_features_with_a_fault_are_noted(tmp_path: Path) -> None:
    odd = [polygon(CORNERS[:4]), BROKEN["a coordinate that is no number"], BROKEN["nothing"]]
    shapes = (polygon(CORNERS), *odd, BROKEN["a ring of two points"])
    (plots,) = read(tmp_path / "odd.gpkg", *shapes)
    ids = plots.geometry.feature_ids.tolist()
    found = {each.code: each.feature_ids for each in plots.origin.problems}
    assert {code: [sorted(ids).index(each) for each in some] for code, some in found.items()} == {
        "unclosed_ring": [1],
        "broken_geometry": [2],
        "no_geometry": [3],
        "short_ring": [4],
    }
