"""A feature that is not on the map can say why."""

from pathlib import Path

from gisapp.core.layers.off_map import cut_at_the_edge, reason_off_map, why_off_map
from gisapp.sources.open import open_source
from tests.at_the_poles import write_pole_points
from tests.render.maps import RED, layer


def test_a_point_at_a_pole_is_beyond_the_map(tmp_path: Path) -> None:
    [points] = open_source(str(write_pole_points(tmp_path))).layers
    assert why_off_map(points, 0) == "panel.off_map_beyond"
    assert why_off_map(points, 1) is None
    cut = cut_at_the_edge(points)
    assert cut is not None
    assert cut.count == 1


def test_where_some_have_no_geometry_it_may_be_that(tmp_path: Path) -> None:
    [points] = open_source(str(write_pole_points(tmp_path, with_bare_row=True))).layers
    assert why_off_map(points, 0) == "panel.off_map_unclear"
    assert why_off_map(points, 99) is None


def test_of_a_layer_inside_the_map_only_geometry_can_be_missing() -> None:
    plain = layer("point", [], RED)
    assert reason_off_map(plain) == "panel.off_map_no_geometry"
    assert cut_at_the_edge(plain) is None
