"""What a file's columns are taken to mean is printed, saved, and read again."""

import json
from pathlib import Path

import pytest

from gisapp.cli import main
from tests.cli.running import Captured, printed, sentence, wrong_usage
from tests.workbooks import Rows, write_workbook

PLOTS: Rows = [
    ["2024年供地台账（单位：亩）", None, None, None],
    ["地块编号", "用地面积", "成交价（万元）", "所属园区"],
    *([f"D-{place}", 20.5 + place, 300 + place, "甲园"] for place in range(9)),
]
FIRMS: Rows = [
    ["企业名称", "统一社会信用代码", "投资总额"],
    ["甲公司", "91350100M000100Y43", 500],
    ["乙公司", "91360111MA35F0XM8T", 800],
]
LAYER_KEYS = ["source", "layer", "kind", "key", "names", "parent", "columns"]
COLUMN_KEYS = ["column", "property", "unit", "kind", "period", "basis", "aggregation", "sure"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two sheets without any place."""
    return write_workbook(tmp_path / "park.xlsx", {"供地": PLOTS, "企业": FIRMS})


def test_each_sheet_is_told_with_the_keys_of_the_contract(workbook: Path, capsys: Captured) -> None:
    plots, firms = printed(capsys, "map", str(workbook), "--json")
    assert list(plots)[: len(LAYER_KEYS)] == LAYER_KEYS
    assert (plots["source"], plots["layer"]) == (str(workbook), "供地")
    assert (plots["kind"], plots["key"]) == ("plot", "地块编号")
    assert plots["parent"] == {"kind": "park", "column": "所属园区", "by": "name"}
    assert set(COLUMN_KEYS) <= plots["columns"][0].keys()
    area = plots["columns"][1]
    assert {key: area[key] for key in COLUMN_KEYS[:-1]} == {
        "column": "用地面积",
        "property": "land_area",
        "unit": "mu",
        "kind": "observed",
        "period": "",
        "basis": "land",
        "aggregation": "sum",
    }
    assert (firms["kind"], firms["key"], firms["parent"]) == (
        "enterprise",
        "统一社会信用代码",
        None,
    )
    assert firms["names"] == {"zh": "企业名称", "en": None}


def test_one_sheet_may_be_named(workbook: Path, capsys: Captured) -> None:
    (firms,) = printed(capsys, "map", f"{workbook}::企业", "--json")
    assert firms["layer"] == "企业"


@pytest.mark.parametrize("how", ["--save", "--json"])
def test_what_was_written_is_what_is_said(
    how: str, workbook: Path, tmp_path: Path, capsys: Captured
) -> None:
    saved = tmp_path / "m.json"
    if how == "--save":
        assert main(["map", str(workbook), "--save", str(saved)]) == 0
        capsys.readouterr()
    else:
        saved.write_text(json.dumps(printed(capsys, "map", str(workbook), "--json")))
    stored = json.loads(saved.read_text(encoding="utf-8"))
    stored[1]["columns"][2] |= {"property": "tax", "unit": "CNY", "sure": 1, "mine": "kept out"}
    saved.write_text(json.dumps(stored), encoding="utf-8")

    plots, firms = printed(capsys, "map", str(workbook), "--mapping", str(saved), "--json")
    assert firms["columns"][2]["property"] == "tax"
    assert firms["columns"][2]["unit"] == "CNY"
    assert plots == printed(capsys, "map", f"{workbook}::供地", "--json")[0]


def test_people_read_an_aligned_table_and_what_only_they_can_tell(
    workbook: Path, capsys: Captured
) -> None:
    assert main(["map", str(workbook), "--lang", "zh"]) == 0
    printed_text = capsys.readouterr().out
    assert "供地：每一行是：地块" in printed_text
    area = next(line for line in printed_text.splitlines() if line.startswith("  用地面积"))
    assert area.split() == ["用地面积", "用地面积", "亩", "现状", "95%"]
    assert "？投资总额：" in printed_text


def test_a_mapping_of_other_columns_is_refused_in_one_sentence(
    workbook: Path, tmp_path: Path, capsys: Captured
) -> None:
    saved = tmp_path / "m.json"
    saved.write_text('[{"layer": "企业", "key": "编号", "columns": [{"column": "编号"}]}]')
    told = sentence(capsys, "map", str(workbook), "--mapping", str(saved))
    assert "企业" in told
    assert "编号" in told


@pytest.mark.parametrize("text", ["", "[]", "{", "[1]", '{"columns": 3}', "[" * 100_000, "\x00"])
def test_what_is_no_mapping_is_refused_in_one_sentence(
    text: str, workbook: Path, tmp_path: Path, capsys: Captured
) -> None:
    saved = tmp_path / "m.json"
    saved.write_text(text, encoding="utf-8")
    assert str(saved) in sentence(capsys, "map", str(workbook), "--mapping", str(saved))


def test_a_mapping_of_other_sheets_is_refused(
    workbook: Path, tmp_path: Path, capsys: Captured
) -> None:
    saved = tmp_path / "m.json"
    saved.write_text(
        '[{"layer": "道路", "columns": [{"column": "路名", "property": "road_name"}]}]'
    )
    assert "供地" in sentence(capsys, "map", str(workbook), "--mapping", str(saved))


def test_nothing_is_written_where_nothing_may_be(workbook: Path, capsys: Captured) -> None:
    told = sentence(capsys, "map", str(workbook), "--save", str(workbook.parent / "no" / "m.json"))
    assert "m.json" in told


def test_a_file_must_be_named(capsys: Captured) -> None:
    assert "FILE" in wrong_usage(capsys, "map")
