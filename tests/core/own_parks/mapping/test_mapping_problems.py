"""Cells that cannot be used as they are are listed by row."""

from pathlib import Path

from gisapp.core.own_parks.mapping.mapping_problems import MappingProblem, mapping_problems
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.sources.open import open_source
from gisapp.sources.parks.known_headings import known_headings

TABLE = """编号,面积,用途
A,1.5,工业
B,20亩,—
C,见附件,仓储
D,#REF!,工业
E,约3,工业
F,—,工业
"""
MAPPING = LayerMapping(
    key="编号",
    columns=(
        ColumnMapping("编号", "plot_code"),
        ColumnMapping("面积", "land_area", "ha"),
        ColumnMapping("用途", "land_use"),
        ColumnMapping("没有", "tax", "CNY"),
    ),
)


def test_each_cell_is_named_with_its_row_and_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "plots.csv"
    path.write_text(TABLE, encoding="utf-8")
    (layer,) = open_source(str(path)).layers
    assert list(mapping_problems(layer, MAPPING, known_headings().schema)) == [
        MappingProblem("own_unit", 3, "面积", "20亩"),
        MappingProblem("no_number", 4, "面积", "见附件"),
        MappingProblem("excel_error", 5, "面积", "#REF!"),
    ]


def test_a_table_of_mere_numbers_has_none(tmp_path: Path) -> None:
    path = tmp_path / "plots.csv"
    path.write_text("编号,面积\nA,1\nB,2\n", encoding="utf-8")
    (layer,) = open_source(str(path)).layers
    assert list(mapping_problems(layer, MAPPING, known_headings().schema)) == []
