"""A file without a CRS, or with the wrong one, is understood or told how to name it."""

from pathlib import Path

import pytest
import shapely

from gisapp.core.space.crs import from_map
from gisapp.core.space.geodesy import in_degrees
from gisapp.errors import CrsError
from gisapp.sources.vector.reader import read_vector_file
from tests.odd_files import read
from tests.vector_files import BOX, YARD, in_map, problems, write


def test_the_numbers_of_a_wrong_crs_are_told_with_the_right_one_proposed(tmp_path: Path) -> None:
    plots = [shapely.box(500_000 + x, 3_170_000, 500_100 + x, 3_170_100).wkb for x in range(3)]
    (layer,) = read(tmp_path / "plots.gpkg", *plots, crs="EPSG:4326")
    assert problems(layer) == {"broken_geometry": 3, "crs_misfit": 1}
    assert "don't fit its CRS, EPSG:4326" in layer.origin.problems[-1].message
    assert "--crs EPSG:4548" in layer.origin.problems[-1].message
    (right,) = read_vector_file(tmp_path / "plots.gpkg", crs="EPSG:4548")
    assert not right.origin.problems
    assert right.index.extent is not None


def test_projected_coordinates_find_their_place(tmp_path: Path) -> None:
    projected = shapely.transform(in_map(YARD), lambda xy: from_map(xy, "EPSG:4527"))
    (named,) = read_vector_file(write(tmp_path / "gk.gpkg", [projected], crs="EPSG:4527"))
    assert in_degrees(named.geometry.feature(0)).equals_exact(YARD, 1e-8)
    assert named.origin.crs == "EPSG:4527"
    unnamed = write(tmp_path / "unnamed.shp", [projected], geometry_type="Polygon")
    unnamed.with_suffix(".prj").unlink()
    with pytest.raises(
        CrsError, match="for example --crs EPSG:4527 if they are CGCS2000, 3° zone 39"
    ):
        read_vector_file(unnamed)
    (given,) = read_vector_file(unnamed, crs="EPSG:4527")
    assert in_degrees(given.geometry.feature(0)).normalize().equals_exact(YARD.normalize(), 1e-8)


def test_degrees_without_a_crs_are_taken_for_what_they_are_and_said_so(tmp_path: Path) -> None:
    path = write(tmp_path / "bare.shp", [BOX], geometry_type="Polygon")
    path.with_suffix(".prj").unlink()
    (layer,) = read_vector_file(path)
    assert layer.origin.crs == "EPSG:4326"
    assert "taken for longitude and latitude" in layer.origin.problems[0].message
