"""The templates for new park data: rebuilt the same, documented, with lists to choose from."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from geodata.qingshanhu.schema import TABLES
from geodata.template.build import DEFAULT_TARGET, build
from geodata.template.schema import described, documentation, lists_of_template
from geodata.template.workbook import EXAMPLE, HELP, columns_of
from gisapp.core.text.written_units import STORED_UNITS
from gisapp.sources.parks.subjects import KINDS
from gisapp.sources.tables.workbook import opened_workbook


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    build(folder)
    return folder


def tables_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")]
        names += ["gpkg_data_columns", "gpkg_data_column_constraints", "gpkg_geometry_columns"]
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def sheets_of(path: Path) -> Mapping[str, Sequence[Sequence[object]]]:
    with opened_workbook(path) as book:
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_committed_files_are_what_the_build_makes(rebuilt: Path) -> None:
    assert tables_of(rebuilt / "new-park.gpkg") == tables_of(DEFAULT_TARGET / "new-park.gpkg")
    assert sheets_of(rebuilt / "new-park.xlsx") == sheets_of(DEFAULT_TARGET / "new-park.xlsx")


def test_building_twice_gives_the_same_bytes(rebuilt: Path, tmp_path: Path) -> None:
    build(tmp_path)
    for name in ("new-park.gpkg", "new-park.xlsx"):
        assert (tmp_path / name).read_bytes() == (rebuilt / name).read_bytes()


def test_each_column_says_in_both_languages_what_to_fill_in(rebuilt: Path) -> None:
    told = documentation()
    for table in TABLES:
        for name in columns_of(table):
            english, chinese = described(told, table.name, name)
            assert not any("\u4e00" <= letter <= "\u9fff" for letter in english)
            assert not chinese.isascii()
    columns = tables_of(rebuilt / "new-park.gpkg")["gpkg_data_columns"]
    assert len(columns) == sum(len(table.columns) for table in TABLES)


def test_the_workbook_explains_itself() -> None:
    sheets = sheets_of(DEFAULT_TARGET / "new-park.xlsx")
    help_text = "\n".join(str(cell) for row in sheets[HELP] for cell in row)
    assert "How to fill in" in help_text
    assert "填写说明" in help_text
    assert all(table.name in sheets for table in TABLES)
    assert "不会被读取" in str(sheets[EXAMPLE][0][0])


def test_lists_have_what_can_be_read() -> None:
    assert set(lists_of_template()["unit"]) <= set(STORED_UNITS)


def test_sites_may_be_of_all_kinds_that_are_read() -> None:
    assert set(lists_of_template()["site_kind"]) == set(KINDS["site"])
