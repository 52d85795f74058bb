"""A sheet tells all that the details panel tells, in its words."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.row_notes import RowNotes
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.dossier_rows import section_rows
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.units import UnitChoice
from gisapp.errors import ExportError
from gisapp.export.expose.making import SheetMaker
from gisapp.export.expose.request import SheetParts, content_of
from gisapp.words import LANGUAGES, Language, load_words
from tests.export.expose.sheets import (
    own_layers,
    request_for,
    request_of,
    row,
    sheet_of,
    sheets_of,
    told,
)
from tests.own_files import write_book, write_evaluation, write_plots
from tests.parks import embedded


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Layer, ...]:
    folder = tmp_path_factory.mktemp("own")
    return own_layers(write_plots(folder), write_book(folder), write_evaluation(folder))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_every_dossier_is_on_its_sheet(language: Language) -> None:
    _, dataset = embedded()
    formatter = FactFormatter(dataset, load_words(language), UnitChoice.usual(language))
    for uid, sheet in zip(
        dataset.subjects, sheets_of(request_of(*dataset.subjects, language=language)), strict=True
    ):
        said = told(sheet)
        for section in dossier_of(dataset, uid).sections:
            for text, fact in section_rows(section, formatter):
                if fact is not None:
                    assert text.value in said, (uid, text)
                else:
                    assert text.label in said, (uid, text)
        assert sheet.sources or not dataset.facts_of(uid)


def test_a_park_has_both_names_its_figures_and_where_it_is() -> None:
    sheet = sheet_of(request_of("changdong", language="zh"))
    assert (sheet.name, sheet.other_name) == ("昌东工业园", "Changdong Industrial Park")
    assert sheet.tags == ("工业园区", "已建成")
    assert sheet.belongs_to == ("青山湖区",)
    assert sheet.figures[0].figure == "21.5 平方公里"
    assert sheet.map is not None
    assert sheet.map.caption.startswith("手绘图形")
    assert "2017–2018" in sheet.dates
    assert "2026年11月27日" in sheet.dates
    [line] = [each for each in sheet.lines if each.title == "未说明"]
    assert "主营业务收入" in line.text


def test_what_two_sources_say_alike_is_one_line_with_both() -> None:
    sheet = sheet_of(request_of("changdong"))
    rows = [each for section in sheet.sections for each in section.rows]
    [planned] = [each for each in rows if each.text.label == "Planned area"]
    assert planned.mark == "[1][2]"
    assert "2017 (inferred)" in planned.text.qualification
    approved = next(each for each in rows if each.text.label == "Approved area")
    assert approved.mark == "[3] S369002"
    assert sheet.sources[2].startswith("Catalogue of China's development zones")


def test_a_subject_without_a_place_says_so_and_has_no_map() -> None:
    sheet = sheet_of(request_of("led-cluster"))
    assert (sheet.map, sheet.beside) == (None, ())
    assert sheet.map_missing == "It has no place on the map."
    assert sheet.charts[0].points[-1].expected


def test_rows_of_own_files_become_one_sheet(layers: tuple[Layer, ...]) -> None:
    sheet = sheet_of(request_for(layers, row(layers, "地块台账", 1), language="zh"))
    said = told(sheet)
    assert (sheet.key, sheet.name, sheet.tags) == ("DK-001", "一号", ("地块", "已建成"))
    assert sheet.belongs_to == ("北园",)
    assert "12.5 万元/亩" in said, "of the other file, with the same key"
    assert "临河" in said, "a column that has no meaning"
    assert any("评价.csv" in each and "第 2 行" in each for each in sheet.sources)
    assert not any("/" in each.split(" · ")[0] for each in sheet.sources), "no folders"


def test_a_row_of_a_table_has_no_place(layers: tuple[Layer, ...]) -> None:
    sheet = sheet_of(request_for(layers, row(layers, "企业", 4)))
    assert sheet.map is None
    assert sheet.map_missing == "Listed in a table, without a place of its own."
    assert "3.75 million yuan" in told(sheet)


def test_a_feature_without_meaning_is_a_table_of_its_attributes(
    layers: tuple[Layer, ...],
) -> None:
    plain = tuple(replace(each, mapping=None) for each in layers)
    sheet = sheet_of(request_for(plain, row(layers, "地块台账", 3)))
    [section] = sheet.sections
    assert ("编号", "DK-003") in [(each.text.label, each.text.value) for each in section.rows]
    assert any("面积" in line.text for line in sheet.lines), "empty columns are not stated"
    assert sheet.sources == ("地块.gpkg · 地块台账",)


def test_the_users_own_note_is_told(layers: tuple[Layer, ...]) -> None:
    noted = tuple(
        replace(each, notes=RowNotes().noted(1, "DK-001", "ask the owner")) for each in layers
    )
    sheet = sheet_of(request_for(noted, row(layers, "地块台账", 1)))
    assert sheet.remarks == ("My note: ask the owner",)


def test_parts_can_be_left_out() -> None:
    parts = SheetParts(map=False, pictures=False, sources=False)
    sheet = sheet_of(request_of("changdong", parts=parts))
    assert (sheet.map, sheet.map_missing, sheet.sources) == (None, "", ())
    assert not any(row.mark for section in sheet.sections for row in section.rows)


def test_of_what_is_not_there_nothing_can_be_told() -> None:
    request = request_of("changdong")
    maker = SheetMaker.of(content_of(request), request.parts, request.date)
    for ref in (FeatureRef("park", 99), FeatureRef("gone", 1), TopicRef("nobody")):
        with pytest.raises(ExportError, match="hidden or gone"):
            maker.sheet_of(ref)
        with pytest.raises(ExportError, match="hidden or gone"):
            maker.title_of(ref)


def test_a_name_without_end_is_cut(tmp_path: Path) -> None:
    layers = own_layers(write_plots(tmp_path, ["园" * 20_000, "b", "c"]))
    sheet = sheet_of(request_for(layers, row(layers, "地块台账", 1)))
    assert max(map(len, sheet.texts)) < 3_000
