"""Points that would cover each other become clusters that stay where they are in a pan."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from gisapp.core.layers.clusters import cluster_at, clusters_in, is_clustered
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.extent import Extent
from tests.render.maps import layer

EVERYWHERE = Extent(-10_000, -10_000, 10_000, 10_000)


@pytest.fixture
def firms() -> Layer:
    """Two towns of three classes, and ten firms on their own."""
    random = np.random.default_rng(2)
    towns = [random.normal((x, 0), 60, (400, 2)) for x in (-3000, 3000)]
    alone = np.column_stack((np.arange(10) * 500.0 - 2500, np.full(10, 4000.0)))
    places = [shapely.Point(place) for place in np.concatenate([*towns, alone])]
    symbols = [Symbol(fill=f"series{number}") for number in (1, 2, 3)]
    return layer("point", places, *symbols, classes=[n % 3 for n in range(810)])


def test_no_point_is_lost_or_comes_twice(firms: Layer) -> None:
    for resolution in (0.3, 3.0, 30.0, 300.0):
        found = clusters_in(firms, EVERYWHERE, resolution)
        members = [found.members(np.array([number])) for number in range(len(found.middles))]
        assert sorted(np.concatenate([found.alone, *members])) == list(range(810))
        for rows, counts in zip(members, found.counts, strict=True):
            assert np.bincount(rows % 3, minlength=3).tolist() == counts.tolist()


def test_towns_are_clusters_from_far_and_firms_from_near(firms: Layer) -> None:
    far = clusters_in(firms, EVERYWHERE, 20.0)
    assert set(far.alone) == set(range(800, 810))
    near = clusters_in(firms, EVERYWHERE, 0.2)
    assert near.counts.sum() < 200


def test_clusters_do_not_depend_on_what_is_in_view(firms: Layer) -> None:
    whole = clusters_in(firms, EVERYWHERE, 3.0).middles
    for shift in range(0, 600, 70):
        part = clusters_in(firms, Extent(-3300 + shift, -200, -3000 + shift, 200), 3.0)
        away = np.linalg.norm(part.middles[:, None] - whole, axis=2).min(axis=1)
        assert away.max() < 1e-6


def test_no_cluster_covers_another(firms: Layer) -> None:
    for resolution in (1.0, 1.7, 5.0):
        found = clusters_in(firms, EVERYWHERE, resolution)
        discs = shapely.buffer(shapely.points(found.middles), 0.99 * found.radii_px * resolution)
        tree = shapely.STRtree(discs)
        pairs = tree.query(discs, predicate="overlaps")
        assert pairs.size == 0


def test_the_features_of_a_cluster_are_found_where_it_is_drawn(firms: Layer) -> None:
    found = clusters_in(firms, EVERYWHERE, 20.0)
    x, y = found.middles[0]
    members = cluster_at(firms, x, y, 20.0)
    assert members.tolist() == found.members(np.array([0])).tolist()
    assert not len(cluster_at(firms, x, y + 2000, 20.0))


@pytest.mark.parametrize("place", [(0.0, 0.0), (95.0, 3.0), (-47.9, 500.0)])
def test_a_cluster_of_one_place_stands_there_and_is_found_all_around(
    place: tuple[float, float],
) -> None:
    crowd = layer("point", [shapely.Point(place)] * 900, Symbol(fill="series1"))
    for resolution in (0.7, 1.0, 20.0):
        found = clusters_in(crowd, EVERYWHERE, resolution)
        assert found.middles.tolist() == [pytest.approx(place)]
        reach = 0.9 * found.radii_px[0] * resolution
        for dx, dy in ((reach, 0), (-reach, 0), (0, reach), (0, -reach)):
            assert len(cluster_at(crowd, place[0] + dx, place[1] + dy, resolution)) == 900
            beside = Extent(place[0] + dx, place[1] + dy, place[0] + 9 * dx, place[1] + 9 * dy)
            if beside.width >= 0 and beside.height >= 0:
                assert len(clusters_in(crowd, beside, resolution).middles) == 1


def test_a_cluster_stays_near_where_most_of_its_points_are() -> None:
    random = np.random.default_rng(5)
    scattered = random.uniform((60, 0), (95, 95), (50, 2))
    places = [shapely.Point(95.5, 0.5)] * 450 + [shapely.Point(place) for place in scattered]
    crowd = layer("point", [*places, *places[:1]], Symbol(fill="series1"))
    found = clusters_in(crowd, EVERYWHERE, 1.0)
    largest = int(found.counts.sum(axis=1).argmax())
    away = np.hypot(*(found.middles[largest] - (95.5, 0.5)))
    assert away < found.radii_px[largest]


def test_few_points_are_never_clustered() -> None:
    few = layer("point", [shapely.Point(0, 0)] * 300, Symbol(fill="series1"))
    assert not is_clustered(few)
    assert not len(cluster_at(few, 0, 0, 10.0))


def test_a_feature_may_have_points_alone_and_in_a_cluster() -> None:
    crowd = shapely.MultiPoint(np.random.default_rng(3).normal(0, 5, (60, 2)))
    both = shapely.MultiPoint([(0, 0), (5000, 5000)])
    shapes = [shapely.Point(), crowd, both, *[shapely.Point(9000, 500 * n) for n in range(-9, 9)]]
    features = layer("point", shapes, Symbol(fill="series1"))
    found = clusters_in(features, EVERYWHERE, 20.0)
    assert found.counts.sum() == 61
    assert found.members(np.arange(len(found.middles))).tolist() == [1, 2]
    assert found.alone.tolist() == list(range(2, 21))


def test_points_that_are_all_hidden_are_in_no_cluster(firms: Layer) -> None:
    hidden = replace(firms, content=firms.content.showing(np.zeros(810, np.bool_)))
    found = clusters_in(hidden, EVERYWHERE, 30.0)
    assert not len(found.middles)
    assert not len(found.alone)
