"""Rows without ids of their own are known by their place in the file, from 1."""

from pathlib import Path

import pytest

from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.formats.numbered_rows import NumberedRows
from tests.vector_files import BOX, LINE, POINT, write


@pytest.fixture
def rows(tmp_path: Path) -> NumberedRows:
    """Three features, which the file itself numbers from 0."""
    return NumberedRows(arrow_source(write(tmp_path / "plots.geojson", [BOX, LINE, POINT])))


def read(rows: NumberedRows, query: ArrowQuery) -> dict[str, list[object]]:
    with rows.arrow_stream("plots", query) as stream:
        columns: dict[str, list[object]] = stream.batches.read_all().to_pydict()
        columns["id"] = columns.pop(stream.id_column)
    return columns


def test_rows_are_numbered_from_one(rows: NumberedRows) -> None:
    assert read(rows, ArrowQuery(columns=()))["id"] == [1, 2, 3]


def test_a_row_is_found_by_its_number(rows: NumberedRows) -> None:
    found = read(rows, ArrowQuery(columns=("area", "名称"), feature_ids=(3,)))
    assert found == {"id": [3], "area": [2.5], "名称": ["地块 2"]}


def test_geometry_comes_only_where_it_is_asked_for(rows: NumberedRows) -> None:
    assert set(read(rows, ArrowQuery())) == {"id", "名称", "area", "since"}
    with rows.arrow_stream("plots", ArrowQuery(columns=(), geometry=True)) as stream:
        shapes = stream.batches.read_all().column(stream.geometry_column).to_pylist()
    assert shapes == [BOX.wkb, LINE.wkb, POINT.wkb]


def test_nothing_is_found_without_reading_all(tmp_path: Path) -> None:
    source = arrow_source(write(tmp_path / "plots.gpkg", [BOX]))
    assert source.layer_info("plots").finds_by_id
    info = NumberedRows(source).layer_info("plots")
    assert not info.finds_by_id
    assert not info.finds_by_extent
    assert info.features == 1
