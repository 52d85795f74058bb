"""Of features with very many vertices, what is left out makes no difference in the picture."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from tests.render.maps import RED, layer
from tests.render.raster.pictures import assert_alike, rasterized

pytestmark = pytest.mark.usefixtures("qapp")

VIEWPORT = Viewport(50.0, 50.0, 1.0, 300, 300)


def coast(reach: float, vertices: int) -> shapely.Polygon:
    """Return an island with so many bays around the middle of the view."""
    turns = np.linspace(0, 2 * np.pi, vertices)
    distances = reach * (1 + 0.3 * np.sin(7 * turns) + 0.05 * np.sin(97 * turns))
    rim = np.column_stack((np.cos(turns), np.sin(turns))) * distances[:, None] + 50
    return shapely.Polygon(rim)


def test_a_coast_of_100000_vertices_looks_like_one_of_1900() -> None:
    symbol = Symbol(fill="#ff0000", stroke="#0000ff")
    giant, small = (layer("polygon", [coast(90, count)], symbol) for count in (100_000, 1900))
    assert_alike(rasterized(giant, VIEWPORT), rasterized(small, VIEWPORT), mean=0.6, share=0.003)


@pytest.mark.parametrize("reach", [100.0, 400.0, 1e6])
@pytest.mark.parametrize("resolution", [0.1, 1.0])
def test_vertices_outside_of_the_picture_change_nothing_in_it(
    reach: float, resolution: float
) -> None:
    # Bays run through the picture, and the coast leaves it and comes back on all sides.
    chance = np.random.default_rng(5)
    turns = np.linspace(0, 2 * np.pi, 6000)
    distances = reach * chance.uniform(0, 1, len(turns)) ** 3
    rim = np.column_stack((np.cos(turns), np.sin(turns))) * distances[:, None] + 50
    island = shapely.Polygon(rim)
    seen = Viewport(50.0, 50.0, resolution, 300, 300)
    around = seen.extent.buffered(80 * resolution)
    near = island.intersection(shapely.box(around.xmin, around.ymin, around.xmax, around.ymax))
    parts = [each for each in shapely.get_parts(near) if each.area]
    whole, cut = (rasterized(layer("polygon", each, RED), seen) for each in ([island], parts))
    assert_alike(whole, cut, mean=0.5, share=0.002)


@pytest.mark.parametrize("kind", ["line", "polygon"])
def test_an_edge_that_leaves_the_picture_stays_where_it_is(kind: GeometryKind) -> None:
    # Outside, the line goes on along the side on which it left.
    up = np.column_stack((np.full(3000, 500.0), np.linspace(60, 9000, 3000)))
    path = np.vstack([(20.0, 60.0), up, (600.0, 9000.0), (600.0, -9000.0), (20.0, 20.0)])
    giant = shapely.LineString(path) if kind == "line" else shapely.Polygon(path)
    few = [(20, 60), (500, 60), (500, 9000), (600, 9000), (600, -9000), (20, 20)]
    small = shapely.LineString(few) if kind == "line" else shapely.Polygon(few)
    symbol = Symbol(fill="#ff0000", stroke="#0000ff")
    one, other = (rasterized(layer(kind, [each], symbol)) for each in (giant, small))
    assert_alike(one, other, mean=0.1, share=0)
