"""How names are written, and which may stand beside their feature."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from gisapp.core.layers.symbology import LabelStyle, Symbol
from gisapp.render.labels.candidates import (
    CANDIDATE,
    NameStyle,
    joined,
    marker_radius,
    may_stand_beside,
)
from tests.render.maps import LIGHT, layer

DOT = Symbol(fill="#ff0000", stroke="#000000", stroke_width=2, marker_size=10)


def test_a_name_has_the_colours_of_the_palette_and_chinese_is_never_slanted() -> None:
    style = NameStyle.of(LabelStyle(rank=1, color="park_line", italic=True), LIGHT, "en")
    lake = style.text(("Yao", "Lake"))
    assert (lake.color, lake.halo) == (LIGHT.hex("park_line"), LIGHT.hex("label_halo"))
    assert lake.italic
    assert not style.text(("瑶湖",)).italic


def test_joined_candidates_are_all_of_them() -> None:
    some = np.zeros(2, CANDIDATE)
    some["row"] = 4, 5
    assert joined([some, some[:0], some[1:]])["row"].tolist() == [4, 5, 5]
    assert len(joined([])) == 0


@pytest.mark.parametrize(("count", "beside"), [(200, True), (201, False)])
def test_beside_many_polygons_no_names_stand(count: int, beside: bool) -> None:
    plots = layer("polygon", [shapely.box(n, 0, n + 1, 1) for n in range(count)], DOT)
    assert may_stand_beside(plots) == beside
    assert not may_stand_beside(replace(plots, identifiable=False))


def test_the_radius_of_a_marker_is_that_of_the_points_class() -> None:
    large = Symbol(fill="#00ff00", stroke_width=4, marker_size=20)
    both = layer("point", [shapely.Point(0, 0), shapely.Point(1, 1)], DOT, large, classes=[1, 0])
    assert (marker_radius(both, 0), marker_radius(both, 1)) == (12, 6)
