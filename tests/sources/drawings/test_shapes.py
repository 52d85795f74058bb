"""Each kind of entity shows what it shows in CAD: areas, lines, points, texts."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely
from ezdxf.layouts.layout import Modelspace

from gisapp.sources.drawings.shapes import Shape, even_odd, outline, shapes_of
from tests.drawings import entities_of, new

SQUARE = [(0, 0), (4, 0), (4, 4), (0, 4)]
Draw = Callable[[Modelspace], object]


def drawn(draw: Draw, folder: Path) -> list[Shape]:
    document = new()
    draw(document.modelspace())
    (entity,) = entities_of(document, folder)
    shapes = shapes_of(entity)
    assert shapes is not None
    return list(shapes)


@pytest.mark.parametrize(
    ("draw", "kind", "size"),
    [
        (lambda space: space.add_line((0, 0), (3, 4)), "line", 5),
        (lambda space: space.add_lwpolyline(SQUARE, close=True), "polygon", 16),
        (lambda space: space.add_lwpolyline([*SQUARE, (0, 0)]), "polygon", 16),
        (lambda space: space.add_lwpolyline(SQUARE), "line", 12),
        (lambda space: space.add_polyline2d(SQUARE, close=True), "polygon", 16),
        (lambda space: space.add_polyline3d(SQUARE), "line", 12),
        (lambda space: space.add_circle((0, 0), 2), "polygon", 4 * np.pi),
        (lambda space: space.add_arc((0, 0), 2, 0, 90), "line", np.pi),
        (lambda space: space.add_ellipse((0, 0), (4, 0), 0.5), "polygon", 8 * np.pi),
        (lambda space: space.add_solid([(0, 0), (4, 0), (0, 4), (4, 4)]), "polygon", 16),
        (lambda space: space.add_3dface([(0, 0, 1), (4, 0, 2), (0, 4, 3)]), "polygon", 8),
        (lambda space: space.add_open_spline([(0, 0), (1, 0), (2, 0), (3, 0)]), "line", 3),
        (lambda space: space.add_rational_spline(SQUARE, [1, 2, 2, 1]), "line", 8.868),
        (lambda space: space.add_leader([(0, 0), (3, 4)]), "line", 5),
        (lambda space: space.add_mline([(0, 0), (3, 4)]), "line", 5),
    ],
)
def test_outlines_are_areas_where_they_are_closed(
    tmp_path: Path, draw: Draw, kind: str, size: float
) -> None:
    (shape,) = drawn(draw, tmp_path)
    assert shape.kind == kind
    measured = shape.geometry.area if kind == "polygon" else shape.geometry.length
    assert measured == pytest.approx(size, rel=0.01)


def test_a_bulge_is_an_arc_and_a_normal_downwards_mirrors(tmp_path: Path) -> None:
    def draw(space: Modelspace) -> None:
        below = {"extrusion": (0, 0, -1)}
        points = [(10, 0, 1), (12, 0, 1)]
        space.add_lwpolyline(points, format="xyb", close=True, dxfattribs=below)

    (shape,) = drawn(draw, tmp_path)
    assert shape.geometry.area == pytest.approx(np.pi, rel=0.01)
    assert shapely.centroid(shape.geometry).x == pytest.approx(-11)


def test_a_hatch_has_holes_and_islands(tmp_path: Path) -> None:
    def draw(space: Modelspace) -> None:
        hatch = space.add_hatch()
        for size in (10, 6, 2):
            corners = [(-size, -size), (size, -size), (size, size), (-size, size)]
            hatch.paths.add_polyline_path(corners, is_closed=True)
        hatch.paths.add_edge_path().add_arc((8, 8), 1, 0, 360)

    (shape,) = drawn(draw, tmp_path)
    assert shape.geometry.area == pytest.approx(400 - 144 + 16 - np.pi, rel=0.01)
    assert not shape.geometry.contains(shapely.Point(4, 4))
    assert shape.geometry.contains(shapely.Point(0, 0))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            r"{\fSimSun|b0|i0|c134|p2;\C1;青山湖科技城}\P面积 {\H0.7x;\S3^5;} 公顷",
            "青山湖科技城 面积 3/5 公顷",
        ),
        (r"1200m{\H0.7x;\S2^;}", "1200m2"),
        (r"\W0.8;甲\~乙", "甲 乙"),
        ("100%%d {{{{", "100°"),
    ],
)
def test_a_long_text_loses_its_codes(tmp_path: Path, written: str, read: str) -> None:
    place = {"insert": (5, 6)}
    (shape,) = drawn(lambda space: space.add_mtext(written, dxfattribs=place), tmp_path)
    assert (shape.kind, shape.text) == ("text", read)
    assert shape.geometry.equals(shapely.Point(5, 6))


def test_a_text_stands_where_it_is_aligned(tmp_path: Path) -> None:
    def draw(space: Modelspace) -> None:
        said = {"insert": (0, 0), "align_point": (7, 8), "halign": 1}
        space.add_text("%%c100 直径", dxfattribs=said)

    (shape,) = drawn(draw, tmp_path)
    assert shape.text == "Ø100 直径"
    assert shape.geometry.equals(shapely.Point(7, 8))


def test_what_has_no_end_is_not_drawn(tmp_path: Path) -> None:
    document = new()
    document.modelspace().add_xline((0, 0), (1, 1))
    document.modelspace().add_ray((0, 0), (1, 1))
    assert [shapes_of(each) for each in entities_of(document, tmp_path)] == [None, None]


def test_outlines_in_one_place_show_nothing() -> None:
    assert list(outline(np.zeros((4, 2)), is_closed=True)) == []
    assert list(even_odd([np.zeros((4, 2))])) == []
    (line,) = outline(np.array([[0.0, 0], [1, 0], [0, 0]]), is_closed=True)
    assert line.kind == "line"
