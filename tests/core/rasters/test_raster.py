"""The picture of a raster on any part of the map."""

import numpy as np
import pytest

from gisapp.core.rasters.grid import RasterGrid
from gisapp.core.rasters.raster import PixelWindow, Raster, RasterFacts, RasterPart
from gisapp.core.space.extent import Extent
from gisapp.core.space.georeference import Georeference

SIDE = 400


class Gradient:
    """Red says the column and green the row, from 0 to 200."""

    def __init__(self) -> None:
        self.asked: list[tuple[PixelWindow, float]] = []

    def read(self, window: PixelWindow, factor: float) -> RasterPart:
        self.asked.append((window, factor))
        times = int(factor)
        columns = np.arange(window.left, window.right, times) + times / 2
        rows = np.arange(window.top, window.bottom, times) + times / 2
        pixels = np.full((len(rows), len(columns), 4), 255, np.uint8)
        pixels[..., 0] = columns * 200 / SIDE
        pixels[..., 1] = (rows * 200 / SIDE)[:, None]
        right, bottom = window.left + len(columns) * times, window.top + len(rows) * times
        return RasterPart(pixels, PixelWindow(window.left, window.top, right, bottom))


@pytest.fixture
def raster() -> Raster:
    grid = RasterGrid(SIDE, SIDE, (1.0, 0.0, 0.0, 0.0, -1.0, SIDE), Georeference("EPSG:3857"))
    return Raster(grid, Gradient(), RasterFacts(()))


def test_pixels_are_where_they_lie(raster: Raster) -> None:
    picture = raster.picture(Extent(100, 100, 300, 200), 200, 100)
    assert picture is not None
    across, down = picture[0, :, 0].astype(float), picture[:, 0, 1].astype(float)
    assert across == pytest.approx((np.arange(200) + 100.5) * 200 / SIDE, abs=1)
    assert down == pytest.approx((np.arange(100) + 200.5) * 200 / SIDE, abs=1)


def test_only_what_is_seen_is_read_and_no_finer_than_it_is_seen(raster: Raster) -> None:
    raster.picture(Extent(100, 100, 300, 200), 50, 25)
    assert isinstance(raster.pixels, Gradient)
    ((window, factor),) = raster.pixels.asked
    assert factor == pytest.approx(4)
    assert 100 - 48 <= window.left <= 100
    assert 300 <= window.right <= 300 + 96
    assert 200 - 16 <= window.top <= 200
    assert window.bottom <= 400


def test_outside_it_is_transparent(raster: Raster) -> None:
    picture = raster.picture(Extent(-100, 0, 100, 400), 100, 200)
    assert picture is not None
    assert not picture[:, :49].any()
    assert (picture[:, 51:, 3] == 255).all()
    assert raster.picture(Extent(500, 0, 600, 400), 100, 200) is None


def test_from_far_away_no_more_is_read_than_the_picture_shows(raster: Raster) -> None:
    picture = raster.picture(Extent(-20_000, -20_000, 20_000, 20_000), 100, 100)
    assert picture is not None
    assert isinstance(raster.pixels, Gradient)
    ((_, factor),) = raster.pixels.asked
    assert factor == pytest.approx(400)
