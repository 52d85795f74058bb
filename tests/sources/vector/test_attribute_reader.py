"""Attributes are read of all features, of some, and of those near a place."""

from pathlib import Path

import pytest

from gisapp.core.progress import Progress
from gisapp.errors import SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.vector.attribute_reader import AttributeReader
from tests.benchmarks.parcels import write_parcels
from tests.vector_files import BOX, YARD, write

SUFFIXES = ("fgb", "gpkg")


def reader_of(path: Path) -> AttributeReader:
    source = arrow_source(path)
    return AttributeReader(source, source.layer_names()[0], None)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_some_features_come_with_the_fields_asked_for(tmp_path: Path, suffix: str) -> None:
    reader = reader_of(write(tmp_path / f"plots.{suffix}", [BOX, YARD, BOX]))
    ids = sorted(reader.rows_near(None, None).ids.tolist())
    rows = reader.rows_of(["area"], ids[2:])
    assert rows.ids.tolist() == ids[2:]
    assert rows.table.column_names == ["area"]
    assert rows.table.column("area").to_pylist() == [2.5]


def test_more_features_come_than_gdal_takes_at_once(tmp_path: Path) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, 9000)
    reader = reader_of(path)
    everyone = reader.rows_near(["rent"], None)
    some = reader.rows_of(["rent"], everyone.ids.tolist()[::-1])
    assert sorted(some.ids.tolist()) == sorted(everyone.ids.tolist())


def test_after_a_cancel_rows_are_missing(tmp_path: Path) -> None:
    progress = Progress(cancelled=lambda: True)
    reader = reader_of(write(tmp_path / "plots.fgb", [BOX, YARD]))
    assert not len(reader.rows_near(None, None, progress).ids)


def test_features_are_found_by_what_no_other_has(tmp_path: Path) -> None:
    reader = reader_of(write(tmp_path / "plots.gpkg", [BOX, YARD, BOX]))
    ids = sorted(reader.rows_near(None, None).ids.tolist())
    assert reader.ids_with("名称", {"地块 2", "地块 9"}) == {"地块 2": ids[2]}


def test_a_field_with_one_value_twice_finds_nothing(tmp_path: Path) -> None:
    reader = reader_of(write(tmp_path / "plots.gpkg", [BOX, BOX, BOX]))
    assert reader.ids_with("since", {"2020-05-17"}) is None


def test_a_file_that_goes_away_is_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    reader = reader_of(path)
    path.unlink()
    with pytest.raises(SourceError):
        reader.rows_of(None, [1])
