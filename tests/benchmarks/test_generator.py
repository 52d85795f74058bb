"""Seeded features keep to what the benchmarks say of them."""

import numpy as np
import pyarrow as pa
import pytest
import shapely

from tests.benchmarks.dense_parcels import dense_batches
from tests.benchmarks.districts import (
    DEG_PER_M,
    PLOTS_PER_DISTRICT,
    SIDE_M,
    WIDTHS_M,
)
from tests.benchmarks.enterprises import enterprise_batches
from tests.benchmarks.mixed_parcels import VERTICES_OF_GIANT, middle_of_mixed, mixed_batches
from tests.benchmarks.parcels import parcels
from tests.benchmarks.roads import road_batches
from tests.benchmarks.towns import SITES_PER_TOWN, STREETS_PER_TOWN

TOWNS = 5
DISTRICTS = 2


def shapes(table: pa.Table) -> list[shapely.Geometry]:
    return list(shapely.from_wkb(table.column("geometry").to_numpy(zero_copy_only=False)))


@pytest.fixture(scope="module")
def lots() -> list[shapely.Geometry]:
    return shapes(parcels(TOWNS * SITES_PER_TOWN))


@pytest.fixture(scope="module")
def plots() -> list[shapely.Geometry]:
    """Those of two districts side by side, in metres."""
    return in_metres(shapes(pa.Table.from_batches(dense_batches(DISTRICTS * PLOTS_PER_DISTRICT))))


def in_metres(degrees: list[shapely.Geometry]) -> list[shapely.Geometry]:
    return [shapely.transform(each, lambda places: places / DEG_PER_M) for each in degrees]


def test_parcels_are_as_the_figures_say(lots: list[shapely.Geometry]) -> None:
    assert len(lots) == TOWNS * SITES_PER_TOWN
    assert all(shapely.is_valid(lots))
    assert shapely.get_num_coordinates(lots).mean() == pytest.approx(15.7, abs=0.4)
    assert (shapely.get_num_interior_rings(lots) > 0).mean() == pytest.approx(0.05, abs=0.02)


def test_a_seed_makes_the_same_parcels_each_time_and_another_makes_others() -> None:
    assert parcels(500, seed=1).equals(parcels(500, seed=1))
    assert not parcels(500, seed=1).equals(parcels(500, seed=2))


def test_parcels_share_no_ground_with_each_other_nor_with_roads(
    lots: list[shapely.Geometry],
) -> None:
    tree = shapely.STRtree(lots)
    first, second = tree.query(lots, predicate="intersects")
    assert (first == second).all()
    streets = shapes(pa.Table.from_batches(road_batches(TOWNS * STREETS_PER_TOWN)))
    assert len(streets) == TOWNS * STREETS_PER_TOWN
    assert tree.query(streets, predicate="intersects").size == 0
    near, _ = tree.query(streets, predicate="dwithin", distance=0.0003)
    assert len(set(near.tolist())) == len(streets), "each runs along parcels"


def test_each_enterprise_lies_on_a_parcel(lots: list[shapely.Geometry]) -> None:
    places = shapes(pa.Table.from_batches(enterprise_batches(len(lots))))
    grounds = [shapely.Polygon(lot.exterior) for lot in lots if isinstance(lot, shapely.Polygon)]
    assert all(shapely.contains(grounds, places))


def test_dense_parcels_are_as_the_figures_say(plots: list[shapely.Geometry]) -> None:
    vertices = shapely.get_num_coordinates(plots)
    assert len(plots) == DISTRICTS * PLOTS_PER_DISTRICT
    assert all(shapely.is_valid(plots))
    assert vertices.mean() == pytest.approx(15.2, abs=0.4)
    assert vertices.min() >= 5
    assert 30 < vertices.max() <= 40
    assert (shapely.get_num_interior_rings(plots) > 0).mean() == pytest.approx(0.01, abs=0.005)
    boxes = shapely.get_coordinates(shapely.oriented_envelope(plots)).reshape(-1, 5, 2)
    sides = np.sort(np.linalg.norm(np.diff(boxes[:, :3], axis=1), axis=-1), axis=1)
    short, long = sides.T
    assert np.quantile(short, 0.05) == pytest.approx(WIDTHS_M.min(), abs=5)
    assert np.quantile(long, 0.95) == pytest.approx(WIDTHS_M.max(), abs=60)
    assert 0.05 < (long > 10 * short).mean() < 0.2, "slivers"


def test_dense_parcels_leave_no_gaps_and_share_their_edges(plots: list[shapely.Geometry]) -> None:
    grounds = shapely.polygons(shapely.get_exterior_ring(plots))
    whole = DISTRICTS * SIDE_M**2
    assert shapely.area(grounds).sum() == pytest.approx(whole)
    assert shapely.area(shapely.union_all(grounds)) == pytest.approx(whole)
    inner = plots[PLOTS_PER_DISTRICT // 2 + 10]
    border = shapely.get_exterior_ring(inner)
    around = np.array(plots)[shapely.touches(plots, inner)]
    shared = shapely.length(shapely.intersection(shapely.get_exterior_ring(around), border))
    assert shared.sum() == pytest.approx(shapely.length(border))


def test_a_seed_makes_the_same_dense_parcels_each_time_and_another_makes_others() -> None:
    first, again, other = (pa.Table.from_batches(dense_batches(500, seed)) for seed in (1, 1, 2))
    assert first.equals(again)
    assert not first.equals(other)


def test_a_few_giants_lie_among_mixed_parcels() -> None:
    table = pa.Table.from_batches(mixed_batches(6000))
    giant, *others = shapes(table)
    assert len(others) == 5999
    assert shapely.get_num_coordinates(giant) == VERTICES_OF_GIANT
    assert shapely.is_valid(giant)
    assert shapely.get_num_coordinates(others).max() <= 40
    place = shapely.Point(middle_of_mixed(6000))
    assert shapely.distance(shapely.get_exterior_ring(giant), place) < 1e-9, (
        "its coast runs through each nearer view"
    )
    assert any(shapely.contains(others, place)), "so does a small plot"
    assert table.column("parcel_no").to_pylist() == [f"DK{row:08d}" for row in range(6000)]
