"""A page of what lies on both sides of 180° shows it in one piece, to be clicked and found."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import EARTH_RADIUS
from gisapp.core.space.extent import Extent
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.sources.open import open_source
from tests.export.conftest import Opener
from tests.export.snapshot.test_page import click_map

Ring = Sequence[tuple[float, float]]
SHAPES: Mapping[str, Ring] = {
    "Jumping": [(179, -17), (-179, -17), (-179, -16), (179, -16), (179, -17)],
    "Western": [(-178, -17), (-177, -17), (-177, -16), (-178, -16), (-178, -17)],
    "Beyond": [(184, -17), (185, -17), (185, -16), (184, -16), (184, -17)],
}


def layer_of(rings: Mapping[str, Ring], path: Path) -> Layer:
    """Write polygons with a name each as GeoJSON, and open them."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for name, ring in rings.items()
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    (layer,) = open_source(str(path)).layers
    return layer


@pytest.fixture
def fiji(open_snapshot: Opener, tmp_path: Path) -> Page:
    layer = layer_of(SHAPES, tmp_path / "fiji.geojson")
    assert layer.extent is not None
    return open_snapshot(
        SnapshotRequest((layer,), (), layer.extent, language="en", date="2026-01-31")
    )


@pytest.mark.parametrize(
    ("lon", "name"),
    [(-180.5, "Jumping"), (-179.5, "Jumping"), (-177.5, "Western"), (-175.5, "Beyond")],
)
def test_each_shape_is_where_it_is(fiji: Page, lon: float, name: str) -> None:
    click_map(fiji, lon, -16.5)
    expect(fiji.locator("#details h2")).to_have_text(name)


def test_a_position_is_found_beside_what_is_shown(fiji: Page) -> None:
    fiji.locator("#search").fill("-16.5, 179.5")
    fiji.locator("#search").press("Enter")
    fiji.wait_for_function("() => Math.abs(map.getCenter().lng + 180.5) < 0.01")


def world_around(middle_deg: float, folder: Path) -> SnapshotRequest:
    """A band around the whole world and a place at 20° E, in a view of 200° around a longitude."""
    rings: Mapping[str, Ring] = {
        "Band": [(-180, -60), (180, -60), (180, -50), (-180, -50), (-180, -60)],
        "Congo": [(15, -5), (25, -5), (25, 5), (15, 5), (15, -5)],
    }
    layer = layer_of(rings, folder / "world.geojson")
    degree_m = math.pi * EARTH_RADIUS / 180
    west, east = (middle_deg - 100) * degree_m, (middle_deg + 100) * degree_m
    extent = Extent(west, -80 * degree_m, east, 80 * degree_m)
    return SnapshotRequest((layer,), (), extent, language="en", date="2026-01-31")


OPACITY_AT = """([lon, lat]) => {
    const { x, y } = map.latLngToContainerPoint([lat, lon]);
    const canvas = document.querySelector("canvas.features");
    const [mine, its] = [canvas, map.getContainer()].map((each) => each.getBoundingClientRect());
    const at = [x + its.left - mine.left, y + its.top - mine.top];
    const scaled = at.map((each) => Math.round(each * window.devicePixelRatio));
    return canvas.getContext("2d").getImageData(...scaled, 1, 1).data[3];
}"""


def test_what_goes_around_the_world_is_painted_on_both_sides_of_180(
    open_snapshot: Opener, tmp_path: Path
) -> None:
    page = open_snapshot(world_around(180, tmp_path))
    assert page.evaluate(OPACITY_AT, [170, -55]) > 0
    assert page.evaluate(OPACITY_AT, [190, -55]) > 0
    click_map(page, 190, -55)
    expect(page.locator("#details h2")).to_have_text("Band")


def test_a_shape_is_found_and_painted_wherever_the_map_has_been_moved(
    open_snapshot: Opener, tmp_path: Path
) -> None:
    page = open_snapshot(world_around(300, tmp_path))
    assert page.evaluate(OPACITY_AT, [380, 0]) > 0
    click_map(page, 380, 0)
    expect(page.locator("#details h2")).to_have_text("Congo")
