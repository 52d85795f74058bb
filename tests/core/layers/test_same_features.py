"""Features are found again by a key that tells them apart, else only where nothing changed."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.same_features import found_again
from gisapp.core.layers.selection import Ids
from gisapp.sources.memory_budget import MemoryBudget
from tests.changing_files import ALL, FORMATS, Plots
from tests.vector_files import BOX, POINT, YARD, read_vector_file, write


def keyed(path: Path, keys: Sequence[str], field: str = "编号", east: float = 0) -> Layer:
    """Return points with a key each, of which nothing else is the same in two files."""
    places = [[15 + len(keys) % 100 + east, no / 100] for no in range(len(keys))]
    shapes = [{"type": "Point", "coordinates": place} for place in places]
    features = [
        {"type": "Feature", "properties": {field: key}, "geometry": shape}
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


def test_a_number_of_rows_is_a_key_only_where_the_feature_lies_too(tmp_path: Path) -> None:
    paths = tmp_path / "before.geojson", tmp_path / "now.geojson"
    before, now = (
        keyed(path, ["A", "B", "C"], "gml_id", east)
        for path, east in zip(paths, (0, 2), strict=True)
    )
    before.attributes.fetch()
    assert found_again(before, before.geometry.feature_ids, before).tolist() == [0, 1, 2]
    assert found_again(before, before.geometry.feature_ids, now).tolist() == []


def test_thousands_are_found_by_their_key(tmp_path: Path) -> None:
    keys = [f"P{number:04}" for number in range(6000)]
    before = keyed(tmp_path / "before.geojson", keys)
    now = keyed(tmp_path / "now.geojson", keys[::-1])
    before.attributes.fetch()
    found = found_again(before, before.geometry.feature_ids, now)
    asked = before.attributes.column("编号", before.geometry.feature_ids.tolist()).values
    assert now.attributes.column("编号", found.tolist()).values == asked


def test_beyond_memory_the_file_is_asked_for_the_key(tmp_path: Path) -> None:
    plots = Plots(FORMATS["fgb"], tmp_path)
    plots.write(ALL)
    before = plots.layer(MemoryBudget(1, tmp_path / "cache"))
    ids = before.geometry.feature_ids[[3, 40]]
    asked = [before.attributes.record(each)["bh"] for each in ids.tolist()]
    plots.write([*ALL[::-1], 99])
    now = plots.layer(MemoryBudget(1, tmp_path / "cache"))
    assert now.partial is not None
    found = found_again(before, ids, now).tolist()
    assert [now.attributes.record(each)["bh"] for each in found] == asked
    plots.write([*ALL, *ALL])
    twice = plots.layer(MemoryBudget(1, tmp_path / "cache"))
    assert found_again(now, np.array(found), twice).tolist() == []
