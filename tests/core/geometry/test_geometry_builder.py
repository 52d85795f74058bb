"""A layer's geometry grows run by run; what was shown before stays as it was."""

from itertools import pairwise

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.core.geometry.geometry_builder import KEEPS_ORDER_UP_TO, GeometryBuilder
from gisapp.core.geometry.spatial_order import is_spatial_order
from tests.core.geometry.random_shapes import geometry_of, mixed

KINDS: tuple[GeometryKind, ...] = ("point", "line", "polygon")
MANY = 2 * KEEPS_ORDER_UP_TO


def pieces_of(geometry: FeatureGeometry, *cuts: int) -> list[FeatureGeometry]:
    """Return the features in pieces that begin at `cuts`."""
    return [
        geometry.reordered(np.arange(first, last))
        for first, last in pairwise((0, *cuts, len(geometry)))
    ]


def texts_by_id(geometry: FeatureGeometry) -> dict[int, str]:
    texts = shapely.to_wkt(geometry.features(np.arange(len(geometry))))
    return dict(zip(geometry.feature_ids.tolist(), texts.tolist(), strict=True))


def scattered(kind: GeometryKind) -> FeatureGeometry:
    """Return many features, with neighbours in memory anywhere on the map."""
    chance = np.random.default_rng(3)
    low = chance.uniform(0, 10_000, (MANY, 2))
    shapes = np.asarray(shapely.box(*low.T, *(low + chance.uniform(1, 20, (MANY, 2))).T))
    if kind == "point":
        shapes = np.asarray(shapely.centroid(shapes))
    elif kind == "line":
        shapes = np.asarray(shapely.boundary(shapes))
    shapes[::100] = None
    return FeatureGeometry.from_shapely(kind, list(shapes), range(MANY))


@pytest.mark.parametrize("kind", KINDS)
def test_small_runs_keep_their_order(kind: GeometryKind) -> None:
    geometry = geometry_of(kind, mixed(kind, 100))
    builder = GeometryBuilder(kind)
    for piece in pieces_of(geometry, 1, 30, 31, 77):
        builder.append([piece])
    grown = builder.so_far()
    assert len(builder) == len(geometry)
    assert grown.feature_ids.tolist() == geometry.feature_ids.tolist()
    for name in (
        "coordinates",
        "ring_offsets",
        "part_offsets",
        "feature_offsets",
        "bounds",
        "areas",
    ):
        np.testing.assert_array_equal(getattr(grown, name), getattr(geometry, name))


@pytest.mark.parametrize("kind", KINDS)
def test_a_large_run_gets_a_spatial_order_and_loses_no_feature(kind: GeometryKind) -> None:
    geometry = scattered(kind)
    assert not is_spatial_order(geometry.bounds, BLOCK_SIZE)
    builder = GeometryBuilder(kind)
    builder.append(pieces_of(geometry, 10, 4000, 4001))
    grown = builder.so_far()
    assert is_spatial_order(grown.bounds, BLOCK_SIZE)
    assert texts_by_id(grown) == texts_by_id(geometry)
    assert dict(zip(grown.feature_ids, grown.areas, strict=True)) == dict(
        zip(geometry.feature_ids, geometry.areas, strict=True)
    )


def test_each_run_is_put_in_order_by_itself() -> None:
    geometry = scattered("polygon")
    builder = GeometryBuilder("polygon")
    builder.append([geometry])
    first = builder.so_far().feature_ids.tolist()
    builder.append([geometry])
    assert builder.so_far().feature_ids.tolist() == first * 2


@pytest.mark.parametrize("share", [1.0, 0.25, 0.01])
def test_what_was_returned_stays_as_it_was_while_more_arrives(share: float) -> None:
    geometry = geometry_of("polygon", mixed("polygon", 90))
    builder = GeometryBuilder("polygon")
    shown: list[tuple[FeatureGeometry, dict[int, str]]] = []
    for piece in pieces_of(geometry, 20, 40, 80):
        builder.append([piece], share)
        shown.append((builder.so_far(), texts_by_id(builder.so_far())))
    for grown, texts in shown:
        assert texts_by_id(grown) == texts
    assert [len(grown) for grown, _ in shown] == [20, 40, 80, 90]


def test_room_made_for_the_rest_is_used_by_the_rest() -> None:
    geometry = geometry_of("polygon", mixed("polygon", 100))
    quarters = pieces_of(geometry, 25, 50, 75)
    builder = GeometryBuilder("polygon")
    builder.append([quarters[0]], 0.2)
    before = builder.so_far()
    for quarter in quarters[1:]:
        builder.append([quarter], 1.0)
    after = builder.so_far()
    assert np.shares_memory(before.feature_ids, after.feature_ids), "nothing was copied"
    assert texts_by_id(after) == texts_by_id(geometry)


def test_a_builder_without_features_has_an_empty_geometry() -> None:
    builder = GeometryBuilder("line")
    assert len(builder) == len(builder.so_far()) == 0
    builder.append([FeatureGeometry.missing("line", np.array([4, 5]))])
    assert builder.so_far().is_missing.tolist() == [True, True]


def test_memory_counts_what_has_arrived_not_the_room_for_more() -> None:
    geometry = geometry_of("polygon", mixed("polygon", 50))
    builder = GeometryBuilder("polygon")
    builder.append([geometry], 0.01)
    assert builder.nbytes == geometry.nbytes
