"""The heading of a table is found, whatever stands above it and in however many rows."""

from collections.abc import Sequence

import pytest

from gisapp.sources.tables.headings import find_heading

COLUMNS = ["企业名称", "经度", "纬度", "产值"]
FIRM = ["甲", 115.98, 28.64, 12.5]


@pytest.mark.parametrize(
    "above",
    [
        [],
        [["青山湖区企业一览表"]],
        [["企业一览表"], ["填报单位：经发局", "", "", "2024年"], [], ["单位：万元"]],
        [[], [], [], [], [], []],
    ],
)
def test_titles_notes_and_blank_rows_above_are_no_heading(
    above: Sequence[Sequence[object]],
) -> None:
    heading = find_heading([*above, COLUMNS, FIRM])
    assert heading.names == tuple(COLUMNS)
    assert heading.rows == len(above) + 1


def test_titles_are_what_is_written_above_each_row_once() -> None:
    above = [["供地台账", "供地台账"], [], ["填报：经发局", "", "单位：亩"]]
    heading = find_heading([*above, COLUMNS, FIRM])
    assert heading.titles == ("供地台账", "填报：经发局 单位：亩")
    assert find_heading([["x" * 999, ""], COLUMNS, FIRM]).titles == ("x" * 200,)


def test_two_rows_of_a_heading_with_merged_cells_are_one() -> None:
    rows: list[list[object]] = [
        ["序号", "坐标", "", "指标", ""],
        ["", "经度", "纬度", "产值", "税收"],
        [1, 2, 3, 4, 6],
    ]
    heading = find_heading(rows)
    assert heading.names == ("序号", "坐标 经度", "坐标 纬度", "指标 产值", "指标 税收")
    assert heading.rows == 2


def test_groups_of_groups_stand_above_most_names() -> None:
    rows: list[list[object]] = [
        ["企业综合评价结果表"],
        ["企业", "代码", "基础数据", "", "", "", "得分"],
        ["", "", "用地", "税收", "", "产出", ""],
        ["", "", "面积（亩）", "2024年", "2025年", "销售", ""],
        ["甲", "91", 12.5, 3, 4, 5, 60],
    ]
    names = ("基础数据 用地 面积（亩）", "基础数据 税收 2024年", "基础数据 税收 2025年")
    heading = find_heading(rows)
    assert heading.names == ("企业", "代码", *names, "基础数据 产出 销售", "得分")
    assert (heading.rows, heading.titles) == (4, ("企业综合评价结果表",))


def test_a_row_of_units_belongs_to_the_names_above() -> None:
    heading = find_heading([["名称", "产值", "面积"], ["", "(万元)", "亩"], ["甲", "1", "2"]])
    assert heading.names == ("名称", "产值（万元）", "面积（亩）")
    assert heading.rows == 2


def test_numbers_of_columns_are_no_data() -> None:
    assert find_heading([COLUMNS, [1.0, 2.0, 3.0, 4.0], FIRM]).rows == 2


def test_years_may_be_headings_and_other_numbers_not() -> None:
    assert find_heading([["名称", 2021.0, 2022.0], ["甲", 1, 2]]).names == ("名称", "2021", "2022")
    assert find_heading([["甲", "115.98"], ["乙", "116.0"]]).rows == 0


def test_the_first_row_of_texts_alone_is_the_heading() -> None:
    heading = find_heading([["企业", "地址"], ["甲", "南昌市"], ["乙", "九江市"]])
    assert (heading.names, heading.rows) == (("企业", "地址"), 1)


def test_nothing_is_no_heading() -> None:
    assert find_heading([]).names == ()
    assert find_heading([["", ""], [None]]).names == ("", "")
