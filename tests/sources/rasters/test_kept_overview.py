"""A smaller version of a raster, made of the parts that are looked at, each read once."""

import numpy as np
import pytest

from gisapp.core.rasters.raster import PixelWindow
from gisapp.core.rasters.resampling import Pixels
from gisapp.sources.rasters.kept_overview import KeptOverview

WIDTH, HEIGHT = 20_000, 11_000


class Reads:
    """Says in each pixel which column, in hundreds, it comes from; notes what was read."""

    def __init__(self) -> None:
        self.windows: list[PixelWindow] = []

    def __call__(self, window: PixelWindow, factor: int) -> Pixels:
        self.windows.append(window)
        columns = np.arange(window.left, window.right, factor)
        rows = np.arange(window.top, window.bottom, factor)
        pixels = np.full((len(rows), len(columns), 4), 255, np.uint8)
        pixels[..., 0] = columns // 100
        pixels[..., 1] = (rows // 100)[:, None]
        return pixels


@pytest.mark.parametrize("block", [(256, 256), (1, WIDTH), (16, WIDTH)])
def test_each_part_is_read_once_and_stands_where_it_lies(block: tuple[int, int]) -> None:
    reads = Reads()
    kept = KeptOverview(WIDTH, HEIGHT, block)
    assert kept.factor == 4
    window = PixelWindow(10_000, 5_000, 12_000, 6_000)
    part = kept.part(window, 8.0, reads)
    assert part.window == window
    assert part.pixels.shape == (125, 250, 4)
    assert part.pixels[:, :, 0].max() == 119
    assert part.pixels[0, 0, :2].tolist() == [100, 50]
    count = len(reads.windows)
    kept.part(PixelWindow(10_400, 5_200, 11_000, 5_800), 4.0, reads)
    assert len(reads.windows) == count
    assert len(set(reads.windows)) == count


def test_it_reaches_to_the_last_pixel() -> None:
    kept = KeptOverview(WIDTH - 3, HEIGHT - 3, (256, 256))
    part = kept.part(PixelWindow(WIDTH - 400, HEIGHT - 400, WIDTH - 3, HEIGHT - 3), 4.0, Reads())
    assert part.window.right >= WIDTH - 3
    assert part.window.bottom >= HEIGHT - 3
    assert part.pixels[-1, -1, [0, 1, 3]].tolist() == [199, 109, 255]


def test_a_small_raster_is_kept_as_it_is() -> None:
    kept = KeptOverview(500, 400, (1, 500))
    assert kept.factor == 1
    part = kept.part(PixelWindow(100, 50, 300, 350), 1.9, Reads())
    assert part.pixels.shape == (300, 200, 4)
