"""The page knows where each block and each feature lies before it reads a shape."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.export.snapshot import block_index
from gisapp.export.snapshot.block_index import BlockIndex
from gisapp.export.snapshot.block_order import block_order
from gisapp.export.snapshot.shapes import data_shapes
from tests.export.plots import layer_of_plots
from tests.page_data import beside, numbers_at


def index_of(layer: Layer, folder: Path, *, is_line: bool = False) -> None:
    order = block_order(layer.geometry.bounds)
    index = BlockIndex(order, is_line=is_line)
    for number, rows in order.blocks():
        part = replace(layer, content=layer.content.of_rows(rows))
        index.add(number, data_shapes(part, 0.0), part.classes)
    index.write(folder)


def test_boxes_are_where_the_features_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_index, "BOXES_A_FILE", 2)
    layer = layer_of_plots(tmp_path, *({"name": f"{row}"} for row in range(3)))
    index_of(layer, tmp_path / "index")
    told, block = beside(tmp_path / "index" / "index.bin")
    assert numbers_at(block, told["counts"]).tolist() == [3]
    edges = [numbers_at(block, side)[0] for side in told["bounds"]]
    bounds = layer.geometry.bounds
    wanted = np.hstack((bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)))
    assert np.tile(told["origin"], 2) + told["step"] * np.array(edges) == pytest.approx(
        wanted, abs=1.5 * told["step"]
    )
    sides = []
    for file in range(2):
        boxes, numbers = beside(tmp_path / "index" / "boxes" / f"{file}.bin")
        sides.append(np.stack([numbers_at(numbers, side) for side in boxes["sides"]], axis=1))
    box = np.vstack(sides) * told["step"]
    box[:, :2] += told["origin"]
    box[:, 2:] += box[:, :2]
    assert box == pytest.approx(bounds, abs=2 * told["step"])
    assert told["step"] == pytest.approx((bounds[0, 3] - bounds[0, 1]) / 8, rel=0.01)


def test_shapes_of_what_is_far_apart_are_drawn_from_farther_away(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, *({"name": f"{row}"} for row in range(4)))
    index_of(layer, tmp_path / "index")
    told, block = beside(tmp_path / "index" / "index.bin")
    (coarsest,) = numbers_at(block, told["coarsest"]) / 100
    west, south, east, north = shapely.total_bounds(layer.geometry.features(np.arange(4)))
    assert coarsest == pytest.approx(np.sqrt((east - west) * (north - south) / 4) / 5, rel=0.01)
