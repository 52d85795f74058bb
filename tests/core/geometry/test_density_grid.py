"""A density grid covers what its features cover, at every size of its squares, and loses none."""

from collections.abc import Iterator

import numpy as np
import pytest
import shapely

from gisapp.core.geometry import density_builder
from gisapp.core.geometry.density_grid import (
    DensityGrid,
    Squares,
    joined,
    keys_of,
    lines_and_columns,
    summed,
)
from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.geometry.level_of_detail import LEAST_COVERAGE
from gisapp.core.space.extent import Extent
from tests.core.geometry.many_features import (
    COUNT,
    WHOLE,
    boxes,
    cells_of,
    density_of,
    shapes_of,
    small_of,
)


@pytest.fixture
def _few_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(density_builder, "MOST_LARGE", COUNT // 100)


@pytest.mark.usefixtures("_few_large")
def test_at_every_size_the_squares_cover_what_the_polygons_do() -> None:
    shapes = shapes_of("polygon")
    grid, large = density_of("polygon", shapes)
    small = small_of(large, shapes)
    assert 0 < len(large) <= COUNT // 100
    assert len(grid.levels) > 2
    for squares in grid.levels:
        covered = squares.covered.sum(dtype=float) * squares.side**2
        assert covered == pytest.approx(shapely.area(small).sum(), rel=1e-5)
        assert squares.counts.sum() == len(small)


@pytest.mark.usefixtures("_few_large")
def test_lines_count_as_one_square_wide_and_points_the_same_at_every_size() -> None:
    lines = shapes_of("line")
    grid, large = density_of("line", lines)
    length = shapely.length(small_of(large, lines)).sum()
    for squares in grid.levels:
        assert squares.covered.sum(dtype=float) * squares.side == pytest.approx(length, rel=1e-5)

    points = shapes_of("point")
    grid, large = density_of("point", points)
    assert len(large) == 0, "a point is never large"
    tints = [squares.covered.sum(dtype=float) for squares in grid.levels]
    assert tints == pytest.approx([tints[0]] * len(tints), rel=1e-5)


@pytest.mark.usefixtures("_few_large")
def test_every_square_has_the_share_that_a_raster_of_the_boxes_has() -> None:
    """Boxes about as high as wide, for a small feature counts as a square of its longer side."""
    chance = np.random.default_rng(2)
    low = chance.uniform(0, 4000, (COUNT, 2))
    shapes = np.asarray(shapely.box(*low.T, *(low + chance.uniform(1, 25, (COUNT, 1))).T))
    grid, large = density_of("polygon", shapes)
    small = small_of(large, shapes)
    tree = shapely.STRtree(small)
    for squares in grid.levels:
        cells = cells_of(squares)
        cell, shape = tree.query(cells, predicate="intersects")
        shared = shapely.area(shapely.intersection(cells[cell], small[shape]))
        truth = np.bincount(cell, shared, len(cells)) / squares.side**2
        # Below half a square a feature goes to one, wherever it crosses into the next.
        assert np.abs(squares.covered - truth).max() < 0.5
        assert np.abs(squares.covered - truth).mean() < 0.05


def some_extents() -> Iterator[Extent]:
    chance = np.random.default_rng(11)
    for size in np.geomspace(1, 60_000, 120):
        x, y = chance.uniform((WHOLE.xmin, WHOLE.ymin), (WHOLE.xmax, WHOLE.ymax))
        yield Extent(x, y, x + size, y + size * chance.uniform(0.3, 3))


@pytest.mark.usefixtures("_few_large")
@pytest.mark.parametrize("kind", ["point", "line", "polygon"])
def test_no_fewer_features_are_expected_in_an_extent_than_touch_it(kind: GeometryKind) -> None:
    shapes = shapes_of(kind)
    grid, large = density_of(kind, shapes)
    tree = shapely.STRtree(small_of(large, shapes))
    for extent in some_extents():
        truth = len(tree.query(shapely.box(extent.xmin, extent.ymin, extent.xmax, extent.ymax)))
        expected = grid.features_in(extent)
        assert expected >= truth
        if truth > COUNT / 20:
            assert expected < 1.2 * truth, "and not many more"


@pytest.mark.usefixtures("_few_large")
@pytest.mark.parametrize("moved", [(-5e7, -1.9e7), (5e7, 1.9e7), (-5e7, 1.9e7)])
@pytest.mark.parametrize("extent", [WHOLE, Extent(0, 0, 0.001, 0.001), None])
def test_squares_lie_where_their_features_do_however_far_out_and_whatever_the_file_says(
    moved: tuple[float, float], extent: Extent | None
) -> None:
    shapes = boxes(200, moved=moved)
    grid, large = density_of("polygon", shapes, extent)
    assert len(large) <= COUNT // 100
    for squares in grid.levels:
        tree = shapely.STRtree(cells_of(squares).tolist())
        centers = shapely.centroid(small_of(large, shapes))
        assert len(np.unique(tree.query(centers, predicate="intersects")[0])) == len(centers)


def test_what_is_covered_of_a_view_lies_in_its_extent_north_first() -> None:
    shapes = np.array([shapely.box(0, 0, 4, 4), shapely.box(64, 96, 66, 98)])
    grid, _ = density_of("polygon", shapes, Extent(0, 0, 8 * 16384, 8 * 16384))
    found = grid.covered_in(Extent(-100, -100, 200, 200), 8.0)
    assert found is not None
    covered, around = found
    assert around == Extent(0, 0, 72, 104)
    assert covered.shape == (13, 9)
    assert covered[12, 0] == pytest.approx(16 / 64)
    assert covered[0, 8] == pytest.approx(LEAST_COVERAGE)
    assert np.count_nonzero(covered) == 2
    assert grid.covered_in(Extent(1000, 1000, 2000, 2000), 8.0) is None


def test_many_small_features_in_a_pixel_count_as_dots_do() -> None:
    tiny = np.array([shapely.box(x, 0, x + 0.1, 0.1) for x in (1, 2, 3)])
    grid, _ = density_of("polygon", tiny, Extent(0, 0, 8 * 16384, 8 * 16384))
    found = grid.covered_in(Extent(0, 0, 64, 64), 16.0)
    assert found is not None
    covered, around = found
    assert around == Extent(0, 0, 16, 16)
    in_pixel = covered.sum() * (around.width / 16.0) ** 2
    assert in_pixel == pytest.approx(3 * LEAST_COVERAGE)


def test_few_places_far_apart_make_no_picture_finer_than_its_pixels() -> None:
    places = shapely.points([(0, 0), (300_000, 0), (300_000, 300_000)])
    grid, _ = density_of("point", places, Extent(0, 0, 200, 200))
    assert grid.levels[-1].side < 1
    for resolution in (1000.0, 150_000.0):
        view = Extent(0, 0, 0, 0).buffered(resolution * 1000)
        found = grid.covered_in(view, resolution)
        assert found is not None
        assert np.count_nonzero(found[0]) in (2, 3)
        assert max(found[0].shape) <= 1 + 300_000 / (resolution / 2)
        assert grid.features_in(view) == 3


def random_squares(count: int, seed: int, level: int = 3) -> Squares:
    """Return squares among 64 by 64, many of them given several times."""
    chance = np.random.default_rng(seed)
    lines, columns = chance.integers(-32, 32, (2, count))
    covered, counts = chance.integers(0, 5, (2, count)).astype(np.float32)
    return summed(level, keys_of(lines, columns), covered, counts)


def as_dict(squares: Squares) -> dict[tuple[int, int], tuple[float, float]]:
    """Return what is covered of each square, and its count, by line and column."""
    places = zip(*(each.tolist() for each in lines_and_columns(squares.keys)), strict=True)
    values = zip(squares.covered.tolist(), squares.counts.tolist(), strict=True)
    return dict(zip(places, values, strict=True))


def test_lines_and_columns_come_back_from_keys_in_their_order() -> None:
    far = 2**31 - 1
    lines, columns = np.array([-far, -1, -1, 0, 0, far]), np.array([far, -far, 7, -1, 0, -far])
    keys = keys_of(lines, columns)
    assert (np.diff(keys) > 0).all(), "by line, then column"
    for found, expected in zip(lines_and_columns(keys), (lines, columns), strict=True):
        assert found.tolist() == expected.tolist()


def test_a_square_given_several_times_comes_once_with_its_sums() -> None:
    keys = keys_of(np.array([5, 0, 5]), np.array([1, 2, 1]))
    covered, counts = np.array([[0.25, 1, 0.5], [1, 0, 2]], np.float32)
    found = summed(0, keys, covered, counts)
    assert as_dict(found) == {(0, 2): (1.0, 0.0), (5, 1): (0.75, 3.0)}


def test_joined_squares_are_the_sums_of_all_runs() -> None:
    runs = [random_squares(500, seed) for seed in range(3)]
    found = as_dict(joined(3, runs))
    for place in set(found).union(*map(as_dict, runs)):
        each = [as_dict(run).get(place, (0.0, 0.0)) for run in runs]
        assert found[place] == tuple(map(sum, zip(*each, strict=True)))
    assert len(joined(3, ())) == 0


@pytest.mark.parametrize(("kind", "share"), [("point", 1), ("line", 0.5), ("polygon", 0.25)])
def test_four_squares_become_one_of_twice_the_side(kind: GeometryKind, share: float) -> None:
    fine = random_squares(2000, 5)
    coarse = fine.coarser(kind)
    expected: dict[tuple[int, int], tuple[float, float]] = {}
    for (line, column), (covered, count) in as_dict(fine).items():
        before = expected.get((line // 2, column // 2), (0.0, 0.0))
        expected[line // 2, column // 2] = before[0] + share * covered, before[1] + count
    assert as_dict(coarse) == expected
    assert coarse.side == 2 * fine.side


def test_an_extent_touches_the_squares_that_shapely_says() -> None:
    squares = random_squares(600, 6)
    cells = cells_of(squares)
    chance = np.random.default_rng(7)
    for _ in range(100):
        x, y = chance.uniform(-300, 300, 2)
        # Not on the edges of squares, where either neighbour may be taken.
        extent = Extent(x, y, x + chance.uniform(0, 200), y + chance.uniform(0, 200))
        positions, around = squares.touching(extent)
        window = shapely.box(extent.xmin, extent.ymin, extent.xmax, extent.ymax)
        expected = np.flatnonzero(shapely.intersects(cells, window))
        assert positions.tolist() == expected.tolist()
        if around is None:
            assert not len(expected)
        else:
            bounds = around.xmin, around.ymin, around.xmax, around.ymax
            assert bounds == tuple(shapely.total_bounds(cells[expected]))


def test_the_fullest_square_is_the_one_with_most_features() -> None:
    places = np.random.default_rng(8).uniform(5000, 5100, (300, 2))
    points = np.asarray(shapely.points(places))
    grid, _ = density_of("point", np.append(shapes_of("point"), points))
    assert grid.fullest is not None
    assert grid.fullest.intersects(Extent(5000, 5000, 5100, 5100))


def test_a_grid_without_squares_has_no_fullest_one() -> None:
    grid = DensityGrid.of_finest("polygon", joined(0, ()), 0.0)
    assert grid.fullest is None
    assert grid.covered_in(WHOLE, 10.0) is None
    assert grid.features_in(WHOLE) == 0


def test_squares_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        random_squares(10, 9).counts[0] = 1
