"""Scales of a screen, and the resolutions that they mean."""

import pytest

from gisapp.core.space.scales import SCREEN_PIXEL_M, resolution_at, scale_at, scale_text
from gisapp.core.space.viewport import Viewport

EQUATOR = Viewport(0.0, 0.0, 5.0, 100, 100)
NANCHANG = Viewport(1.29e7, 3.33e6, 5.0, 100, 100)


def test_a_pixel_of_the_screen_is_a_96th_of_an_inch() -> None:
    assert scale_at(SCREEN_PIXEL_M * 10_000, EQUATOR) == pytest.approx(10_000)


def test_a_metre_of_the_map_is_shorter_on_the_ground_away_from_the_equator() -> None:
    ratio = scale_at(5.0, NANCHANG) / scale_at(5.0, EQUATOR)
    assert ratio == pytest.approx(0.877, abs=0.01)


@pytest.mark.parametrize("scale", [500.0, 10_000.0, 2_500_000.0])
def test_resolution_and_scale_are_the_reverse_of_each_other(scale: float) -> None:
    assert scale_at(resolution_at(scale, NANCHANG), NANCHANG) == scale


def test_scales_are_rounded_and_grouped() -> None:
    assert scale_text(scale_at(4.3217, EQUATOR)) == "1:16,300"
