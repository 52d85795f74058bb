"""Neighbours have corners in common, which the page stores once."""

from typing import Any

import shapely

from gisapp.export.snapshot.number_block import NumberBlock
from gisapp.export.snapshot.shapes import data_shapes
from gisapp.export.snapshot.shapes_json import shapes_json
from tests.page_data import numbers_at
from tests.render.maps import RED, layer


def test_a_corner_of_two_neighbours_is_one_place() -> None:
    numbers = NumberBlock()
    pair = layer("polygon", [shapely.box(-9e5, 0, 0, 9e5), shapely.box(0, 0, 9e5, 9e5)], RED)
    shapes = data_shapes(pair, 0)
    where: dict[str, Any] = shapes_json(shapes, numbers)
    found = {name: numbers_at(numbers.data, each) for name, each in where.items()}
    assert len(found["lons"]) == len(found["lats"]) == 6
    places = list(zip(found["lons"].tolist(), found["lats"].tolist(), strict=True))
    assert [list(places[corner]) for corner in found["corners"].tolist()] == (
        shapes.vertices.tolist()
    )
    assert min(found["lons"]) < 0 < max(found["lons"])
    assert (found["rings"].tolist(), found["parts"].tolist()) == ([4, 4], [1, 1])
