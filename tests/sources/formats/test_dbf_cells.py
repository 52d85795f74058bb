"""Cells of a DBF table are told from their bytes, where GDAL would make something else of them."""

from decimal import Decimal

import numpy as np
import pytest

from gisapp.sources.formats.dbf_cells import Cells, are_right_in_gdal, as_column, kind_of
from gisapp.sources.text_encodings import FoundEncoding


def cells(*texts: str, width: int = 12, encoding: str = "utf-8") -> Cells:
    stored = b"".join(text.encode(encoding).rjust(width) for text in texts)
    return np.frombuffer(stored, np.uint8).reshape(-1, width)


@pytest.mark.parametrize(
    ("texts", "column_type", "decimals"),
    [
        (("12", "-3", "+4", "", "007"), "N", 0),
        (("12", "***", "5.0"), "N", 0),
        (("1.5", "-0.25", "", ".5"), "N", 3),
        (("1.5e+03", "2E-3"), "F", 3),
        (("nan", "-inf", "Infinity", "-1.#IND"), "N", 3),
        (("20200229", "", "00000000"), "D", 0),
        (("T", "n", "?", ""), "L", 0),
        (("abc", "12"), "C", 0),
    ],
)
def test_what_gdal_reads_rightly_is_left_to_it(
    texts: tuple[str, ...], column_type: str, decimals: int
) -> None:
    assert are_right_in_gdal(cells(*texts), column_type, decimals)


@pytest.mark.parametrize(
    ("odd", "column_type", "decimals"),
    [
        *((odd, "N", 0) for odd in ("abc", "1e3", "12 mu", "1.5", "-", "1-2", "暂无", "1,234")),
        *((odd, "N", 3) for odd in ("abc", "12 mu", "1.2.3", "1,5", "暂无", "e5")),
        *((odd, "D", 0) for odd in ("123", "20180230", "20181301", "2018-1-1", "20180100")),
        ("1", "L", 0),
    ],
)
def test_what_gdal_would_make_a_number_or_day_of_is_a_text(
    odd: str, column_type: str, decimals: int
) -> None:
    good = {"D": "20200229", "L": "T"}.get(column_type, "12")
    column = cells(good, odd, "")
    assert not are_right_in_gdal(column, column_type, decimals)
    if odd not in ("1e3", "1.5"):
        assert kind_of(column, column_type) == "text"
        assert as_column(column, "text", FoundEncoding("utf-8")).to_pylist() == [good, odd, None]


def test_numbers_of_many_digits_are_never_left_to_gdal() -> None:
    assert not are_right_in_gdal(cells("1", width=19), "N", 0)
    assert are_right_in_gdal(cells("1", width=18), "N", 0)


def test_a_column_of_fractions_with_more_digits_than_floats_keep_is_a_text() -> None:
    column = cells("9007199254740993.25", "1.50", "", width=24)
    assert not are_right_in_gdal(column, "N", 2)
    assert as_column(column, kind_of(column, "N"), FoundEncoding("utf-8")).to_pylist() == [
        "9007199254740993.25",
        "1.50",
        None,
    ]
    for right in ("123456789012345.75", "nan", "1e300", ""):
        assert are_right_in_gdal(cells(right, width=24), "N", 2), right


@pytest.mark.parametrize(
    ("texts", "kind", "expected"),
    [
        (("12", "+7", "", "***"), "whole", [12, 7, None, None]),
        (("9" * 38, "-1", ""), "long", [Decimal("9" * 38), Decimal(-1), None]),
        (("1.5", "1e3", ""), "real", [1.5, 1000.0, None]),
        (("9" * 39, "5", ""), "text", ["9" * 39, "5", None]),
    ],
)
def test_a_column_is_as_narrow_as_its_values_allow(
    texts: tuple[str, ...], kind: str, expected: list[object]
) -> None:
    column = cells(*texts, width=40)
    found = kind_of(column, "N")
    assert found == kind
    assert as_column(column, found, FoundEncoding("utf-8")).to_pylist() == expected


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "big5"])
def test_texts_are_in_the_encoding_of_the_table(encoding: str) -> None:
    column = cells("暫無", encoding=encoding)
    found = FoundEncoding(encoding)
    assert as_column(column, kind_of(column, "N"), found).to_pylist() == ["暫無"]


def test_a_table_without_rows_has_nothing_odd() -> None:
    empty = np.empty((0, 12), np.uint8)
    assert all(are_right_in_gdal(empty, each, 0) for each in "NFLDC")
