"""Tables of the park schema are read as they are; what is wrong in them is noted."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.parks.problems import Problems
from gisapp.sources.parks.rows import GEOMETRY
from gisapp.sources.parks.tables import COLUMNS, is_park_dataset, read_tables
from tests.parks import EMBEDDED, changed_copy
from tests.vector_files import BOX, write


def test_the_schema_is_known_by_sites_or_facts(tmp_path: Path) -> None:
    assert is_park_dataset(EMBEDDED)
    assert is_park_dataset(changed_copy(tmp_path, "DROP TABLE fact"))
    assert is_park_dataset(changed_copy(tmp_path, "DROP TABLE site"))
    assert not is_park_dataset(changed_copy(tmp_path, "DROP TABLE site", "DROP TABLE fact"))


def test_other_files_are_no_park(tmp_path: Path) -> None:
    empty = tmp_path / "empty.gpkg"
    empty.touch()
    text = tmp_path / "text.gpkg"
    text.write_text("SQLite format", encoding="ascii")
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    other = write(tmp_path / "plots.gpkg", [BOX], layer="site")
    for path in (empty, text, broken, other, tmp_path, tmp_path / "gone.gpkg"):
        assert not is_park_dataset(path)


def test_all_tables_of_the_schema_come_with_their_rows_in_order() -> None:
    problems = Problems("parks.gpkg")
    tables = read_tables(EMBEDDED, problems)
    assert tables.keys() == COLUMNS.keys()
    assert problems.of_tables(*COLUMNS) == ()
    for name, table in tables.items():
        assert table.name == name
        fids = [each.fid for each in table.rows]
        assert fids == sorted(set(fids))
        assert all(each.table == name for each in table.rows)
        assert GEOMETRY not in [field.name for field in table.fields]
    assert tables["site"].crs == "EPSG:4490"
    assert tables["site"].geometry_type == "MULTIPOLYGON"
    assert tables["topic"].crs is None


def test_a_geometry_column_may_have_another_name(tmp_path: Path) -> None:
    path = changed_copy(
        tmp_path,
        "ALTER TABLE site RENAME COLUMN geom TO shape",
        "UPDATE gpkg_geometry_columns SET column_name = 'shape' WHERE table_name = 'site'",
    )
    problems = Problems("planner.gpkg")
    site = read_tables(path, problems)["site"]
    assert problems.of_tables("site") == ()
    assert all(isinstance(each.values[GEOMETRY], bytes) for each in site.rows)
    assert "shape" not in site.rows[0].values


@pytest.mark.parametrize(
    ("statement", "crs"),
    [
        ("UPDATE gpkg_geometry_columns SET srs_id = -1", None),
        ("UPDATE gpkg_geometry_columns SET srs_id = 0", None),
        ("DROP TABLE gpkg_geometry_columns", None),
        (
            "UPDATE gpkg_spatial_ref_sys SET organization = 'epsg' WHERE srs_id = 4490",
            "EPSG:4490",
        ),
        (
            "UPDATE gpkg_spatial_ref_sys SET organization = 'own', definition = 'GEOGCRS[]'",
            "GEOGCRS[]",
        ),
    ],
)
def test_the_crs_is_the_one_that_the_file_names(
    tmp_path: Path, statement: str, crs: str | None
) -> None:
    path = changed_copy(tmp_path, statement)
    assert read_tables(path, Problems("planner.gpkg"))["site"].crs == crs


def test_text_that_is_no_utf8_does_not_stop_reading(tmp_path: Path) -> None:
    path = changed_copy(tmp_path, "UPDATE site SET name_en = CAST(x'ff41' AS TEXT)")
    site = read_tables(path, Problems("planner.gpkg"))["site"]
    assert {each.text("name_en") for each in site.rows} == {"\ufffdA"}


def test_an_empty_database_lacks_all_tables(tmp_path: Path) -> None:
    path = tmp_path / "empty.gpkg"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE other (a)")
    problems = Problems("empty.gpkg")
    tables = read_tables(path, problems)
    assert not any(table.rows for table in tables.values())
    assert {problem.code for problem in problems.of_tables(*COLUMNS)} == {"missing_table"}
    assert len(problems.of_tables(*COLUMNS)) == len(COLUMNS)


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "text.gpkg"
    path.write_text("no database " * 500, encoding="ascii")
    with pytest.raises(SourceError, match=r"text\.gpkg .* is no GeoPackage, though its name"):
        read_tables(path, Problems("text.gpkg"))
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with pytest.raises(SourceError, match=r"text\.gpkg cannot be read as a GeoPackage: .*\.$"):
        read_tables(path, Problems("text.gpkg"))
