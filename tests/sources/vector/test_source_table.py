"""One table of a file: its CRS, where it lies, and what its layers say of their origin."""

from pathlib import Path

import pytest
import shapely

from gisapp.core.layers.layer import Problem
from gisapp.errors import CrsError, SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.vector.source_table import open_table
from tests.vector_files import BOX, in_map, table_of, write


def test_the_files_own_crs_is_taken_and_one_that_is_given_in_its_place(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX], crs="EPSG:4490")
    assert table_of(path).crs == "EPSG:4490"
    assert table_of(path, "EPSG:4326").crs == "EPSG:4326"
    assert table_of(path).problems == ()


def test_degrees_without_a_crs_are_assumed_and_noted_first(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.shp", [BOX], geometry_type="Polygon")
    path.with_suffix(".prj").unlink()
    table = table_of(path).with_problems((Problem("stopped", "Enough."),))
    assert table.crs == "EPSG:4326"
    assert [problem.code for problem in table.problems] == ["crs_assumed", "stopped"]
    assert table.origin.problems == table.problems


def test_numbers_without_a_crs_are_refused_unless_one_is_given(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.shp", [shapely.box(5e5, 3e6, 6e5, 4e6)], geometry_type="Polygon")
    path.with_suffix(".prj").unlink()
    with pytest.raises(CrsError, match="names no coordinate reference system"):
        table_of(path)
    assert table_of(path, "EPSG:4548").crs == "EPSG:4548"


def test_its_extent_is_where_its_features_lie_on_the_map(tmp_path: Path) -> None:
    extent = table_of(write(tmp_path / "plots.gpkg", [BOX])).extent
    assert extent is not None
    xmin, ymin, xmax, ymax = in_map(BOX).bounds
    assert (extent.xmin, extent.ymin) == pytest.approx((xmin, ymin))
    assert (extent.xmax, extent.ymax) == pytest.approx((xmax, ymax))


def test_an_empty_table_lies_nowhere(tmp_path: Path) -> None:
    path = write(tmp_path / "none.gpkg", [], geometry_type="Polygon")
    assert table_of(path).extent is None


def test_its_layers_name_the_file_and_how_it_was_read(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX], geometry_type="Polygon")
    origin = table_of(path).origin
    assert (origin.source, origin.layer) == (str(path), "plots")
    assert (origin.crs, origin.geometry_type, origin.encoding) == ("EPSG:4490", "Polygon", "UTF-8")


def test_attributes_are_those_of_the_table(tmp_path: Path) -> None:
    write(tmp_path / "two.gpkg", [BOX], layer="plots")
    path = write(tmp_path / "two.gpkg", [BOX, BOX, BOX], layer="firms", append=True)
    firms = open_table(arrow_source(path), "firms")
    assert firms.attributes().record(3)["area"] == 2.5
    assert firms.info.features == 3


def test_a_table_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    with pytest.raises(SourceError, match="layer castle, cannot be read"):
        open_table(arrow_source(path), "castle")
