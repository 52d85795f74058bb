"""Features are found again by a key that tells them apart, else only where nothing changed."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.same_features import found_again
from gisapp.core.layers.selection import Ids
from tests.vector_files import BOX, POINT, YARD, read_vector_file, write


def keyed(path: Path, keys: Sequence[str]) -> Layer:
    """Return points with a key each, of which nothing else is the same in two files."""
    shapes = [{"type": "Point", "coordinates": [115 + len(keys), no]} for no in range(len(keys))]
    features = [
        {"type": "Feature", "properties": {"编号": key}, "geometry": shape}
        for key, shape in zip(keys, shapes, strict=True)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return read_vector_file(path)[0]


def ids_of(layer: Layer, *keys: str) -> Ids:
    ids = layer.geometry.feature_ids.tolist()
    by_key = {layer.attributes.record(each)["编号"]: each for each in ids}
    return np.array([by_key[key] for key in keys], np.int64)


def test_a_key_finds_features_wherever_they_went_in_the_order_asked(tmp_path: Path) -> None:
    before = keyed(tmp_path / "before.geojson", ["A", "B", "C"])
    now = keyed(tmp_path / "now.geojson", ["D", "C", "E", "A"])
    found = found_again(before, ids_of(before, "C", "B", "A"), now)
    assert found.tolist() == ids_of(now, "C", "A").tolist()


def test_a_key_that_two_features_have_finds_nothing_that_moved(tmp_path: Path) -> None:
    before = keyed(tmp_path / "before.geojson", ["A", "B"])
    now = keyed(tmp_path / "now.geojson", ["A", "A", "B"])
    assert found_again(before, ids_of(before, "A", "B"), now).tolist() == []


def test_without_a_key_only_a_feature_of_the_same_shape_is_found(tmp_path: Path) -> None:
    (before,) = read_vector_file(write(tmp_path / "before.gpkg", [BOX, YARD]))
    (now,) = read_vector_file(write(tmp_path / "now.gpkg", [BOX, POINT.buffer(0.01)]))
    assert found_again(before, np.array([2, 1]), now).tolist() == [1]


def test_more_features_than_anyone_picks_are_not_looked_for(tmp_path: Path) -> None:
    layer = keyed(tmp_path / "plots.geojson", ["A"])
    many = np.repeat(ids_of(layer, "A"), 5001)
    assert found_again(layer, many, layer).tolist() == []
    assert len(found_again(layer, many[1:], layer)) == 5000
