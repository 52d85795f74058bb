"""Some coordinates of a layer show what its numbers are, whatever the file is."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
import shapely

from gisapp.errors import SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.vector.coordinate_sample import (
    CoordinateSample,
    bounds_told,
    sample_of,
)
from tests.geoparquet_files import metadata
from tests.geoparquet_files import write as geoparquet
from tests.vector_files import BOX, LINE, POINT, write

PLOTS = [shapely.box(4e5 + x, 3.17e6, 4e5 + x + 50, 3.17e6 + 40) for x in range(0, 6000, 60)]


def sampled(path: Path) -> CoordinateSample:
    sample = sample_of(arrow_source(path), path.stem)
    assert sample is not None
    return sample


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".fgb", ".gml", ".parquet"])
def test_outlines_are_in_the_files_own_numbers(tmp_path: Path, suffix: str) -> None:
    crs = "EPSG:4326" if suffix == ".geojson" else "EPSG:4548"
    path = tmp_path / f"plots{suffix}"
    if suffix == ".parquet":
        columns = {"geometry": pa.array([each.wkb for each in PLOTS], pa.binary())}
        geoparquet(path, columns, metadata(crs=None))
    else:
        write(path, PLOTS, geometry_type="Polygon", crs=crs)
    sample = sampled(path)
    assert sample.bounds == (4e5, 3.17e6, 4e5 + 5990, 3.17e6 + 40)
    assert len(sample.offsets) == len(PLOTS) + 1
    assert sample.is_ring.all()
    first = shapely.Polygon(sample.coordinates[: sample.offsets[1]])
    assert any(first.equals(plot) for plot in PLOTS)


def test_points_and_lines_are_outlines_too(tmp_path: Path) -> None:
    shapes = [LINE, POINT, None, BOX, shapely.Point(), shapely.MultiPoint([(116, 28), (117, 29)])]
    sample = sampled(write(tmp_path / "mixed.gpkg", shapes))
    lengths = np.diff(sample.offsets)
    assert sorted(lengths.tolist()) == [1, 1, 1, 2, 5]
    assert sample.is_ring.tolist() == (lengths == 5).tolist()


def test_large_shapes_are_thinned_but_each_keeps_its_place(tmp_path: Path) -> None:
    round_plots = [shapely.Point(4e5 + 300 * i, 3.17e6).buffer(100, 500) for i in range(40)]
    sample = sampled(write(tmp_path / "round.gpkg", round_plots, crs="EPSG:4548"))
    assert 1000 < len(sample.coordinates) < 4500
    assert (np.diff(sample.offsets) > 10).all()
    assert sample.bounds == pytest.approx((399_900, 3_169_900, 411_800, 3_170_100), abs=1)


def test_one_of_many_features_stands_for_its_neighbours(tmp_path: Path) -> None:
    many = [shapely.Point(4e5 + i, 3.17e6) for i in range(20_000)]
    sample = sampled(write(tmp_path / "many.fgb", many, geometry_type="Point", crs="EPSG:4548"))
    assert len(sample.coordinates) <= 500
    assert sample.bounds[2] - sample.bounds[0] > 10_000


def test_a_lost_point_doesnt_spoil_the_bounds(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [*PLOTS, shapely.Point(0, 0)], crs="EPSG:4548")
    assert sampled(path).bounds == (4e5, 3.17e6, 4e5 + 5990, 3.17e6 + 40)


def test_a_layer_without_geometry_has_no_sample(tmp_path: Path) -> None:
    assert sample_of(arrow_source(write(tmp_path / "none.gpkg", [None, None])), "none") is None
    assert (
        sample_of(arrow_source(write(tmp_path / "no.shp", [], geometry_type="Point")), "no") is None
    )
    assert bounds_told(None) == {"xmin": 0, "ymin": 0, "xmax": 0, "ymax": 0}


def test_broken_geometry_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "some.gpkg", [BOX.wkb[:20], b"\x01", BOX.wkb])
    assert sampled(path).bounds == pytest.approx(BOX.bounds)


def test_a_picture_is_known_by_its_bounds() -> None:
    sample = CoordinateSample.of_bounds((1.0, 2.0, 3.0, 5.0))
    assert shapely.Polygon(sample.coordinates).bounds == sample.bounds
    assert sample.offsets.tolist() == [0, 5]
    assert sample.is_ring.tolist() == [True]


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    with pytest.raises(SourceError, match="layer castle, cannot be read"):
        sample_of(arrow_source(path), "castle")
