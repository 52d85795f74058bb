"""Lines of boundary-point files are told apart however they are written."""

import pytest

from gisapp.core.progress import Progress
from gisapp.errors import Cancelled
from gisapp.sources.boundary.lines import (
    block_of,
    is_plot,
    plot_cells,
    point_of,
    read_boundary_text,
)


@pytest.mark.parametrize(
    ("line", "point"),
    [
        ("J1,1,3175000.000,39400000.000", ("J1", 1, 3175000.0, 39400000.0)),
        ("1,2,3175000,39400000", ("1", 2, 3175000.0, 39400000.0)),
        ("J1-1，１，３１７５０００．５，39400000", ("J1-1", 1, 3175000.5, 39400000.0)),
        ("J1, 1 , 3175000.000 , 39400000.000 ,700.00,", ("J1", 1, 3175000.0, 39400000.0)),
        ("7,J1,1,3175000,39400000", ("J1", 1, 3175000.0, 39400000.0)),
        ("J1,3175000,39400000", ("J1", 0, 3175000.0, 39400000.0)),
        ("J1,,3175000,39400000", ("J1", 0, 3175000.0, 39400000.0)),
        ("J1 1 3175000 39400000", ("J1", 1, 3175000.0, 39400000.0)),
        ("3175000,39400000", ("", 0, 3175000.0, 39400000.0)),
        ("J1,1,28.6869,115.9767", ("J1", 1, 28.6869, 115.9767)),
        ("J1,1,28°30′36.0″,116度0分18秒", ("J1", 1, 28.51, 116.005)),
        ("J1,1,nan,inf", None),
        ("J1,1,31_75,39400000", None),
        ("J1,1,31750OO,39400000", None),
        ("J1", None),
        ("", None),
    ],
)
def test_a_point_is_read_in_each_way_to_write_it(line: str, point: object) -> None:
    assert point_of(line) == point


def test_blocks_and_plots_are_known_by_their_marks() -> None:
    assert block_of("[地块坐标]") == "地块坐标"
    assert block_of("地块坐标") is None
    assert is_plot("@")
    assert is_plot("5,42,DK01,甲,面,,,,@ ,")
    assert is_plot("5,42,DK01,甲,面,,,,")
    assert not is_plot("J1,1,3175000,39400000")


def test_commas_in_a_name_stay_where_cells_are_parted_by_others() -> None:
    assert plot_cells("5,42,DK01,甲，乙,面,,,,@")[3] == "甲，乙"
    assert plot_cells("5，42，DK01，甲，面，，，，@")[3:5] == ("甲", "面")
    assert plot_cells("@") == ("",)


def test_head_plots_and_unread_lines_are_parted() -> None:
    text = read_boundary_text(
        [
            "［属性描述］\r",
            "带号＝39",
            "【项目信息】",
            "项目名称=某项目",
            "随便一行",
            "[地块坐标]",
            "点号,圈号,X坐标,Y坐标",
            "",
            "4,,甲,,面,,,,＠",
            "J1,1,3175000,39400000",
            "J2,1,坏,39400000",
            "4,,乙,,面,,,,@",
            "J1,2,3175000,39400000",
            "[备注]",
            "再一行",
        ]
    )
    assert text.head == {"带号": "39", "项目名称": "某项目"}
    assert [(plot.line, plot.cells[2], len(plot)) for plot in text.plots] == [
        (9, "甲", 1),
        (12, "乙", 1),
    ]
    assert list(text.plots[1].rings) == [2]
    assert list(text.plots[0].lines) == [10]
    assert text.unread == [11]


def test_points_without_a_plot_line_are_one_plot() -> None:
    text = read_boundary_text(["J1,1,3175000,39400000", "J2,1,3175700,39400000"])
    assert [(plot.line, plot.cells, plot.names) for plot in text.plots] == [(1, (), ["J1", "J2"])]


def test_reading_ends_on_request() -> None:
    with pytest.raises(Cancelled):
        read_boundary_text(["J1,1,3175000,39400000"] * 20_000, Progress(cancelled=lambda: True))


def test_plain_points_are_read_like_those_with_blanks() -> None:
    plot = "2,,DK1,,面,,,,@"
    plain = read_boundary_text([plot, "J1,1,3175000.000,39400000.5\n", "J12,2,1.0,2.25\n"])
    blank = read_boundary_text([plot, "J1 ,1,3175000.000,39400000.5\n", "J12,2, 1.0,2.25 ,7\n"])
    assert plain.plots == blank.plots
    assert plain.plots[0].names == ["J1", "J12"]
