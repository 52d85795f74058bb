"""Rings of fewer points look in a view as they did before."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from gisapp.core.geometry.ring_thinning import (
    cut,
    with_few_points,
    with_limited_length,
    without_far_vertices,
)
from tests.core.geometry.rings import HOLE, SQUARE, Rings, flat, stars

BOX = (0.0, 0.0, 100.0, 100.0)
VIEW = shapely.box(*BOX)


def rings_of(points: NDArray[np.float64], offsets: NDArray[np.int64]) -> Rings:
    return [points[start:end] for start, end in pairwise(offsets.tolist())]


def test_leaving_out_far_vertices_changes_nothing_inside_the_box() -> None:
    rings = stars(30, 200, 5000.0)
    points, offsets = without_far_vertices(*flat(rings), BOX)
    assert len(points) < len(np.concatenate(rings)) / 2
    lengths: list[float] = []
    for before, after in zip(rings, rings_of(points, offsets), strict=True):
        seen, still_seen = (
            shapely.MultiLineString(list(pairwise(ring.tolist()))).intersection(VIEW)
            for ring in (before, after)
        )
        assert still_seen.length == pytest.approx(seen.length)
        assert seen.difference(still_seen.buffer(1e-6)).length == 0
        lengths.append(seen.length)
        assert (before[0] == after[0]).all()
        assert (before[-1] == after[-1]).all()
    assert min(lengths) > 10


def test_a_box_inside_of_a_far_ring_stays_inside() -> None:
    turns = np.linspace(0, 2 * np.pi, 5000)
    coast = np.column_stack((np.cos(turns), np.sin(turns))) * 1e6
    points, offsets = without_far_vertices(*flat([coast]), BOX)
    assert len(points) < 20
    assert offsets.tolist() == [0, len(points)]
    assert shapely.Polygon(points).contains(VIEW)


def test_vertices_in_the_box_are_all_kept() -> None:
    rings = stars(10, 100, 45.0)
    points, offsets = without_far_vertices(*flat(rings), BOX)
    assert (points == np.concatenate(rings)).all()
    assert (offsets == flat(rings)[1]).all()


def test_a_ring_that_is_short_enough_keeps_all_of_its_points() -> None:
    points, offsets = flat([SQUARE, HOLE])
    kept, kept_offsets = with_limited_length(points, offsets, BOX, 1000.0)
    assert (kept == points).all()
    assert (kept_offsets == offsets).all()


def test_a_ring_that_runs_to_and_fro_becomes_shorter_and_others_stay() -> None:
    to_and_fro = np.array([(x % 2 * 100.0, x / 100) for x in range(10_000)])
    points, offsets = with_limited_length(*flat([SQUARE, to_and_fro]), BOX, 10_000.0)
    square, shorter = rings_of(points, offsets)
    assert (square == SQUARE).all()
    assert len(shorter) < 200
    assert (shorter[0] == to_and_fro[0]).all()
    assert (shorter[-1] == to_and_fro[-1]).all()


def test_length_outside_of_the_box_does_not_count() -> None:
    far = np.array([(1e5 + x % 2 * 1e4, x / 100) for x in range(1000)])
    points, _ = with_limited_length(*flat([far]), BOX, 1000.0)
    assert len(points) == len(far)


@pytest.mark.parametrize("most", [2, 7, 100, 10_000])
def test_no_ring_has_more_points_than_allowed_and_its_last_one(most: int) -> None:
    rings = [SQUARE, *stars(3, 999, 40.0)]
    points, offsets = with_few_points(*flat(rings), most)
    for before, after in zip(rings, rings_of(points, offsets), strict=True):
        assert 2 <= len(after) <= max(min(most + 1, len(before)), 2)
        assert (before[0] == after[0]).all()
        assert (before[-1] == after[-1]).all()


@pytest.mark.parametrize("most_edges", [1, 3, 4, 7, 1000])
def test_stretches_are_the_same_edges_in_the_same_order(most_edges: int) -> None:
    rings = [SQUARE, *stars(4, 10, 40.0), np.array([(5.0, 5.0)])]
    stretches = rings_of(*cut(*flat(rings), most_edges))
    assert max(len(stretch) - 1 for stretch in stretches) <= most_edges
    edges = [edge for ring in rings for edge in pairwise(map(tuple, ring.tolist()))]
    cut_edges = [edge for some in stretches for edge in pairwise(map(tuple, some.tolist()))]
    assert cut_edges == edges
