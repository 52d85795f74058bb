"""A workbook of the park schema is known by its sheets, without reading them."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from gisapp import paths
from gisapp.sources.parks.workbook_sniffing import is_park_workbook
from tests.park_workbooks import write_park_workbook


def test_the_template_and_what_was_filled_in_are_known(tmp_path: Path) -> None:
    assert is_park_workbook(paths.geodata() / "template" / "new-park.xlsx")
    assert is_park_workbook(write_park_workbook(tmp_path / "mine.xlsx"))


@pytest.mark.parametrize("sheets", [("供地台账",), ("site",), ("facts", "sites")])
def test_other_workbooks_are_others(tmp_path: Path, sheets: tuple[str, ...]) -> None:
    book = Workbook(tmp_path / "other.xlsx")
    for name in sheets:
        book.add_worksheet(name).write(0, 0, "uid")
    book.close()
    assert not is_park_workbook(tmp_path / "other.xlsx")


def test_what_is_no_workbook_is_none(tmp_path: Path) -> None:
    for content in (b"", b"PK\x03\x04", b"not a workbook"):
        (tmp_path / "bad.xlsx").write_bytes(content)
        assert not is_park_workbook(tmp_path / "bad.xlsx")
    assert not is_park_workbook(tmp_path / "gone.xlsx")
    assert not is_park_workbook(tmp_path)
