"""A page of what lies on both sides of 180° shows it in one piece, to be clicked and found."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.sources.open import open_source
from tests.export.conftest import Opener
from tests.export.snapshot.test_page import click_map

SHAPES = {
    "Jumping": [(179, -17), (-179, -17), (-179, -16), (179, -16), (179, -17)],
    "Western": [(-178, -17), (-177, -17), (-177, -16), (-178, -16), (-178, -17)],
    "Beyond": [(184, -17), (185, -17), (185, -16), (184, -16), (184, -17)],
}


@pytest.fixture
def fiji(open_snapshot: Opener, tmp_path: Path) -> Page:
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for name, ring in SHAPES.items()
    ]
    path = tmp_path / "fiji.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    (layer,) = open_source(str(path)).layers
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
