"""A comparison is written as a workbook: numbers are numbers, and nothing is a formula."""

from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from gisapp.core.parks.comparison.comparison import compare
from gisapp.core.parks.comparison.comparison_text import ComparisonText, in_words
from gisapp.core.text.units import UnitChoice
from gisapp.errors import ExportError
from gisapp.export.comparison_file import write_comparison
from gisapp.words import load_words
from tests.core.parks.comparison.comparing import firm, tax

WORDS = load_words("en")


def text() -> ComparisonText:
    firms = [firm("=HYPERLINK(1)", tax(2.5e6)), firm("b", tax(5e6)), firm("c")]
    return in_words(compare(firms, 0), WORDS, UnitChoice())


def test_properties_are_rows_and_sources_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "comparison.xlsx"
    write_comparison(path, text(), WORDS)
    book = CalamineWorkbook.from_path(str(path))
    heads, *rows = book.get_sheet_by_name("Comparison").to_python()
    assert heads[:4] == [
        *("Section", "Property", "=HYPERLINK(1) · Enterprise", "=HYPERLINK(1): remarks")
    ]
    line = next(row for row in rows if str(row[1]).startswith("Tax paid"))
    assert line[1] == "Tax paid (million yuan)"
    assert line[2:6] == [2.5, "2024", 5.0, "2024 · best · +2.5 million yuan (+100 %)"]
    assert line[6:] == ["not stated", ""]
    assert book.get_sheet_by_name("Sources").to_python() == [["Source"], ["S1"]]


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as failure:
        write_comparison(tmp_path / "a.csv", replace(text(), sources=()), WORDS)
    assert failure.value.code == "comparison_suffix"
    assert not list(tmp_path.iterdir())
