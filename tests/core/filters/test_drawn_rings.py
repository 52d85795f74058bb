"""A drawn area lies on the map where it was drawn, put right where it crosses itself."""

import pytest

from gisapp.core.filters.drawn_rings import area_of


def test_an_outline_that_crosses_itself_becomes_two_areas() -> None:
    bow = ((0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0))
    area = area_of((bow,))
    assert area.is_valid
    assert area.area > 0


def test_holes_are_left_out() -> None:
    shell = ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0))
    hole = ((0.5, 0.5), (1.5, 0.5), (1.5, 1.5), (0.5, 1.5), (0.5, 0.5))
    assert area_of((shell, hole)).area == pytest.approx(area_of((shell,)).area * 0.75, rel=1e-3)
