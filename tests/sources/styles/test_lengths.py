"""Lengths in any unit become pixels; odd ones what they would be without."""

import pytest

from gisapp.sources.styles.lengths import is_of_the_map, length_px, number_of


@pytest.mark.parametrize(
    ("written", "unit", "pixels"),
    [
        ("1", "MM", 3.78),
        ("1", None, 3.78),
        ("3", "Point", 4.0),
        ("2", "Pixel", 2.0),
        ("1", "Inch", 96.0),
        ("0", "MM", 0.0),
        ("1e9", "MM", 200.0),
        ("-1", "MM", 7.0),
        ("inf", "MM", 7.0),
        ("wide", "MM", 7.0),
        (None, "MM", 7.0),
        ("5", "MapUnit", 7.0),
    ],
)
def test_lengths_are_pixels(written: str | None, unit: str | None, pixels: float) -> None:
    assert length_px(written, unit, 7.0) == pixels


def test_units_on_the_ground_are_known() -> None:
    assert is_of_the_map("MapUnit")
    assert is_of_the_map("RenderMetersInMapUnits")
    assert not is_of_the_map("MM")


def test_only_finite_numbers_are_numbers() -> None:
    assert number_of("2.5") == 2.5
    assert [number_of(each) for each in ("nan", "inf", "", None, "x")] == [None] * 5
