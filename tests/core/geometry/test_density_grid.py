"""An overview covers what its features cover, at every size of its squares, and loses none."""

from collections.abc import Iterator

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry import coverage
from gisapp.core.geometry import density_builder as growing_overview
from gisapp.core.geometry.density_builder import DensityBuilder
from gisapp.core.geometry.density_grid import DensityGrid, Squares, lines_and_columns
from gisapp.core.geometry.dot_raster import LEAST_COVERAGE
from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.space.extent import Extent

WHOLE = Extent(-20_000.0, -10_000.0, 40_000.0, 30_000.0)
COUNT = 4000

Shapes = NDArray[np.object_]


def boxes(count: int = COUNT, *, side: float = 3.0, moved: tuple[float, float] = (0, 0)) -> Shapes:
    """Return boxes all over the whole, most of a few metres, some of hundreds."""
    chance = np.random.default_rng(5)
    low = chance.uniform((WHOLE.xmin, WHOLE.ymin), (WHOLE.xmax, WHOLE.ymax), (count, 2)) + moved
    high = low + side * chance.lognormal(0, 1.2, (count, 2))
    return np.asarray(shapely.box(*low.T, *high.T))


def shapes_of(kind: GeometryKind) -> Shapes:
    if kind == "polygon":
        return boxes()
    if kind == "point":
        return np.asarray(shapely.centroid(boxes()))
    ends = shapely.get_coordinates(boxes()).reshape(COUNT, 5, 2)[:, [0, 2]]
    return np.asarray(shapely.linestrings(ends))


def geometry_of(kind: GeometryKind, shapes: Shapes) -> FeatureGeometry:
    return FeatureGeometry.from_shapely(kind, list(shapes), range(len(shapes)))


def overview_of(
    kind: GeometryKind, shapes: Shapes, extent: Extent | None = WHOLE
) -> tuple[DensityGrid, FeatureGeometry]:
    """Return the overview of shapes that come in ten pieces, and the large ones."""
    growing = DensityBuilder(kind, extent)
    for piece in np.array_split(np.arange(len(shapes)), 10):
        growing.append(geometry_of(kind, shapes).reordered(piece))
    assert len(growing) == len(shapes)
    return growing.so_far()


def small_of(large: FeatureGeometry, shapes: Shapes) -> Shapes:
    return np.delete(shapes, large.feature_ids)


@pytest.fixture
def _few_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing_overview, "MOST_LARGE", COUNT // 100)


@pytest.mark.usefixtures("_few_large")
def test_at_every_size_the_squares_cover_what_the_polygons_do() -> None:
    shapes = shapes_of("polygon")
    overview, large = overview_of("polygon", shapes)
    small = small_of(large, shapes)
    assert 0 < len(large) <= COUNT // 100
    assert len(overview.levels) > 2
    for squares in overview.levels:
        covered = squares.covered.sum(dtype=float) * squares.side**2
        assert covered == pytest.approx(shapely.area(small).sum(), rel=1e-5)
        assert squares.counts.sum() == len(small)


@pytest.mark.usefixtures("_few_large")
def test_lines_count_as_one_square_wide_and_points_the_same_at_every_size() -> None:
    lines = shapes_of("line")
    overview, large = overview_of("line", lines)
    length = shapely.length(small_of(large, lines)).sum()
    for squares in overview.levels:
        assert squares.covered.sum(dtype=float) * squares.side == pytest.approx(length, rel=1e-5)

    points = shapes_of("point")
    overview, large = overview_of("point", points)
    assert len(large) == 0, "a point is never large"
    tints = [squares.covered.sum(dtype=float) for squares in overview.levels]
    assert tints == pytest.approx([tints[0]] * len(tints), rel=1e-5)


@pytest.mark.usefixtures("_few_large")
def test_every_square_has_the_share_that_a_raster_of_the_boxes_has() -> None:
    """Boxes about as high as wide, for a small feature counts as a square of its longer side."""
    chance = np.random.default_rng(2)
    low = chance.uniform(0, 4000, (COUNT, 2))
    shapes = np.asarray(shapely.box(*low.T, *(low + chance.uniform(1, 25, (COUNT, 1))).T))
    overview, large = overview_of("polygon", shapes)
    small = small_of(large, shapes)
    tree = shapely.STRtree(small)
    for squares in overview.levels:
        cells = cells_of(squares)
        cell, shape = tree.query(cells, predicate="intersects")
        shared = shapely.area(shapely.intersection(cells[cell], small[shape]))
        truth = np.bincount(cell, shared, len(cells)) / squares.side**2
        # Below half a square a feature goes to one, wherever it crosses into the next.
        assert np.abs(squares.covered - truth).max() < 0.5
        assert np.abs(squares.covered - truth).mean() < 0.05


def cells_of(squares: Squares) -> Shapes:
    lines, columns = lines_and_columns(squares.keys)
    west, north = columns * squares.side, -lines * squares.side
    return np.asarray(shapely.box(west, north - squares.side, west + squares.side, north))


def some_boxes() -> Iterator[Extent]:
    chance = np.random.default_rng(11)
    for size in np.geomspace(1, 60_000, 120):
        x, y = chance.uniform((WHOLE.xmin, WHOLE.ymin), (WHOLE.xmax, WHOLE.ymax))
        yield Extent(x, y, x + size, y + size * chance.uniform(0.3, 3))


@pytest.mark.usefixtures("_few_large")
@pytest.mark.parametrize("kind", ["point", "line", "polygon"])
def test_a_box_is_told_to_hold_no_fewer_features_than_touch_it(kind: GeometryKind) -> None:
    shapes = shapes_of(kind)
    overview, large = overview_of(kind, shapes)
    tree = shapely.STRtree(small_of(large, shapes))
    for box in some_boxes():
        truth = len(tree.query(shapely.box(box.xmin, box.ymin, box.xmax, box.ymax)))
        told = overview.features_in(box)
        assert told >= truth
        if truth > COUNT / 20:
            assert told < 1.2 * truth, "and not many more"


def test_large_features_stay_as_shapes_without_the_vertices_that_nobody_would_see() -> None:
    lake = shapely.Point(0, 0).buffer(900, quad_segs=5000) - shapely.Point(0, 0).buffer(300)
    yards = [shapely.box(20_000, 0, 21_000, 900), shapely.box(0, 20_000, 800, 21_000)]
    giants = [lake, shapely.MultiPolygon(yards)]
    overview, large = overview_of("polygon", np.array([*boxes(side=0.5), *giants]))
    side = overview.levels[0].side
    for feature_id, giant in enumerate(giants, COUNT):
        row = large.row_of(feature_id)
        assert row is not None
        away = large.feature(row).symmetric_difference(giant).area
        assert away < side / 8 * giant.length
        assert large.areas[row] == pytest.approx(giant.area)
    vertices = np.diff(large.vertex_offsets)
    assert vertices.max() < shapely.get_num_coordinates(lake) / 2


@pytest.mark.parametrize(
    ("limit", "kind"),
    [
        ("MOST_SQUARES", "line"),
        ("MOST_SQUARES", "polygon"),
        ("MOST_LARGE", "polygon"),
        ("MOST_LARGE_VERTICES", "polygon"),
    ],
)
def test_limits_make_squares_coarser_and_lose_nothing(
    monkeypatch: pytest.MonkeyPatch, kind: GeometryKind, limit: str
) -> None:
    shapes = shapes_of(kind)
    fine, _ = overview_of(kind, shapes)
    monkeypatch.setattr(growing_overview, limit, 200)
    overview, large = overview_of(kind, shapes)
    finest = overview.levels[0]
    assert finest.side > fine.levels[0].side
    kept = {
        "MOST_SQUARES": len(finest),
        "MOST_LARGE": len(large),
        "MOST_LARGE_VERTICES": len(large.coordinates),
    }
    assert kept[limit] <= 200
    assert finest.counts.sum() + len(large) == COUNT
    measure = shapely.area if kind == "polygon" else shapely.length
    covered = finest.covered.sum(dtype=float) * finest.side ** (2 if kind == "polygon" else 1)
    assert covered == pytest.approx(measure(small_of(large, shapes)).sum(), rel=1e-5)


@pytest.mark.usefixtures("_few_large")
@pytest.mark.parametrize("moved", [(-5e7, -5e7), (5e7, 5e7), (-5e7, 5e7)])
@pytest.mark.parametrize("extent", [WHOLE, Extent(0, 0, 0.001, 0.001), None])
def test_squares_lie_where_their_features_do_however_far_out_and_whatever_the_file_says(
    moved: tuple[float, float], extent: Extent | None
) -> None:
    shapes = boxes(200, moved=moved)
    overview, large = overview_of("polygon", shapes, extent)
    assert len(large) <= COUNT // 100
    for squares in overview.levels:
        tree = shapely.STRtree(cells_of(squares).tolist())
        centers = shapely.centroid(small_of(large, shapes))
        assert len(np.unique(tree.query(centers, predicate="intersects")[0])) == len(centers)


def test_what_is_covered_of_a_view_lies_in_its_box_north_first() -> None:
    shapes = np.array([shapely.box(0, 0, 4, 4), shapely.box(64, 96, 66, 98)])
    overview, _ = overview_of("polygon", shapes, Extent(0, 0, 8 * 16384, 8 * 16384))
    found = overview.covered_in(Extent(-100, -100, 200, 200), 8.0)
    assert found is not None
    covered, box = found
    assert box == Extent(0, 0, 72, 104)
    assert covered.shape == (13, 9)
    assert covered[12, 0] == pytest.approx(16 / 64)
    assert covered[0, 8] == pytest.approx(LEAST_COVERAGE)
    assert np.count_nonzero(covered) == 2
    assert overview.covered_in(Extent(1000, 1000, 2000, 2000), 8.0) is None


def test_many_small_features_in_a_pixel_count_as_dots_do() -> None:
    tiny = np.array([shapely.box(x, 0, x + 0.1, 0.1) for x in (1, 2, 3)])
    overview, _ = overview_of("polygon", tiny, Extent(0, 0, 8 * 16384, 8 * 16384))
    found = overview.covered_in(Extent(0, 0, 64, 64), 16.0)
    assert found is not None
    covered, box = found
    assert box == Extent(0, 0, 16, 16)
    in_pixel = covered.sum() * (box.width / 16.0) ** 2
    assert in_pixel == pytest.approx(3 * LEAST_COVERAGE)


def test_few_places_far_apart_make_no_picture_finer_than_its_pixels() -> None:
    places = shapely.points([(0, 0), (300_000, 0), (300_000, 300_000)])
    overview, _ = overview_of("point", places, Extent(0, 0, 200, 200))
    assert overview.levels[-1].side < 1
    for resolution in (1000.0, 150_000.0):
        view = Extent(0, 0, 0, 0).buffered(resolution * 1000)
        found = overview.covered_in(view, resolution)
        assert found is not None
        assert np.count_nonzero(found[0]) in (2, 3)
        assert max(found[0].shape) <= 1 + 300_000 / (resolution / 2)
        assert overview.features_in(view) == 3


def test_lines_of_any_length_are_cut_bit_by_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(4)
    lines = np.array([shapely.LineString(each) for each in chance.uniform(0, 100, (30, 50, 2))])
    at_once, _ = overview_of("line", lines, Extent(0, 0, 16384, 16384))
    monkeypatch.setattr(coverage, "_MOST_PIECES", 500)
    bit_by_bit, _ = overview_of("line", lines, Extent(0, 0, 16384, 16384))
    expected, found = at_once.levels[0], bit_by_bit.levels[0]
    assert (found.keys == expected.keys).all()
    assert found.covered == pytest.approx(expected.covered, rel=1e-4)
    assert found.covered.sum() * found.side == pytest.approx(shapely.length(lines).sum(), rel=1e-4)


def test_features_without_geometry_pass_and_leave_nothing() -> None:
    growing = DensityBuilder("polygon", None)
    growing.append(FeatureGeometry.missing("polygon", np.arange(7)))
    overview, large = growing.so_far()
    assert (len(growing), growing.extent, len(large)) == (7, None, 0)
    assert overview.features_in(WHOLE) == 0
    assert overview.covered_in(WHOLE, 10.0) is None
