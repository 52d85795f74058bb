"""A map's scale: round, large enough for everything, and true to the ground at any latitude."""

import numpy as np
import pytest
from pyproj import Geod

from gisapp.core.space.crs import extent_from_degrees, mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.export.layout.round_scales import round_scale, viewport_at

MM_A_PX = 25.4 / 96


def test_round_scales_go_on_in_steps_of_1_2_2_5_and_5() -> None:
    steps = [round_scale(least) for least in (1, 501, 1001, 2001, 2501, 5001, 10001, 26000)]
    assert steps == [500, 1000, 2000, 2500, 5000, 10000, 20000, 50000]


@pytest.mark.parametrize("latitude", [0.0, 28.7, 60.0])
def test_a_scale_is_true_to_the_ground_in_the_middle_of_the_sheet(latitude: float) -> None:
    extent = extent_from_degrees(Extent(115.9, latitude - 0.02, 116.0, latitude + 0.02))
    viewport = viewport_at(extent, (800, 500), 10_000)
    seen, y = viewport.extent, viewport.y
    west, east = mercator_to_lonlat(np.array([[seen.xmin, y], [seen.xmax, y]])).tolist()
    _, _, metres = Geod(ellps="GRS80").inv(*west, *east)
    on_paper_m = 800 * MM_A_PX / 1000
    assert metres / on_paper_m == pytest.approx(10_000, rel=0.003)


def test_the_scale_that_nobody_names_shows_the_whole_extent() -> None:
    extent = Extent(0, 0, 9000, 1000)
    viewport = viewport_at(extent, (800, 500), None)
    assert viewport.extent.contains(extent)
    assert viewport_at(extent, (800, 500), 25_000).extent.contains(extent) is False
