"""A sample of a layer has its headings, titles and some of its rows."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.mapping.table_sample import MOST_SAMPLED, headings_of, sample_of
from gisapp.core.own_parks.totals.layer_totals import layer_totals
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.sources.open import open_source
from gisapp.sources.parks.park_schema import load_park_schema
from tests.workbooks import write_workbook


def workbook(tmp_path: Path, count: int) -> Layer:
    rows: list[list[object]] = [["供地台账（单位：亩）", None], ["地块编号", "用地面积"]]
    rows += [[f"D-{place}", place] for place in range(count)]
    path = write_workbook(tmp_path / "2024年.xlsx", {"供地": rows}, merged=["A1:B1"])
    (layer,) = open_source(str(path)).layers
    return layer


def test_a_short_table_is_looked_at_whole(tmp_path: Path) -> None:
    sample = sample_of(workbook(tmp_path, 3))
    assert [column.name for column in sample.columns] == ["地块编号", "用地面积"]
    assert list(sample.columns[1].values) == [0, 1, 2]
    assert sample.columns[1].is_numeric
    assert not sample.has_shapes


def test_titles_are_those_of_the_sheet_and_the_file(tmp_path: Path) -> None:
    sample = sample_of(workbook(tmp_path, 3))
    assert sample.titles[:2] == ("供地台账（单位：亩）", "供地")
    assert sample.file_name == "2024年"


def test_headings_and_titles_are_had_without_reading(tmp_path: Path) -> None:
    layer = workbook(tmp_path, 3)
    headings, sample = headings_of(layer), sample_of(layer)
    assert (headings.titles, headings.file_name) == (sample.titles, sample.file_name)
    assert [each.name for each in headings.columns] == [each.name for each in sample.columns]
    assert not any(each.values for each in headings.columns)


def test_of_a_long_table_the_first_rows_and_others_from_all_over_are_read(tmp_path: Path) -> None:
    values = list(sample_of(workbook(tmp_path, 5000)).columns[1].values)
    assert len(values) <= MOST_SAMPLED
    assert values[:100] == list(range(100))
    assert max(value for value in values if isinstance(value, int)) == 4999
    assert any(2000 < value < 3000 for value in values if isinstance(value, int))


def test_numbers_beside_texts_are_no_columns_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "plots.csv"
    path.write_text("宗地编号,用地（亩）\nA-1,45亩\nA-2,60 mu\nA-3,70亩\n", encoding="utf-8")
    (layer,) = open_source(str(path)).layers
    numbers = layer.attributes.fields[-1]
    assert (numbers.is_numeric, numbers.beside) == (True, "用地（亩）")
    assert [each.name for each in sample_of(layer).columns] == ["宗地编号", "用地（亩）"]
    area = ColumnMapping("用地（亩）", "land_area", "mu", basis="land")
    mapped = replace(layer, mapping=LayerMapping("plot", key="宗地编号", columns=(area,)))
    totals = layer_totals(mapped, layer.geometry.feature_ids, load_park_schema())
    assert [each.field for each in totals.columns] == ["用地（亩）"]
    plain = layer_totals(layer, layer.geometry.feature_ids)
    assert [(each.field, each.total.value) for each in plain.columns] == [(numbers.name, 175)]
