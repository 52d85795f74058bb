"""`gisapp check` prints what is wrong with files."""

import json
from pathlib import Path

from gisapp.cli import main
from gisapp.core.parks.mapping.mapping_json import mapping_as_json
from tests.cli.running import Captured, printed, sentence
from tests.deliveries import OLD_ROWS, write_book
from tests.untidy_parks import PARKS, PLOTS, write_untidy


def test_it_is_a_document_of_findings(capsys: Captured, tmp_path: Path) -> None:
    sources = [str(path) for path in write_untidy(tmp_path)]
    mapping = tmp_path / "mapping.json"
    tables = [
        {"source": path, "layer": name, **mapping_as_json(each)}
        for path, name, each in zip(sources, ("plots", "parks"), (PLOTS, PARKS), strict=True)
    ]
    mapping.write_text(json.dumps(tables))
    assert main(["check", *sources, "--mapping", str(mapping), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert all(set(each) == {"code", "layer", "key", "message", "at"} for each in found)
    by_code = {each["code"]: each for each in found}
    assert by_code["empty_key"]["key"] is None
    assert by_code["repeated_key"]["key"] == "A3"
    assert by_code["outside_parent"]["layer"] == "plots"
    assert by_code["overlap"]["message"].startswith("A3 and A8 overlap by 1,9")
    longitude, latitude = by_code["drawn_twice"]["at"]
    assert (round(longitude, 3), round(latitude, 3)) == (116.003, 28.6)
    assert by_code["no_shape"]["at"] is None


def test_columns_are_taken_for_what_they_seem(capsys: Captured, tmp_path: Path) -> None:
    rows = [("宗地编号", "用地面积（亩）"), ("A1", 12), ("A1", "无此数"), (None, 5)]
    path = tmp_path / "findings.xlsx"
    source = str(write_book(tmp_path, "地块.xlsx", rows))
    assert main(["check", source, "--lang", "zh", "-o", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "编号为空：1" in lines
    assert "编号重复：1" in lines
    assert not any(line.startswith(" ") for line in lines)
    assert path.exists()


def test_a_column_that_may_state_it_is_to_be_confirmed(capsys: Captured, tmp_path: Path) -> None:
    rows = [("宗地编号", "容积率", "面积"), ("A1", 1.2, 12), ("A2", 1.5, 30)]
    source = str(write_book(tmp_path, "地块.xlsx", rows))
    found = printed(capsys, "check", source, "--json")
    assert isinstance(found, list)
    codes = {each["message"]: each["code"] for each in found}
    assert codes["Land area: column 面积 may state it; confirm what it means."] == "to_confirm"
    assert codes["Land use (as granted): no column states it."] == "no_column"


def test_the_embedded_data_is_checked_too(capsys: Captured) -> None:
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    assert "Contradictions: 1" in out
    assert "  district · Qingshanhu District: Area of the district is 132,000,000 m2" in out


def test_what_cannot_be_checked_is_one_sentence(capsys: Captured, tmp_path: Path) -> None:
    source = str(write_book(tmp_path, "a.xlsx", OLD_ROWS))
    assert "ends in .xlsx" in sentence(capsys, "check", source, "-o", str(tmp_path / "a.pdf"))
    assert "not there" in sentence(capsys, "check", str(tmp_path / "no.xlsx"))
    assert isinstance(printed(capsys, "check", source, "--years", "1", "--json"), list)
