"""Numbers and angles in cells become coordinates; what is neither becomes none."""

import math

import pyarrow as pa
import pytest

from gisapp.sources.tables.written_numbers import coordinates_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" 115.98 ", 115.98),
        ("115,98", 115.98),
        ("115,982", 115.982),
        ("400,000", 400_000),
        ("3,169,000.123", 3_169_000.123),
        ("39400000.456m", 39_400_000.456),
        ("115°58′48″E", 115.98),
        ("-28.5", -28.5),
    ],
)
def test_a_text_is_read_as_it_is_meant(text: str, number: float) -> None:
    assert coordinates_of(pa.array([text])).tolist() == pytest.approx([number])


def test_other_texts_and_empty_cells_are_no_numbers() -> None:
    found = coordinates_of(pa.array(["不详", None, "", "1.2.3"]))
    assert all(map(math.isnan, found))


def test_numbers_stay_what_they_are() -> None:
    assert coordinates_of(pa.array([115, 116])).tolist() == [115.0, 116.0]
