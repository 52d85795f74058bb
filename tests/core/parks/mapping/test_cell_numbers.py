"""Numbers in cells, in any writing, with the cell's own unit, and what cannot be used."""

import pytest

from gisapp.core.parks.mapping.cell_numbers import read_number
from gisapp.core.parks.mapping.cell_value import Cell, as_written
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping

HA = ColumnMapping("面积", "land_area", "ha")
WAN = ColumnMapping("投资", "total_investment", "1e4 CNY")
PERCENT = ColumnMapping("率", "occupancy_rate", "percent")
COUNT = ColumnMapping("人数", "employees", "count")
YEAR = ColumnMapping("年度", "year")
MINGUO = ColumnMapping("年度", "year", calendar="minguo")


@pytest.mark.parametrize(
    ("cell", "column", "value"),
    [
        (1.5, HA, 15_000),
        ("1,234.5", HA, 12_345_000),
        ("１２", HA, 120_000),
        ("１２，３４５", COUNT, 12_345),
        ("12 000", WAN, 120_000_000),
        ("1e3", COUNT, 1000),
        ("-5.2", WAN, -52_000),
        ("−5.2", WAN, -52_000),
        ("(1,200)", WAN, -12_000_000),
        ("20亩", HA, 20 * 2000 / 3),
        ("1.5 hm²", HA, 15_000),
        ("5 acres", HA, 20_234.282112),
        ("三百亩", HA, 200_000),
        ("5亿元", WAN, 500_000_000),
        ("¥5000万元", WAN, 50_000_000),
        ("12.5万", COUNT, 125_000),
        ("300人", COUNT, 300),
        ("35%", PERCENT, 0.35),
        (35, PERCENT, 0.35),
        ("2024年", YEAR, 2024),
        (113, MINGUO, 2024),
        ("民國113年", MINGUO, 2024),
        (2024, MINGUO, 2024),
    ],
)
def test_a_number_is_read(cell: Cell, column: ColumnMapping, value: float) -> None:
    reading = read_number(cell, as_written(cell), column)
    assert reading.value == pytest.approx(value)
    assert (reading.qualifier, reading.is_garbled) == ("eq", False)


@pytest.mark.parametrize(
    ("cell", "qualifier", "value"),
    [
        ("约50", "approx", 50),
        ("≥30", "ge", 30),
        ("不低于30", "ge", 30),
        ("500以上", "ge", 500),
        ("超过500", "gt", 500),
        ("200余人", "gt", 200),
        ("50左右", "approx", 50),
        ("up to 80", "le", 80),
        ("<5", "lt", 5),
        ("about 50", "approx", 50),
    ],
)
def test_what_is_said_about_a_number_is_kept(cell: str, qualifier: str, value: float) -> None:
    reading = read_number(cell, cell, COUNT)
    assert (reading.qualifier, reading.value) == (qualifier, value)
    assert reading.text == cell


@pytest.mark.parametrize(
    ("cell", "column", "note"),
    [
        ("abc", HA, "no_number"),
        ("1.2.3", HA, "no_number"),
        ("35%", HA, "other_unit"),
        ("US$5 million", WAN, "other_unit"),
        ("12.5万", WAN, "twice"),
        (True, COUNT, "no_number"),
        (float("inf"), HA, "no_number"),
        ("9" * 400, HA, "no_number"),
        ("20-10", HA, "no_number"),
    ],
)
def test_what_cannot_be_used_is_garbled(cell: Cell, column: ColumnMapping, note: str) -> None:
    reading = read_number(cell, as_written(cell), column)
    assert (reading.value, reading.is_garbled, reading.note) == (None, True, note)
    assert reading.text == as_written(cell)


@pytest.mark.parametrize("cell", ["10-20", "10~20亩", "10至20", "1.0≤R≤2.0"])
def test_a_range_is_a_text_and_no_number(cell: str) -> None:
    reading = read_number(cell, cell, HA)
    assert (reading.value, reading.text, reading.note) == (None, cell, "range")
    assert not reading.is_garbled


def test_words_that_say_why_are_no_fault() -> None:
    reading = read_number("待定", "待定", HA)
    assert (reading.value, reading.note, reading.is_garbled) == (None, "why_not", False)


def test_a_unit_that_is_not_the_columns_is_noted() -> None:
    assert read_number("20亩", "20亩", HA).note == "own_unit"
    assert read_number("20公顷", "20公顷", HA).note == ""


def test_a_remark_in_brackets_is_kept_as_text() -> None:
    reading = read_number("20公顷（租赁）", "20公顷（租赁）", HA)
    assert (reading.value, reading.text) == (200_000, "20公顷（租赁）")
