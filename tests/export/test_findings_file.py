"""Findings are written as a workbook, with what was not checked."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from gisapp.core.health.finding import Finding, Health
from gisapp.errors import ExportError
from gisapp.export.findings_file import write_findings
from gisapp.words import load_words

HEALTH = Health(
    (
        Finding("empty_key", "p", (6,), "", {"row": "#6", "column": "no"}, (116.5, 28.25)),
        Finding("old_layer", "p", values={"year": 2019}),
    ),
    (Finding("not_mapped", "q"),),
)


def test_a_line_for_each_finding(tmp_path: Path) -> None:
    path = tmp_path / "findings.xlsx"
    write_findings(path, HEALTH, {"p": "plots", "q": "others"}, load_words("en"))
    book = CalamineWorkbook.from_path(str(path))
    assert book.get_sheet_by_name("Findings").to_python() == [
        ["Kind", "Layer", "Key", "What is wrong", "Longitude", "Latitude", "Code"],
        [
            *("Empty keys", "plots", "", "#6: no no, by which others would find it."),
            *(116.5, 28.25, "empty_key"),
        ],
        ["Old", "plots", "", "All figures are of 2019.", "", "", "old_layer"],
    ]
    (_, line) = book.get_sheet_by_name("Not checked").to_python()
    assert line[0] == "others"


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="xlsx"):
        write_findings(tmp_path / "a.csv", HEALTH, {}, load_words("zh"))
