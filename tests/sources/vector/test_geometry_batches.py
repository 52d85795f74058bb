"""Geometry of any file comes in batches of flat arrays, and what cannot be drawn is counted."""

import struct
from pathlib import Path

import numpy as np
import pytest
import shapely

from gisapp.core.space.crs import Bounds
from gisapp.core.space.geodesy import in_degrees
from gisapp.sources.formats.arrow_source import arrow_source
from gisapp.sources.vector.geometry_batches import read_batches
from gisapp.sources.vector.reader import read_vector_file
from gisapp.sources.vector.source_table import open_table
from tests.benchmarks.parcels import write_parcels
from tests.vector_files import BOX, LINE, YARD, problems, write


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "shp"])
def test_an_extent_brings_the_features_that_touch_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"parcels.{suffix}"
    write_parcels(path, 1000)
    (layer,) = read_vector_file(path)
    ids = layer.geometry.feature_ids
    shapes = [in_degrees(layer.geometry.feature(row)) for row in range(1000)]
    xmin, ymin, xmax, ymax = shapely.total_bounds(shapes).tolist()
    corners = np.random.default_rng(9).uniform((xmin, ymin), (xmax, ymax), (80, 2))
    for (x, y), size in zip(corners.tolist(), (1e-6, 1e-3, 1e-2, 1.0) * 20, strict=True):
        bbox = (x, y, x + size, y + size)
        touched = ids[shapely.intersects(shapes, shapely.box(*bbox))]
        assert ids_within(path, bbox) == sorted(touched.tolist())
    assert ids_within(path, (0.0, 0.0, 1.0, 1.0)) == []


def ids_within(path: Path, bbox: Bounds) -> list[int]:
    batches = list(read_batches(open_table(arrow_source(path), path.stem), bbox=bbox))
    found = [geometry.feature_ids for each in batches for geometry in each.geometries.values()]
    assert not any(len(each.without_geometry) for each in batches)
    return sorted(np.concatenate([np.empty(0, np.int64), *found]).tolist())


def test_z_is_dropped(tmp_path: Path) -> None:
    path = write(tmp_path / "high.gpkg", [shapely.force_3d(YARD, 30)])
    (layer,) = read_vector_file(path)
    assert in_degrees(layer.geometry.feature(0)).equals_exact(YARD, 1e-9)
    assert not layer.origin.problems


def test_what_cannot_be_drawn_is_counted_and_named(tmp_path: Path) -> None:
    broken = LINE.wkb[:-8] + struct.pack("<d", np.inf)
    collection = shapely.GeometryCollection([BOX])
    path = write(
        tmp_path / "odd.gpkg", [LINE, None, collection, collection, shapely.from_wkb(broken)]
    )
    (layer,) = read_vector_file(path)
    assert problems(layer) == {"geometry_type": 2, "broken_geometry": 1, "no_geometry": 1}
    assert "2 × GeometryCollection" in layer.origin.problems[0].message
    assert len(layer.geometry) == 5, "attributes can still be read"
    assert layer.geometry.is_missing.sum() == 4
