"""Binary made of arrays is that of the objects, whatever the kind of shapes."""

from collections.abc import Sequence

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.export.tables.written_shapes import WrittenShapes, wkb_of

HOLED = shapely.Polygon(shapely.box(0, 0, 9, 9).exterior, [shapely.box(2, 2, 3, 3).exterior])
LINE = shapely.LineString([(0, 0), (1, 2), (3, 3)])
CASES: list[tuple[GeometryKind, Sequence[BaseGeometry | None], bool]] = [
    ("polygon", [HOLED, None, shapely.box(0, 0, 1, 1)], False),
    ("polygon", [HOLED, None, shapely.MultiPolygon([HOLED, shapely.box(20, 20, 21, 21)])], True),
    ("line", [LINE, None, LINE], False),
    ("line", [None, shapely.MultiLineString([LINE, LINE]), LINE], True),
    ("point", [shapely.Point(1, 2), None], False),
    ("point", [shapely.MultiPoint([(1, 2), (3, 4)]), None], True),
    ("polygon", [], True),
]


@pytest.mark.parametrize(("kind", "shapes", "is_multi"), CASES)
def test_binary(kind: GeometryKind, shapes: Sequence[BaseGeometry | None], is_multi: bool) -> None:
    geometry = FeatureGeometry.from_shapely(kind, shapes, range(len(shapes)))
    written = WrittenShapes(geometry, is_multi=is_multi, cut={})
    assert written.wkb.to_pylist() == wkb_of(written.objects).to_pylist()
    for shape, expected in zip(written.objects, shapes, strict=True):
        assert shape is expected is None or shapely.equals(shape, expected)


def test_shapes_that_are_cut_take_the_place_of_others() -> None:
    geometry = FeatureGeometry.from_shapely("polygon", [HOLED, HOLED], [1, 2])
    other = shapely.MultiPolygon([shapely.box(0, 0, 1, 1)])
    written = WrittenShapes(geometry, is_multi=True, cut={1: other})
    assert written.objects[1] is other
    assert written.wkb[1].as_py() == shapely.to_wkb(other, byte_order=1)
