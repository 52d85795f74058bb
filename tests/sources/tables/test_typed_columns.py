"""Texts become numbers and days only where nothing of them is lost."""

from datetime import date

import pyarrow as pa
import pytest

from gisapp.sources.tables.typed_columns import typed


@pytest.mark.parametrize(
    "texts",
    [
        ["007", "8"],
        ["91360111MA35XXXX01"],
        ["360111199001010011"],
        ["1E5", "2E3"],
        ["12.5万", "6"],
        ["2023-02-31"],
        ["甲", "1"],
    ],
)
def test_codes_and_odd_numbers_stay_texts(texts: list[str]) -> None:
    assert typed("column", pa.array(texts)).to_pylist() == texts


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["1", "-2"], [1, -2]),
        (["1.50", "2"], [1.5, 2.0]),
        (["1,250", "30"], [1250, 30]),
        (["1.234,5", "5,5"], [1234.5, 5.5]),
        (["2020/5/17", "2020-11-01"], [date(2020, 5, 17), date(2020, 11, 1)]),
        (["12", "-", "—", "无", "#N/A"], [12, None, None, None, None]),
    ],
)
def test_numbers_and_days_are_read(texts: list[str], values: list[object]) -> None:
    assert typed("column", pa.array(texts)).to_pylist() == values


def test_long_numbers_below_the_name_of_a_code_stay_texts() -> None:
    numbers = pa.array(["13800000000"])
    assert typed("联系电话", numbers).to_pylist() == ["13800000000"]
    assert typed("产值", numbers).to_pylist() == [13_800_000_000]


def test_a_declared_text_and_an_empty_column_stay_texts() -> None:
    assert pa.types.is_string(typed("a", pa.array(["1"]), "string").type)
    assert pa.types.is_string(typed("a", pa.array([None, None], pa.string())).type)
    assert typed("a", pa.array(["-", "-"])).to_pylist() == ["-", "-"]
