"""Layers grow while a table is read into memory."""

from pathlib import Path

import pytest

from gisapp.core.geometry import geometry_builder as growing_geometry
from gisapp.sources.vector.reader import read_vector_file
from tests.benchmarks.parcels import write_parcels


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
