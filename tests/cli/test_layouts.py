"""`gisapp layout` writes a sheet as PDF, of what was named, selected and filtered."""

from pathlib import Path

from gisapp.cli import main
from tests.cli.running import Captured, sentence
from tests.export.layout.pdfs import page_size_mm, pages_of, text_of
from tests.vector_files import BOX, write


def test_the_embedded_data_are_a_sheet_with_the_facts_of_a_subject(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    options = ("--paper", "A3", "--landscape", "--template", "facts", "--select", "changdong")
    told = ("--lang", "zh", "--disclaimer", "示意图", "--review-number", "赣S(2026)001号")
    assert main(["layout", "-o", str(path), *options, *told, "--author", "规划办"]) == 0
    assert page_size_mm(path) == (420, 297)
    text = text_of(path)
    found = ("南昌市青山湖区产业园区", "昌东工业园", "21.5 平方公里", "示意图", "规划办", "未载明")
    assert [each for each in (*found, "赣S(2026)001号") if each not in text] == []


def test_own_plots_are_a_sheet_at_a_scale_with_a_table(tmp_path: Path) -> None:
    plots = write(tmp_path / "plots.gpkg", [BOX] * 4)
    path = tmp_path / "sheet.pdf"
    options = ("--template", "table", "--scale", "1:5000", "--filter", "area > 1", "--by", "area")
    assert main(["layout", str(plots), "-o", str(path), *options, "--title", "Plots"]) == 0
    text = text_of(path)
    assert "1:5,000" in text
    assert "plots · on the map (2)" in text
    assert pages_of(path) == 1
    assert page_size_mm(path) == (210, 297)


def test_what_is_hidden_and_left_out_is_not_on_the_sheet(tmp_path: Path) -> None:
    plots = write(tmp_path / "plots.gpkg", [BOX] * 2)
    path = tmp_path / "sheet.pdf"
    options = ("--template", "table", "--hide", "名称", "--without", "legend,sources")
    assert main(["layout", str(plots), "-o", str(path), *options]) == 0
    text = text_of(path)
    assert "area" in text
    assert not any(each in text for each in ("地块", "名称", "Legend", "plots.gpkg"))


def test_what_cannot_be_written_is_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    assert "PDF" in sentence(capsys, "layout", "-o", str(tmp_path / "map.png"))
    missing = tmp_path / "none" / "map.pdf"
    assert "none" in sentence(capsys, "layout", "-o", str(missing))
    unknown = ("--select", "nowhere-park")
    assert "nowhere-park" in sentence(capsys, "layout", "-o", str(tmp_path / "a.pdf"), *unknown)
    assert list(tmp_path.iterdir()) == []
