"""Shapes come back as they were typed, in any CRS, or are refused where they have no place."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from pyproj import CRS

from gisapp.errors import ExportError
from gisapp.export.tables.map_shapes import (
    goes_beyond_180,
    has_single_parts,
    is_in_degrees,
    shapes_of,
    way_from_map,
)
from gisapp.sources.open import open_source
from tests.styled_layers import layer_of, squares


def test_typed_digits_come_back(tmp_path: Path) -> None:
    square = shapely.box(39_400_000.123, 3_170_000.001, 39_400_100.5, 3_170_100.0)
    path = tmp_path / "zone.gpkg"
    gpd.GeoDataFrame({"a": [1]}, geometry=[square], crs="EPSG:4527").to_file(path)
    (layer,) = open_source(str(path)).layers
    way = way_from_map(layer, "EPSG:4527")
    (shape,) = shapes_of(layer.geometry, way, is_multi=False).objects
    assert shapely.equals_exact(shape, square, 1e-6, normalize=True)
    assert shapely.get_coordinates(shape)[:, 1].min() == 3_170_000.001


def test_what_has_no_place_in_a_crs_is_refused(tmp_path: Path) -> None:
    layer = layer_of(tmp_path, None, [shapely.Point(-60, 10)], {"a": [1]})
    other_side = CRS.from_proj4("+proj=ortho +lat_0=30 +lon_0=120").to_wkt()
    with pytest.raises(ExportError, match="no place in"):
        shapes_of(layer.geometry, way_from_map(layer, other_side))
    with pytest.raises(ExportError, match="EPSG:1 is no"):
        is_in_degrees("EPSG:1")
    with pytest.raises(ExportError, match="EPSG:1 is no"):
        way_from_map(layer, "EPSG:1")


def test_parts_are_single_where_all_are(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    assert has_single_parts(layer)
    assert not goes_beyond_180(layer.geometry).any()
    several = shapely.MultiPolygon([squares(3)[0], squares(3)[2]])
    (tmp_path / "b").mkdir()
    assert not has_single_parts(layer_of(tmp_path / "b", None, [several], {"a": [1]}))


@pytest.mark.parametrize("crs", ["EPSG:4978", "EPSG:5773"])
def test_a_crs_without_places_on_a_map_is_refused(tmp_path: Path, crs: str) -> None:
    layer = layer_of(tmp_path, None, [shapely.Point(116, 28)], {"a": [1]})
    with pytest.raises(ExportError, match=f"{crs} is for heights"):
        way_from_map(layer, crs)
