"""Seeded features keep to what the benchmarks say of them."""

import pyarrow as pa
import pytest
import shapely

from tests.benchmarks.enterprises import enterprise_batches
from tests.benchmarks.parcels import parcels
from tests.benchmarks.roads import road_batches
from tests.benchmarks.towns import SITES_PER_TOWN, STREETS_PER_TOWN

TOWNS = 5


def shapes(table: pa.Table) -> list[shapely.Geometry]:
    return list(shapely.from_wkb(table.column("geometry").to_numpy(zero_copy_only=False)))


@pytest.fixture(scope="module")
def lots() -> list[shapely.Geometry]:
    return shapes(parcels(TOWNS * SITES_PER_TOWN))


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
