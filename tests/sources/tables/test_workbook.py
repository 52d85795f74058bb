"""Sheets of workbooks are tables; damaged, locked and hostile ones are one sentence."""

import random
import zipfile
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest

from gisapp.core.progress import NO_PROGRESS
from gisapp.errors import GisAppError, SourceError
from gisapp.sources.open import open_source
from gisapp.sources.tables.workbook import read_workbook
from tests.workbooks import Rows, write_workbook

HERE = Path(__file__).parent
COLUMNS = ["企业名称", "经度", "纬度", "成立日期"]
FIRM = ["甲", 115.98, 28.64, date(2020, 5, 17)]
RECORD = {"企业名称": "甲", "经度": 115.98, "纬度": 28.64, "成立日期": "2020-05-17"}


def test_each_sheet_is_a_layer_and_days_are_days(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "企业": [["企业一览表"], COLUMNS, FIRM],
        "地址": [["企业", "地址"], ["甲", "南昌"]],
    }
    path = write_workbook(tmp_path / "firms.xlsx", sheets, merged=["A1:D1"])
    firms, addresses = open_source(str(path)).layers
    assert (firms.name.zh, firms.feature_count, addresses.is_table) == ("企业", 1, True)
    assert firms.attributes.record(3) == RECORD


@pytest.mark.parametrize(("sheet", "name"), [("Sheet1", "firms"), ("园区", "园区")])
def test_a_single_sheet_without_a_name_of_its_own_is_called_as_its_file(
    tmp_path: Path, sheet: str, name: str
) -> None:
    path = write_workbook(tmp_path / "firms.xlsx", {sheet: [COLUMNS, FIRM], "Sheet2": []})
    (layer,) = open_source(str(path)).layers
    assert (layer.name.zh, layer.origin.layer) == (name, sheet)


def test_an_old_workbook_is_read() -> None:
    (layer,) = open_source(str(HERE / "firms.xls")).layers
    assert layer.attributes.record(3) == RECORD


def test_a_workbook_named_like_another_kind_is_read(tmp_path: Path) -> None:
    new = write_workbook(tmp_path / "firms.xlsx", {"企业": [COLUMNS, FIRM]})
    old = HERE / "firms.xls"
    names = {"a.xls": new, "b.csv": new, "c.xlsx": old, "d.csv": old}
    for path in (Path(copyfile(source, tmp_path / name)) for name, source in names.items()):
        (layer,) = open_source(str(path)).layers
        assert layer.attributes.record(int(layer.geometry.feature_ids[0])) == RECORD


def test_hidden_sheets_are_named(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"企业": [COLUMNS, FIRM], "草稿": [COLUMNS, FIRM]}
    path = write_workbook(tmp_path / "firms.xlsx", sheets, hidden=["草稿"])
    (layer,) = open_source(str(path)).layers
    assert "草稿" in next(p.message for p in layer.origin.problems if p.code == "hidden_sheet")


def test_a_workbook_with_a_password_is_told() -> None:
    with pytest.raises(SourceError, match="protected by a password"):
        open_source(str(HERE / "locked.xlsx"))


def test_a_workbook_without_cells_is_told(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "firms.xlsx", {"空": [], "题": [["标题"]]})
    with pytest.raises(SourceError, match="no table in it"):
        open_source(str(path))


def test_a_workbook_that_would_fill_the_memory_is_told(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "firms.xlsx", {"企业": [COLUMNS, FIRM]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/more.xml", bytes(300 * 1024**2))
    with pytest.raises(SourceError, match="would unfold"):
        read_workbook(path, None, NO_PROGRESS)


@pytest.mark.parametrize("name", ["firms.xls", "firms.xlsx"])
def test_damaged_workbooks_are_read_or_told(tmp_path: Path, name: str) -> None:
    whole = tmp_path / "whole.xlsx"
    write_workbook(whole, {"企业": [COLUMNS, *[FIRM] * 20]})
    stored = (HERE / name if name == "firms.xls" else whole).read_bytes()
    path = tmp_path / name
    chance = random.Random(5)
    told: list[str] = []
    for _ in range(8):
        damaged = bytearray(stored[: chance.randrange(len(stored) // 2, len(stored))])
        for _ in range(8):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged)
        try:
            open_source(str(path))
        except GisAppError as error:
            told.append(str(error))
    assert all("firms" in sentence for sentence in told)
