"""A row's values are read as text and as numbers."""

import pytest

from gisapp.sources.parks.rows import Row, Value


def row(value: Value) -> Row:
    return Row("fact", 7, {"value": value})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  words ", "words"),
        ("昌东", "昌东"),
        (12, "12"),
        (0.5, "0.5"),
        (0, "0"),
        ("", ""),
        (None, ""),
        (b"bytes", ""),
    ],
)
def test_a_value_as_text(value: Value, text: str) -> None:
    assert row(value).text("value") == text
    assert row(value).text("another") == ""


@pytest.mark.parametrize(
    ("value", "number"), [(12, 12.0), ("1e3", 1000.0), (" -0.5 ", -0.5), ("", None), (None, None)]
)
def test_a_value_as_a_number(value: Value, number: float | None) -> None:
    assert row(value).number("value") == number


@pytest.mark.parametrize("value", ["many", "1,000", "nan", "inf", float("inf"), "12 m"])
def test_what_is_no_finite_number_is_an_error(value: Value) -> None:
    with pytest.raises(ValueError, match=r"."):
        row(value).number("value")
