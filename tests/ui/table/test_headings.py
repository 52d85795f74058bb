"""Heads name the property and its unit; the file's own heading is told beside it."""

from pathlib import Path

from gisapp.core.layers.attributes import Field
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
