"""Plots that do not lie in the park that their row names are told, with how much of them."""

from pathlib import Path

import geopandas
import pytest
import shapely

from gisapp.core.health.outside import outside_parents
from gisapp.core.parks.mapping.layer_mapping import LayerMapping, ParentMapping
from gisapp.core.progress import NO_PROGRESS
from tests.deliveries import opened
from tests.untidy_parks import PARKS, PLOTS, checked, untidy


def test_a_plot_beside_its_park(tmp_path: Path) -> None:
    plots, parks = untidy(tmp_path)
    (found,) = outside_parents(checked([(plots, PLOTS), (parks, PARKS)]), plots, NO_PROGRESS)
    assert (found.key, found.values["parent"], found.values["share"]) == ("A5", "East", 1.0)


def test_a_part_and_points_by_key(tmp_path: Path) -> None:
    _, parks = untidy(tmp_path)
    mapping = LayerMapping(kind="plot", key="no", parents=(ParentMapping("park", "in", "key"),))
    half = shapely.box(116.019, 28.6, 116.021, 28.601)
    for shape, share in ((half, 0.5), (shapely.Point(117, 28.6), 1.0)):
        path = tmp_path / f"{share}.gpkg"
        columns = {"no": ["x", "y"], "in": ["P1", "P1"]}
        inside = shape.centroid.buffer(0.0001) if share == 0.5 else shapely.Point(116, 28.6)
        inside = shapely.transform(inside, lambda xy: xy - [0.01, 0]) if share == 0.5 else inside
        geopandas.GeoDataFrame(columns, geometry=[shape, inside], crs=4326).to_file(path)
        layer = opened(path)
        (found,) = outside_parents(checked([(layer, mapping), (parks, PARKS)]), layer, NO_PROGRESS)
        assert (found.key, found.values["share"]) == ("x", pytest.approx(share, abs=0.001))


def test_without_a_mapping_nobody_knows(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    assert list(outside_parents(checked(), plots, NO_PROGRESS)) == []
