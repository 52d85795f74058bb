"""Boundary-point files open like any other: each plot a feature, its doubts beside it."""

import random
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.progress import Progress
from gisapp.core.space.crs import extent_to_degrees
from gisapp.errors import Cancelled, GisAppError, SourceError
from gisapp.sources.boundary.boundary_txt import read_boundary_txt
from gisapp.sources.open import open_source
from gisapp.words import load_words
from tests.boundary_files import HEAD, SQUARE, boundary_file, boundary_text, plot

ATTRIBUTES = {
    "地块编号": "DK01",
    "地块名称": "示例园区",
    "图形属性": "面",
    "图幅号": None,
    "地块用途": "工业用地",
    "地类编码": None,
    "界址点数": 5,
    "地块面积(公顷)": 42.0,
}


def opened(folder: Path, text: str, encoding: str = "gbk", read_as: ReadAs | None = None) -> Layer:
    path = boundary_file(folder, text, encoding)
    layers = open_source(str(path), read_as=read_as or ReadAs()).layers
    return layers[-1]


def codes(layer: Layer) -> list[str]:
    return [problem.code for problem in layer.origin.problems]


@pytest.mark.parametrize(
    "encoding", ["gbk", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_encoding_and_end_of_line_gives_the_same_plot(
    tmp_path: Path, encoding: str, end: str
) -> None:
    layer = opened(tmp_path, boundary_text().replace("\n", end), encoding)
    assert layer.attributes.record(1) == ATTRIBUTES
    assert (layer.origin.crs, codes(layer)) == ("EPSG:4527", [])
    assert layer.extent is not None
    place = extent_to_degrees(layer.extent)
    assert (place.xmin, place.ymin) == pytest.approx((115.97675, 28.68694), abs=1e-5)


def test_the_head_is_told_with_the_layer(tmp_path: Path) -> None:
    layer = opened(tmp_path, f"[项目信息]\n项目名称=某项目\n{boundary_text()}")
    assert dict(layer.origin.notes)["数据产生单位"] == "示例单位"
    assert dict(layer.origin.notes)["项目名称"] == "某项目"
    assert "转换参数" not in dict(layer.origin.notes)
    assert layer.origin.encoding == "GB18030"


def test_areas_lines_and_points_become_a_layer_each(tmp_path: Path) -> None:
    text = boundary_text(plot(), plot("2,,L,,线,,,,", SQUARE[:2]), plot("1,,P,,点,,,,", SQUARE[:1]))
    layers = open_source(str(boundary_file(tmp_path, text))).layers
    assert {layer.geometry.kind for layer in layers} == {"polygon", "line", "point"}
    assert {layer.geometry.feature_ids[0] for layer in layers} == {1, 2, 3}


def test_cells_beyond_the_format_are_attributes_too(tmp_path: Path) -> None:
    layer = opened(tmp_path, boundary_text(plot("5,42,DK01,甲,面,,,,备注,,乙")))
    assert layer.attributes.record(1)["其他属性1"] == "备注"
    assert layer.attributes.record(1)["其他属性3"] == "乙"
    assert "其他属性2" not in layer.attributes.record(1)


def test_a_user_says_crs_and_encoding_where_the_file_says_nothing(tmp_path: Path) -> None:
    text = plot("5,42,DK01,示範園區,面,,,,")
    layer = opened(tmp_path, text, "big5", ReadAs(crs="EPSG:4527", encoding="big5"))
    assert layer.origin.crs == "EPSG:4527"
    assert layer.attributes.record(1)["地块名称"] == "示範園區"


def test_problems_are_counted_on_load_with_the_features_that_they_concern(tmp_path: Path) -> None:
    text = boundary_text(
        plot("5,41.0000,A,,面,,,,"),
        plot("4,42.0000,B,,面,,,,", north=3_175_650.0),
    ).replace("J3", "O3", 1)
    problems = {each.code: each for each in opened(tmp_path, text).origin.problems}
    assert {code: each.feature_ids for code, each in problems.items()} == {
        "boundary_points": (2,),
        "boundary_area": (1,),
        "boundary_overlap": (1, 2),
        "boundary_gap": (1,),
    }
    chinese = problems["boundary_overlap"].sentence(load_words("zh"))
    assert chinese.endswith("重叠 30,000.00 平方米（45.0000 亩）。")


def test_degrees_without_a_datum_are_measured_all_the_same(tmp_path: Path) -> None:
    square = ((0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0))
    layer = opened(tmp_path, plot("5,100.0000,A,,面,,,,", square, north=28.7, east=116.0))
    (problem,) = (each for each in layer.origin.problems if each.code == "boundary_area")
    assert problem.values["found"] == pytest.approx(108.3, rel=0.002)


def test_many_faults_of_a_kind_are_told_together_after_the_first(tmp_path: Path) -> None:
    plots = [plot(f"4,,A{n},,面,,,,", north=3e6 + 1000 * n) for n in range(25)]
    problems = opened(tmp_path, boundary_text(*plots)).origin.problems
    assert [each.count for each in problems] == [*[1] * 10, 15]
    assert problems[-1].message.startswith("15 × more: a declared number of points")
    assert problems[-1].feature_ids == tuple(range(11, 26))
    still_open = [plot(f"4,,A{n},,面,,,,", SQUARE[:4], north=3e6 + 1000 * n) for n in range(25)]
    (problem,) = opened(tmp_path, boundary_text(*still_open)).origin.problems
    assert (problem.code, problem.count) == ("boundary_open", 25)


def test_lines_that_cannot_be_read_are_told_with_their_numbers(tmp_path: Path) -> None:
    layer = opened(tmp_path, boundary_text().replace("J2,1,3175700", "J2,1,31757OO"))
    first = layer.origin.problems[0]
    assert first.code == "boundary_lines"
    assert "line 14" in first.message


def test_one_bad_byte_loses_no_plot(tmp_path: Path) -> None:
    path = boundary_file(tmp_path, boundary_text())
    path.write_bytes(path.read_bytes().replace("示例园".encode("gbk"), b"\xca\xbe\xff"))
    (layer,) = open_source(str(path)).layers
    assert layer.feature_count == 1


@pytest.mark.parametrize("text", [HEAD, "[地块坐标]\n", f"{HEAD}[地块坐标]\n5,42,A,,面,,,,@\n"])
def test_a_file_without_points_is_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError, match="no line in it is a point"):
        opened(tmp_path, text)


def test_reading_ends_on_request(tmp_path: Path) -> None:
    path = boundary_file(tmp_path, boundary_text())
    with pytest.raises(Cancelled):
        read_boundary_txt(path, None, Progress(cancelled=lambda: True))


def test_a_folder_opens_its_boundary_points_and_leaves_other_texts(tmp_path: Path) -> None:
    boundary_file(tmp_path, boundary_text(), name="a.TXT")
    (tmp_path / "readme.txt").write_text("nothing to map\n", encoding="utf-8")
    (layer,) = open_source(str(tmp_path)).layers
    assert layer.origin.layer == "a"


def test_damaged_files_give_plots_or_one_sentence(tmp_path: Path) -> None:
    whole = boundary_text(plot(), plot("10,41,B,,面,,,,", SQUARE, SQUARE[::-1])).encode("gbk")
    chance = random.Random(7)
    path = tmp_path / "damaged.txt"
    for turn in range(30):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged if turn % 3 else damaged[: chance.randrange(1, len(damaged))])
        assert opens_or_tells(path)


def opens_or_tells(path: Path) -> bool:
    try:
        return bool(open_source(str(path)).layers)
    except GisAppError as error:
        return path.name in str(error)
