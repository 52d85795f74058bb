"""`gisapp facts` of subjects of own files."""

import json
from pathlib import Path

import pytest

from gisapp.core.parks.mapping.mapping_json import mapping_as_json
from tests.cli.running import Captured, printed, sentence
from tests.own_files import (
    EVALUATION,
    MAPPINGS,
    write_book,
    write_evaluation,
    write_plots,
)


def write_mappings(folder: Path) -> str:
    path = folder / "mapping.json"
    listed = [{"layer": name, **mapping_as_json(each)} for name, each in MAPPINGS.items()]
    path.write_text(json.dumps(listed), encoding="utf-8")
    return str(path)


def test_facts_of_a_key_with_their_file_sheet_row_and_column(
    capsys: Captured, tmp_path: Path
) -> None:
    book, mapping = write_book(tmp_path), write_mappings(tmp_path)
    document = printed(capsys, "facts", "QY-1", str(book), "--mapping", mapping, "--json")
    assert (document["uid"], document["kind"], document["name_zh"]) == (
        *("QY-1", "enterprise", "甲公司"),
    )
    taxes = [each for each in document["facts"] if each["property"] == "tax"]
    assert [(each["value"], each["period"]) for each in taxes] == [
        (3_000_000, "2024"),
        (3_750_000, "2025"),
    ]
    assert taxes[0]["unit"] == "CNY"
    assert taxes[0]["source"] == f"{book}#企业"
    assert taxes[0]["locator"] == "row 3, column 税收（万元）"


def test_the_mapping_may_stand_before_the_source(capsys: Captured, tmp_path: Path) -> None:
    book, mapping = str(write_book(tmp_path)), write_mappings(tmp_path)
    before = printed(capsys, "facts", "QY-2", "--mapping", mapping, book, "--json")
    assert before == printed(capsys, "facts", "QY-2", book, "--mapping", mapping, "--json")


def test_several_files_of_one_subject_are_told_side_by_side(
    capsys: Captured, tmp_path: Path
) -> None:
    paths = [str(write_plots(tmp_path)), str(write_evaluation(tmp_path))]
    mapping = write_mappings(tmp_path)
    document = printed(capsys, "facts", "dk-001", *paths, "--mapping", mapping, "--json")
    assert {each["source"] for each in document["facts"]} == {f"{paths[0]}#地块台账", paths[1]}
    assert document["geometry"]["method"] == "file"
    assert document["geometry"]["area_m2"] == pytest.approx(10_840, rel=0.01)
    ratios = [each for each in document["derived"] if each["property"] == "floor_area_ratio"]
    facts = {each["fact_id"] for each in document["facts"]}
    assert set(ratios[0]["operands"]) <= facts


def test_without_a_mapping_the_headings_say_what_is_sure(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "供地台账.csv"
    path.write_bytes(
        "宗地编号,用地面积（亩）,亩均税收（万元/亩）,甲乙丙\r\nDK-1,30,12.5,x\r\nDK-2,约20,—,y\r\n".encode(
            "gbk"
        )
    )
    document = printed(capsys, "facts", "DK-1", str(path), "--json")
    values = {each["property"]: each["value"] for each in document["facts"]}
    assert values["land_area"] == pytest.approx(20_000)
    assert values["tax_per_land"] == pytest.approx(187.5)
    assert all(each["locator"].startswith("row 2, column ") for each in document["facts"])
    other = printed(capsys, "facts", "DK-2", str(path), "--json")
    stated = {each["property"]: each["qualifier"] for each in other["facts"]}
    assert stated == {"land_area": "approx", "parcel_code": "eq"}


def test_a_name_leads_to_its_subject_too(capsys: Captured, tmp_path: Path) -> None:
    mapping, plots = write_mappings(tmp_path), str(write_plots(tmp_path))
    document = printed(capsys, "facts", "一号", plots, "--mapping", mapping, "--json")
    assert document["uid"] == "DK-001"


def test_a_key_that_no_row_has_names_some_that_are_there(capsys: Captured, tmp_path: Path) -> None:
    mapping, plots = write_mappings(tmp_path), str(write_plots(tmp_path))
    message = sentence(capsys, "facts", "none", plots, "--mapping", mapping)
    assert message == "No subject is called 'none'; there are: DK-001, DK-002, DK-003."


def test_a_mapping_that_is_none(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text("[")
    message = sentence(
        capsys, "facts", "DK-001", str(write_plots(tmp_path)), "--mapping", str(path)
    )
    assert str(path) in message


def test_one_key_in_sheets_of_several_kinds_is_merged(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    evaluation = {**mapping_as_json(EVALUATION), "kind": "", "layer": "评价"}
    plots = {**mapping_as_json(MAPPINGS["地块台账"]), "layer": "地块台账"}
    path.write_text(json.dumps([plots, evaluation]), encoding="utf-8")
    files = (str(write_plots(tmp_path)), str(write_evaluation(tmp_path)))
    document = printed(capsys, "facts", "DK-002", *files, "--mapping", str(path), "--json")
    assert {"land_area", "tax_per_land"} <= {each["property"] for each in document["facts"]}
    assert document["kind"] == "plot"


def test_a_file_without_keys_and_names_holds_no_facts(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "数.csv"
    path.write_text("a,b\n1.5,2.5\n1.5,3.5\n", encoding="utf-8")
    message = sentence(capsys, "facts", "x", str(path))
    assert message.startswith(f"{path} holds no facts: no column is known as a key or a name.")
