"""Dates stand under their years, and what is no date under itself."""

import pyarrow as pa

from gisapp.core.tables.coded_column import MISSING, CodedColumn
from gisapp.core.tables.years import by_year


def coded(*values: object) -> CodedColumn:
    return CodedColumn.of(pa.chunked_array([pa.array(values)]))


def test_years_ascend_and_nothing_is_lost() -> None:
    dates = coded("2021-03-04", None, "2019/7", "2021-12-31T23:59:59Z", "9999-12-31", "2019-01-01")
    years = by_year(dates)
    assert years.texts() == ["2019", "2021", "9999-12-31"]
    assert years.codes.tolist() == [1, MISSING, 0, 1, 2, 0]
    assert years.counts().sum() == dates.counts().sum()


def test_other_columns_stay_as_they_are() -> None:
    for column in (coded("idle", "let"), coded(2019, 2020), coded(None, None)):
        assert by_year(column) is column
