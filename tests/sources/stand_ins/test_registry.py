"""Each file gets the stand-in that its suffix or its content calls for."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest

from gisapp.sources.stand_ins.registry import BY_SUFFIX, stand_in_for
from tests.vector_files import BOX, write


@pytest.mark.parametrize("suffix", ["gpkg", "fgb"])
def test_a_file_that_gdal_reads_without_a_trace_is_opened_itself(
    tmp_path: Path, suffix: str
) -> None:
    path = write(tmp_path / f"plots.{suffix}", [BOX], geometry_type="Polygon")
    made = stand_in_for(path)
    assert (made.name, made.problems) == (str(path), ())


@pytest.mark.parametrize("name", ["plots.gpkg", "plots.data", "plots"])
def test_a_database_is_known_by_its_content_whatever_its_suffix(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX], geometry_type="Polygon", layer="plots")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    path = path.rename(tmp_path / name)
    made = stand_in_for(path)
    assert made.name != str(path)
    assert made.stem == "plots"


@pytest.mark.parametrize("suffix", ["shp", "SHP"])
def test_the_case_of_a_suffix_makes_no_difference(tmp_path: Path, suffix: str) -> None:
    write(tmp_path / "plots.shp", [BOX], geometry_type="Polygon")
    (tmp_path / "plots.shx").unlink()
    path = (tmp_path / "plots.shp").rename(tmp_path / f"plots.{suffix}")
    made = stand_in_for(path)
    assert made.name != str(path)
    assert pyogrio.read_info(made.name)["features"] == 1
    assert not list(tmp_path.glob("*.shx"))


def test_all_suffixes_are_in_lower_case_as_they_are_looked_up() -> None:
    assert all(suffix == suffix.lower() for suffix in BY_SUFFIX)
