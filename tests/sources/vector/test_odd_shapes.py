"""Odd geometry is taken apart by kind, and what cannot be drawn is counted."""

import numpy as np
import pyarrow as pa
import pytest
import shapely

from gisapp.sources.vector.odd_shapes import OddShapes, odd_shapes
from tests.odd_files import line
from tests.vector_files import BOX, LINE, POINT

MIXED = shapely.GeometryCollection([BOX, POINT]).wkb
ARC = line((0.0, 0.0), (1.0, 1.0), (2.0, 0.0), code=8)
SURFACE = line(code=14)
"""An abstract type, of which nothing can be drawn."""


def taken_apart(*blobs: bytes) -> tuple[pa.Array, OddShapes]:
    """Return well-known binary after a plain box, and what all but the box is made of."""
    wkb = pa.array([BOX.wkb, *blobs], pa.binary())
    return wkb, odd_shapes(wkb, np.arange(len(wkb)) > 0)


def test_a_collection_goes_to_each_kind_that_it_has() -> None:
    _, odd = taken_apart(MIXED)
    assert odd.has("polygon").tolist() == odd.has("point").tolist() == [False, True]
    assert not odd.has("line").any()
    assert odd.faults == {"several_kinds": 1}
    assert shapely.from_wkb(odd.parts["point"][1]).equals(POINT)


def test_only_odd_rows_are_replaced_and_only_by_the_kind_that_is_wanted() -> None:
    wkb, odd = taken_apart(ARC, LINE.wkb, MIXED)
    lines = shapely.from_wkb(odd.put_into(wkb, "line").to_numpy(zero_copy_only=False))
    assert lines[0].equals(BOX)
    assert len(shapely.get_coordinates(lines[1])) > 40, "half a circle, four degrees each"
    assert lines[1].bounds == pytest.approx((0, 0, 2, 1), abs=1e-3)
    assert lines[2].equals(LINE)
    assert lines[3].geom_type == "GeometryCollection", "it has no lines and stays"
    assert taken_apart(ARC)[1].put_into(wkb, "polygon") is wkb, "nothing to replace"


def test_what_cannot_be_drawn_is_counted_by_its_reason() -> None:
    broken, empty = ARC[:-4], shapely.GeometryCollection().wkb
    _, odd = taken_apart(broken, empty, SURFACE, SURFACE)
    assert odd.parts == {}
    assert odd.faults == {"broken_geometry": 1, "no_geometry": 1}
    assert odd.unread == {"Surface": 2}
