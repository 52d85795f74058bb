"""`gisapp diff` prints what changed between two deliveries."""

import json
from pathlib import Path

from gisapp.cli import main
from tests.cli.running import Captured, printed, sentence
from tests.deliveries import NEW_ROWS, OLD_ROWS, write_book, write_plots
from tests.workbooks import write_workbook


def test_it_is_a_document_of_keys_and_values(capsys: Captured, tmp_path: Path) -> None:
    old = str(write_plots(tmp_path, "old.gpkg", OLD_ROWS))
    new = str(write_plots(tmp_path, "new.gpkg", NEW_ROWS, moved="DK-001"))
    assert printed(capsys, "diff", old, new, "--json") == {
        "key": "编号",
        "added": ["DK-004"],
        "removed": ["DK-002"],
        "moved": ["DK-001"],
        "changed": [{"key": "DK-003", "column": "状态", "old": "投产", "new": "停产"}],
    }
    assert printed(capsys, "diff", old, new, "--json", "--key", "名称", "--key", "状态") == {
        "key": ["名称", "状态"],
        "added": [["三号", "停产"], ["四号", "在建"]],
        "removed": [["三号", "投产"]],
        "moved": [["一号", "在建"]],
        "changed": [],
    }


def test_long_numbers_as_keys_are_exact(capsys: Captured, tmp_path: Path) -> None:
    keys = [9007199254740993 + 2 * place for place in range(300)]
    for name, some in (("old.csv", keys[:-1]), ("new.csv", keys[100:])):
        lines = ["id,v", *(f"{key},{key % 7}" for key in some)]
        (tmp_path / name).write_text("\n".join(lines))
    found = printed(capsys, "diff", str(tmp_path / "old.csv"), str(tmp_path / "new.csv"), "--json")
    assert [str(key) for key in found["removed"]] == [str(key) for key in keys[:100]]
    assert [str(key) for key in found["added"]] == [str(keys[-1])]


def test_it_reads_as_text_and_the_lists_may_go_to_a_file(capsys: Captured, tmp_path: Path) -> None:
    old = str(write_book(tmp_path, "old.xlsx", OLD_ROWS))
    new = str(write_plots(tmp_path, "new.gpkg", NEW_ROWS))
    assert main(["diff", old, new, "--lang", "zh"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.splitlines() == [
        "按 编号 对比：两次报送共有 3 行。",
        "新增的列：备注。",
        "未对比图形：其中一次报送没有图形，或图形类型不同。",
        "新增：1",
        "  DK-004",
        "消失：1",
        "  DK-002",
        "变更：1",
        "  DK-003 · 状态：投产 → 停产",
    ]
    path = tmp_path / "changes.xlsx"
    assert main(["diff", old, new, "-o", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[-3:] == ["Added: 1", "Gone: 1", "Changed: 1"]
    assert path.exists()
    assert main(["diff", old, old]) == 0
    assert "Nothing has changed." in capsys.readouterr().out


def test_layers_of_one_name_are_compared_and_others_must_be_named(
    capsys: Captured, tmp_path: Path
) -> None:
    sheets = {"地块": OLD_ROWS, "企业": OLD_ROWS}
    old = str(write_workbook(tmp_path / "old.xlsx", sheets))
    new = str(write_workbook(tmp_path / "new.xlsx", {"地块": NEW_ROWS, "企业": OLD_ROWS}))
    other = str(write_workbook(tmp_path / "other.xlsx", {"x": NEW_ROWS, "y": NEW_ROWS}))
    assert "地块, 企业; name one of each as FILE::LAYER" in sentence(capsys, "diff", old, new)
    assert "no layer of the same name" in sentence(capsys, "diff", old, other)
    found = printed(capsys, "diff", f"{old}::地块", new, "--json")
    assert found["added"] == ["DK-004"]
    plots = str(write_plots(tmp_path, "plots.gpkg", OLD_ROWS))
    assert printed(capsys, "diff", plots, new, "--json")["removed"] == ["DK-002"]


def test_what_cannot_be_compared_is_one_sentence(capsys: Captured, tmp_path: Path) -> None:
    old = str(write_book(tmp_path, "old.xlsx", OLD_ROWS))
    (tmp_path / "broken.xlsx").write_bytes(Path(old).read_bytes()[:300])
    assert "has no column" in sentence(capsys, "diff", old, old, "--key", "x")
    assert "not there" in sentence(capsys, "diff", old, str(tmp_path / "no.xlsx"))
    assert sentence(capsys, "diff", str(tmp_path / "broken.xlsx"), old)
    assert ".xlsx or .csv" in sentence(capsys, "diff", old, old, "-o", str(tmp_path / "a.pdf"))
    unlike = tmp_path / "unlike.csv"
    unlike.write_text("a,b\n1.5,x\n2.5,y\n")
    assert "tells the rows" in sentence(capsys, "diff", old, str(unlike))


def test_control_characters_do_not_reach_the_terminal(capsys: Captured, tmp_path: Path) -> None:
    for name, word in (("old.geojson", "a"), ("new.geojson", "\x1b[31mb")):
        point = {"type": "Point", "coordinates": [116, 28]}
        feature = {"type": "Feature", "properties": {"id": "p1", "w": word}, "geometry": point}
        document = {"type": "FeatureCollection", "features": [feature]}
        (tmp_path / name).write_text(json.dumps(document))
    both = (str(tmp_path / "old.geojson"), str(tmp_path / "new.geojson"))
    assert main(["diff", *both, "--key", "id"]) == 0
    assert "\x1b" not in capsys.readouterr().out
