"""Overlaps are measured on the ellipsoid; slivers and shapes drawn twice are told apart."""

from pathlib import Path

import geopandas
import pytest
import shapely

from gisapp.core.health.checked import Checked
from gisapp.core.health.finding import Finding
from gisapp.core.health.overlaps import overlaps
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.geodesy import area_m2
from gisapp.errors import Cancelled
from tests.deliveries import opened
from tests.untidy_parks import PLOTS, checked, square, untidy


def layer_of(folder: Path, *shapes: shapely.Polygon, kinds: tuple[str, ...] = ()) -> Layer:
    path = folder / "shapes.gpkg"
    kind = list(kinds) or ["plot"] * len(shapes)
    geopandas.GeoDataFrame({"kind": kind}, geometry=list(shapes), crs=4326).to_file(path)
    return opened(path)


def found_in(layer: Layer, what: Checked | None = None) -> list[Finding]:
    return list(overlaps(what or checked(), layer, NO_PROGRESS))


def test_each_pair_is_told_once_with_its_size_and_place(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    found = found_in(plots, checked([(plots, PLOTS)]))
    assert [(each.code, each.feature_ids) for each in found] == [
        ("drawn_twice", (4, 8)),
        ("overlap", (3, 4)),
        ("overlap", (3, 8)),
    ]
    common = square(2, width=0.0012).intersection(square(3))
    assert found[1].values["m2"] == pytest.approx(area_m2(common), rel=1e-5)
    assert found[1].at == pytest.approx((116.0031, 28.60045), abs=1e-6)
    assert found[1].key == "A3"


def test_neighbours_touch_and_slivers_are_no_overlaps(tmp_path: Path) -> None:
    beside = shapely.box(116.0009, 28.6, 116.0018, 28.6009)
    assert found_in(layer_of(tmp_path, square(0), beside)) == []
    narrow = shapely.box(116.0008999, 28.6, 116.0018, 28.6009)
    (sliver,) = found_in(layer_of(tmp_path, square(0), narrow))
    assert sliver.code == "sliver"


def test_a_park_and_its_plots_in_one_table_do_not_overlap(tmp_path: Path) -> None:
    around = shapely.box(115.9, 28.5, 116.1, 28.7)
    layer = layer_of(tmp_path, around, square(0), square(3), kinds=("park", "plot", "plot"))
    assert len(found_in(layer)) == 2
    mapped = checked([(layer, LayerMapping(kind_column="kind"))])
    assert found_in(layer, mapped) == []


def test_shapes_that_cross_themselves_are_looked_at_too(tmp_path: Path) -> None:
    bow = shapely.Polygon([(116, 28.6), (116.001, 28.601), (116.001, 28.6), (116, 28.601)])
    (found,) = found_in(layer_of(tmp_path, bow, square(0)))
    assert found.code == "overlap"


def test_the_user_may_end_it(tmp_path: Path) -> None:
    layer = layer_of(tmp_path, square(0), square(0))
    with pytest.raises(Cancelled):
        list(overlaps(checked(), layer, Progress(cancelled=lambda: True)))
