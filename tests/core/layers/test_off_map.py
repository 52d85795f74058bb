"""A feature that is not on the map can say why."""

from pathlib import Path

from gisapp.core.layers.off_map import lost_on_the_map, reason_off_map, why_off_map
from gisapp.sources.open import open_source
from tests.at_the_poles import write_pole_points
from tests.render.maps import RED, layer


def test_a_point_at_a_pole_is_beyond_the_map(tmp_path: Path) -> None:
    [points] = open_source(str(write_pole_points(tmp_path))).layers
    assert why_off_map(points, 0) == "panel.off_map_beyond"
    assert why_off_map(points, 1) is None
    [lost] = lost_on_the_map(points)
    assert (lost.code, lost.count) == ("beyond_map", 1)


def test_a_longitude_that_there_is_not_has_no_place(tmp_path: Path) -> None:
    path = write_pole_points(tmp_path)
    path.write_text(path.read_text().replace("[10, 90]", "[541, 30]"))
    [points] = open_source(str(path)).layers
    assert why_off_map(points, 0) == "panel.off_map_broken"
    assert [lost.code for lost in lost_on_the_map(points)] == ["broken_geometry"]


def test_where_some_have_no_geometry_it_may_be_that(tmp_path: Path) -> None:
    [points] = open_source(str(write_pole_points(tmp_path, with_bare_row=True))).layers
    assert why_off_map(points, 0) == "panel.off_map_unclear"
    assert why_off_map(points, 99) is None


def test_of_a_layer_inside_the_map_only_geometry_can_be_missing() -> None:
    plain = layer("point", [], RED)
    assert reason_off_map(plain) == "panel.off_map_no_geometry"
    assert lost_on_the_map(plain) == ()
