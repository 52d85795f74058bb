"""Heads name the property and its unit; the file's own heading is told beside it."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.attributes import Field
from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.sources.parks.known_headings import known_headings
from gisapp.ui.table.headings import heading_of
from gisapp.words import load_words
from tests.own_files import PLOTS, ledger_layers

WORDS = load_words("en")


def test_a_mapped_column_is_called_what_it_means(tmp_path: Path) -> None:
    layer = next(each for each in ledger_layers(tmp_path) if each.mapping == PLOTS)
    heading = heading_of(layer, Field("面积", "Real"), known_headings().schema, WORDS)
    assert heading.text == "Land area (mu)"
    assert heading.hint == "In the file: 面积"


def test_any_other_is_called_what_the_file_says(tmp_path: Path) -> None:
    layer = next(each for each in ledger_layers(tmp_path) if each.mapping == PLOTS)
    field = Field("BZ", "String", "备注\n二", letters="F")
    heading = heading_of(layer, field, None, WORDS)
    assert heading.text == "备注 二"
    assert heading.hint.endswith("Column F")
    assert len(heading_of(layer, Field("x" * 5000, "String"), None, WORDS).text) < 100


def test_columns_that_state_the_same_are_told_apart(tmp_path: Path) -> None:
    layer = next(each for each in ledger_layers(tmp_path) if each.mapping == PLOTS)

    def headed(*columns: ColumnMapping) -> list[str]:
        mapped = replace(layer, mapping=LayerMapping("plot", columns=columns))
        fields = [Field(each.column, "Real") for each in columns]
        schema = known_headings().schema
        return [heading_of(mapped, each, schema, WORDS).text for each in fields]

    taxes = (
        ColumnMapping(f"{year}年税收", "tax", "1e4 CNY", period=Period(year))
        for year in ("2024", "2025")
    )
    assert headed(*taxes) == ["Tax paid 2024 (10,000 yuan)", "Tax paid 2025 (10,000 yuan)"]
    states = (ColumnMapping("供地状态", "status"), ColumnMapping("建设状态", "status"))
    assert headed(*states) == ["Status (供地状态)", "Status (建设状态)"]
