"""Shapes as text: in degrees, with the attributes."""

import json

import shapely

from gisapp.core.layers.selection import FeatureSet
from gisapp.export.clipboard_shapes import shapes_text
from tests.parks import embedded


def test_both_ways_say_the_same_shapes() -> None:
    layers = [each for each in embedded()[0] if each.identifiable and len(each.geometry)][:3]
    every = FeatureSet({each.layer_id: each.geometry.feature_ids for each in layers})
    lines = shapes_text(layers, every, "wkt").split("\n")
    found = json.loads(shapes_text(layers, every, "geojson"))["features"]
    assert len(lines) == len(found) == len(every)
    for line, feature in zip(lines, found, strict=True):
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert shapely.from_wkt(line).equals_exact(shape, 1e-9)
        assert 115 < shape.centroid.x < 117
    names = {field.name for layer in layers for field in layer.attributes.fields}
    assert set().union(*(feature["properties"] for feature in found)) == names


def test_of_nothing_there_is_nothing() -> None:
    assert shapes_text([], FeatureSet(), "wkt") == ""
    assert json.loads(shapes_text([], FeatureSet(), "geojson"))["features"] == []
