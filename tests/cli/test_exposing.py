"""`gisapp expose`: sheets of subjects by uid, key and name, to a file or a folder."""

from pathlib import Path

import pytest

from gisapp.cli import main
from tests.cli.running import Captured, sentence
from tests.cli.test_own_facts import write_mappings
from tests.export.layout.pdfs import pages_of, text_of
from tests.own_files import write_book, write_plots


def test_one_file_or_a_folder_by_the_place_that_is_named(tmp_path: Path) -> None:
    path, folder = tmp_path / "two.pdf", tmp_path / "sheets"
    assert main(["expose", "led-cluster", "knitwear-cluster", "-o", str(path), "--lang", "zh"]) == 0
    assert pages_of(path) == 2
    assert "针织服装产业" in text_of(path)
    asked = ["expose", "-o", str(folder), "--format", "html", "led-cluster", "Yifang village"]
    assert main(asked) == 0
    assert {each.suffix for each in folder.iterdir()} == {".html"}
    assert any("yifang" in each.name for each in folder.iterdir()), "by its name"


def test_keys_of_own_files_and_what_is_hidden(capsys: Captured, tmp_path: Path) -> None:
    plots, mapping = write_plots(tmp_path), write_mappings(tmp_path)
    path = tmp_path / "plots.html"
    asked = [
        *("expose", "DK-001", "dk-002", str(plots), "--mapping", mapping, "-o", str(path)),
        *("--hide", "land_area,备注", "--without", "map", "--lang", "zh"),
    ]
    assert main(asked) == 0
    assert "points stand for its shapes" in capsys.readouterr().err
    page = path.read_text("utf-8")
    assert page.count("<article") == 2
    assert "二号" in page
    for secret in ("临河", ">面积<", "用地面积", "14.8", "<figure"):
        assert secret not in page


def test_several_subjects_of_one_key_are_named_and_each_has_a_sheet(
    capsys: Captured, tmp_path: Path
) -> None:
    firms = (("企业名录",), ("信用代码", "企业"), ("DK-001", "同名公司"))
    book, mapping = write_book(tmp_path, firms), write_mappings(tmp_path)
    plots, path = write_plots(tmp_path), tmp_path / "both.pdf"
    asked = ["expose", "DK-001", str(plots), str(book), "--mapping", mapping, "-o", str(path)]
    assert main(asked) == 0
    told = capsys.readouterr().err
    assert told.startswith("gisapp: DK-001 is what 2 subjects are called: ")
    assert "Plot" in told
    assert "Enterprise" in told
    assert "同名公司" in text_of(path)


def test_what_goes_wrong_is_one_sentence(capsys: Captured, tmp_path: Path) -> None:
    path = str(tmp_path / "a.pdf")
    assert "nobody" in sentence(capsys, "expose", "nobody", "-o", path)
    assert ".pdf" in sentence(capsys, "expose", "changdong", "-o", str(tmp_path / "a.docx"))
    missing = str(tmp_path / "none.gpkg")
    assert "none.gpkg" in sentence(capsys, "expose", "A01", missing, "-o", path)
    hidden = ("expose", "changdong", "--hide", "park", "-o", path)
    assert "hidden" in sentence(capsys, *hidden)
    assert list(tmp_path.iterdir()) == []


def test_a_place_for_the_sheets_must_be_named(capsys: Captured) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["expose", "changdong"])
    assert "-o" in capsys.readouterr().err
