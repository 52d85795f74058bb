"""Scales are of the ground where a layer lies."""

from pathlib import Path

import pytest

from gisapp.core.layers.layer_scales import denominator_of, latitude_of, resolution_of
from tests.styled_layers import layer_of


def test_the_latitude_is_that_of_the_middle(tmp_path: Path) -> None:
    assert latitude_of(layer_of(tmp_path)) == pytest.approx(28.604, abs=1e-4)


@pytest.mark.parametrize("latitude_deg", [0.0, 28.6, -60.0])
def test_a_scale_and_its_resolution(latitude_deg: float) -> None:
    assert denominator_of(resolution_of(5000, latitude_deg), latitude_deg) == pytest.approx(5000)


def test_towards_the_poles_a_pixel_shows_more_of_the_projection() -> None:
    assert resolution_of(1000, 60.0) == pytest.approx(2 * resolution_of(1000, 0.0))
