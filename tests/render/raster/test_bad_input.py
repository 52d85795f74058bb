"""What files should not hold is painted without a crash and without writing past any array."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from tests.render.maps import BACKGROUND, RED, color_at, layer, painted, pixels
from tests.render.raster.hostile import KINDS
from tests.render.raster.pictures import apart, drawn, rasterized

pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).parents[3]
SQUARE = shapely.box(20, 20, 80, 80)
WORLD = shapely.box(-2e7, -2e7, 2e7, 2e7)
FINEST = Viewport(50.0, 50.0, 1 / 256, 300, 200)


def test_kernels_that_check_bounds_find_no_overrun_in_hostile_layers(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.render.raster.hostile", tmp_path],
        env=os.environ | {"NUMBA_BOUNDSCHECK": "1", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("broken", [np.nan, np.inf, 1e300])
def test_a_feature_that_is_not_finite_hides_no_other(kind: GeometryKind, broken: float) -> None:
    made = shapely.Polygon if kind == "polygon" else shapely.LineString
    with np.errstate(invalid="ignore"):
        shapes = [made(SQUARE.exterior), made([(0, 0), (90, 0), (90, broken), (0, 0)])]
    symbol = Symbol(fill="#ff0000", stroke="#ff0000", stroke_width=2.0)
    picture = rasterized(layer(kind, shapes, symbol))
    assert color_at(picture, 20, 50) == "#ff0000"
    assert picture == rasterized(layer(kind, shapes[:1], symbol))


def test_land_as_large_as_the_world_has_its_hole_where_it_is_at_the_finest_scale() -> None:
    yard = shapely.box(49.8, 49.8, 50.1, 50.1)
    land = layer("polygon", [WORLD.difference(yard)], Symbol(fill="#ff0000", stroke="#000000"))
    assert apart(rasterized(land, FINEST), drawn(land, FINEST)).mean() < 0.5
    assert color_at(rasterized(layer("polygon", [WORLD], RED), FINEST), 50, 50) == "#ff0000"


def test_slivers_without_an_area_show_their_outlines_alone() -> None:
    flat = [
        shapely.Polygon([(10, 30), (90, 30), (50, 30)]),
        shapely.Polygon([(30, 10), (30, 90), (30, 50)]),
        shapely.Polygon([(10, 10), (90, 90), (50, 50)]),
    ]
    assert rasterized(layer("polygon", flat, RED)) == painted()
    outlined = rasterized(layer("polygon", flat, Symbol(fill="#ff0000", stroke="#0000ff")))
    assert BACKGROUND not in {color_at(outlined, x, x) for x in (20, 50, 70)}
    assert color_at(outlined, 85, 20) == BACKGROUND


@pytest.mark.parametrize("ratio", [1.0, 1.25])
def test_a_picture_of_16000_pixels_is_as_right_at_its_end_as_a_small_one(ratio: float) -> None:
    slanted = shapely.Polygon([(-9e3, -30), (9e3, -30), (9e3, 10), (-9e3, -10)])
    land = layer("polygon", [slanted], Symbol(fill="#ff0000", stroke="#0000ff"))
    wide = Viewport(0.0, 0.0, 1.0, round(16_000 / ratio), 40)
    end = Viewport(wide.extent.xmax - 80, 0.0, 1.0, 160, 40)
    whole, small = (pixels(rasterized(land, each, ratio=ratio)).astype(int) for each in (wide, end))
    assert whole.shape[1] == 16_000
    assert np.abs(whole[:, -small.shape[1] :] - small).max() <= 8
