"""The pictures of rasters in a snapshot, as its page shows them."""

import base64
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import expect
from PySide6.QtGui import QImage

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS
from gisapp.core.space.extent import Extent
from gisapp.export.snapshot.pictures import LONGEST_SIDE_PX, stored_picture
from gisapp.export.snapshot.request import SnapshotRequest
from tests.export.conftest import Opener
from tests.raster_files import GREEN, PLACE, QUARTERS, opened, quarters, write_raster


@pytest.fixture
def raster(tmp_path: Path) -> Layer:
    return opened(write_raster(tmp_path / "plan.tif"))


def stored(of: Layer, seen: Extent | None = None) -> tuple[list[float], str, QImage]:
    """Return the bounds, the format and the picture that a page gets."""
    assert of.raster is not None
    shown = seen or of.extent
    assert shown is not None
    found = stored_picture(of.raster, shown, NO_PROGRESS)
    assert found is not None
    kind, _, packed = str(found["source"]).partition(";base64,")
    return cast("list[float]", found["bounds"]), kind, QImage.fromData(base64.b64decode(packed))


def test_all_of_a_small_raster_is_there_in_its_own_pixels(raster: Layer) -> None:
    bounds, kind, image = stored(raster)
    extent = raster.extent
    assert extent is not None
    assert bounds == pytest.approx([extent.xmin, extent.ymin, extent.xmax, extent.ymax], abs=6)
    assert kind == "data:image/webp"
    assert image.width() == pytest.approx(200, abs=2)
    assert image.hasAlphaChannel()
    for y, row in zip((50, 150), QUARTERS, strict=True):
        for x, wanted in zip((50, 150), row, strict=True):
            seen = image.pixelColor(x, y)
            assert (seen.red(), seen.green(), seen.blue()) == pytest.approx(wanted, abs=12)


def test_of_a_large_one_only_what_is_seen_and_not_too_fine(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "large.tif", quarters(4000), crs="EPSG:3857", compress="lzw")
    layer = opened(path)
    _, kind, image = stored(layer)
    assert kind == "data:image/jpeg"
    assert max(image.width(), image.height()) == LONGEST_SIDE_PX
    x, y = PLACE.c + 200, PLACE.f - 200
    bounds, _, image = stored(layer, Extent(x, y, x + 100, y + 100))
    assert bounds == pytest.approx([x - 50, y - 50, x + 150, y + 150], abs=2)
    assert image.width() == pytest.approx(100, abs=1)


def test_what_is_elsewhere_is_left_out(raster: Layer) -> None:
    assert raster.raster is not None
    assert stored_picture(raster.raster, Extent(0, 0, 100, 100), NO_PROGRESS) is None


def test_the_page_shows_it_below_features_and_its_legend_hides_it(
    open_snapshot: Opener, raster: Layer
) -> None:
    assert raster.extent is not None
    request = SnapshotRequest((raster,), (), raster.extent, "en", "2026-01-31")
    page = open_snapshot(request)
    expect(page).to_have_title("plan")
    row = page.locator("#legend-layers li")
    expect(row).to_have_text("plan")
    color = """() => {
        const canvas = document.querySelector("canvas.features");
        const { width, height } = canvas;
        const [x, y] = [Math.round(width * 0.6), Math.round(height * 0.42)];
        return [...canvas.getContext("2d").getImageData(x, y, 1, 1).data].slice(0, 3);
    }"""
    page.wait_for_function(f"() => Math.abs(({color})()[1] - {GREEN[1]}) < 12")
    row.locator("input").click()
    page.wait_for_function(f"() => ({color})()[1] === 0")
