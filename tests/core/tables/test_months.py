"""Dates as months; what is no date, or one that nobody means, stands nowhere."""

import numpy as np
import pyarrow as pa
import pytest

from gisapp.core.tables.months import iso_month, months_of


def months(*texts: str) -> list[float] | None:
    found = months_of(pa.array(texts, pa.string()), np.ones(len(texts), np.int64))
    return None if found is None else found.tolist()


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2017-03-01", "2017-03"),
        ("2017/3/31", "2017-03"),
        ("2017.12", "2017-12"),
        ("2017-03-05T08:30:00+08:00", "2017-03"),
        ("2017-03-05 08:30", "2017-03"),
        ("2017年3月5日", "2017-03"),
        ("2017 年 12 月", "2017-12"),
    ],
)
def test_dates_however_they_are_written(text: str, month: str) -> None:
    found = months(text)
    assert found is not None
    assert iso_month(found[0]) == month


@pytest.mark.parametrize("odd", ["0000-00-00", "9999-12-31", "2017-13-01", "2017-02-45", "soon"])
def test_what_is_no_date_among_dates_stands_nowhere(odd: str) -> None:
    found = months(*["2017-03-05"] * 9, odd)
    assert found is not None
    assert np.isnan(found).tolist() == [False] * 9 + [True]


@pytest.mark.parametrize("texts", [("idle", "let"), ("2017", "2018"), (), ("DK-2017-03",)])
def test_other_texts_are_no_dates(texts: tuple[str, ...]) -> None:
    assert months(*texts) is None


def test_a_time_is_part_of_its_day() -> None:
    assert months("2017-03-17 12:00", "2017-03-17T12:00:00Z", "2017年3月17日") == [
        24206.515625,
        24206.515625,
        24206.5,
    ]
