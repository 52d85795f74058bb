"""Layers grow while a table is read into memory."""

from pathlib import Path

import pytest

from gisapp.core.geometry import geometry_builder as growing_geometry
from gisapp.core.layers.layer import Problem
from gisapp.sources.formats import gdal
from gisapp.sources.vector.geometry_batches import read_batches
from gisapp.sources.vector.memory_builder import MemoryBuilder
from gisapp.sources.vector.source_table import Table
from tests.benchmarks.parcels import write_parcels
from tests.vector_files import BOX, LINE, POINT, YARD, read_vector_file, table_of, write


def test_a_large_layer_is_put_in_spatial_order_and_a_small_one_keeps_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "parcels.gpkg"
    write_parcels(path, 2000)
    (layer,) = read_vector_file(path)
    ids = layer.geometry.feature_ids.tolist()
    assert ids == sorted(ids)
    monkeypatch.setattr(growing_geometry, "KEEPS_ORDER_UP_TO", 1000)
    (sorted_layer,) = read_vector_file(path)
    assert sorted_layer.geometry.feature_ids.tolist() != ids
    for row in (0, 999, 1999):
        feature_id = int(sorted_layer.geometry.feature_ids[row])
        other = layer.geometry.row_of(feature_id)
        assert other is not None
        assert sorted_layer.geometry.feature(row) == layer.geometry.feature(other)


def builder_after(table: Table, *, shows: bool = False) -> MemoryBuilder:
    """Return a builder that has got all batches, and shown what came after each if asked to."""
    builder = MemoryBuilder(table)
    for batch in read_batches(table):
        builder.append(batch)
        if shows:
            builder.shown(len(builder) / (table.info.features or 1))
    return builder


@pytest.mark.parametrize("shows", [False, True])
def test_all_features_are_there_in_the_end_however_often_they_were_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shows: bool
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 50)
    table = table_of(write(tmp_path / "plots.gpkg", [BOX, POINT, LINE] * 100))
    builder = builder_after(table, shows=shows)
    assert len(builder) == 300
    assert builder.nbytes > 0
    layers = builder.complete(())
    assert [layer.geometry.kind for layer in layers] == ["polygon", "line", "point"]
    ids = [sorted(layer.geometry.feature_ids.tolist()) for layer in layers]
    assert ids == [list(range(first, 301, 3)) for first in (1, 3, 2)]


def test_it_is_worth_showing_again_when_twice_as_much_has_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 10)
    table = table_of(write(tmp_path / "plots.gpkg", [BOX] * 200))
    builder = MemoryBuilder(table)
    shown_at = []
    for batch in read_batches(table):
        builder.append(batch)
        if builder.is_worth_showing:
            shown_at.append(len(builder))
            (layer,) = builder.shown(len(builder) / 200)
            assert len(layer.geometry) == len(builder)
    assert shown_at == [10, 20, 40, 80, 160]


def test_what_was_shown_stays_as_it_was_while_more_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 10)
    table = table_of(write(tmp_path / "plots.gpkg", [BOX, YARD] * 20))
    builder = MemoryBuilder(table)
    shown = []
    for batch in read_batches(table):
        builder.append(batch)
        (layer,) = builder.shown(len(builder) / 40)
        shown.append((layer, layer.geometry.coordinates.copy()))
    for layer, before in shown:
        assert layer.geometry.coordinates.tolist() == before.tolist()


def test_features_without_geometry_go_to_the_most_frequent_kind(tmp_path: Path) -> None:
    shapes = [POINT, None, LINE, None, LINE]
    layers = builder_after(table_of(write(tmp_path / "plots.gpkg", shapes))).complete(())
    lines, points = layers
    assert points.geometry.feature_ids.tolist() == [1]
    assert sorted(lines.geometry.feature_ids.tolist()) == [2, 3, 4, 5]
    assert lines.geometry.is_missing.sum() == 2


def test_a_table_without_any_geometry_is_a_layer_of_the_kind_that_it_states(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "list.gpkg", [None, None], geometry_type="LineString")
    (layer,) = builder_after(table_of(path)).complete(())
    assert layer.geometry.kind == "line"
    assert layer.geometry.is_missing.all()
    assert layer.extent is None


def test_problems_stand_with_every_layer_of_the_table(tmp_path: Path) -> None:
    table = table_of(write(tmp_path / "plots.gpkg", [BOX, POINT]))
    problem = Problem("stopped", "Enough.")
    for layer in builder_after(table).complete((problem,)):
        assert layer.origin.problems == (problem,)
