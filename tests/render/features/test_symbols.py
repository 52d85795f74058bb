"""Symbols as pens, brushes, markers and swatches."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Hatch, Marker, Symbol
from gisapp.render.features.painter import painting_on
from gisapp.render.features.symbols import (
    arrow_head,
    casing_pen,
    fill_brush,
    hatch_grids,
    marker_path,
    marker_picture,
    paint_swatch,
    stroke_pen,
)
from tests.render.maps import LIGHT, pixels

pytestmark = pytest.mark.usefixtures("qapp")

PARK = Symbol(fill="#00ff00", fill_opacity=0.5, stroke="#ff0000", stroke_width=2)
ROAD = Symbol(stroke="#ffffff", stroke_width=4, casing="#000000")
MARKERS: tuple[Marker, ...] = ("circle", "square", "diamond", "triangle", "star")


def swatch(symbol: Symbol, kind: GeometryKind, ratio: float = 1.0) -> QImage:
    image = QImage(round(24 * ratio), round(16 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill("white")
    with painting_on(image) as painter:
        paint_swatch(painter, QRectF(0, 0, 24, 16), symbol, kind, LIGHT)
    return image


def test_an_empty_colour_paints_nothing() -> None:
    nothing = Symbol()
    assert fill_brush(nothing, LIGHT) is None
    for pen_of in (stroke_pen, casing_pen):
        assert pen_of(nothing, LIGHT, 1.0) is None
    assert stroke_pen(replace(PARK, stroke_width=0.0), LIGHT, 1.0) is None


def test_a_fill_is_as_opaque_as_it_says() -> None:
    brush = fill_brush(PARK, LIGHT)
    assert brush is not None
    assert brush.color().name() == "#00ff00"
    assert brush.color().alphaF() == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_pens_grow_with_the_device_pixel_ratio(scale: float) -> None:
    stroke, casing = (pen(ROAD, LIGHT, scale) for pen in (stroke_pen, casing_pen))
    assert stroke is not None
    assert casing is not None
    assert stroke.widthF() == 4 * scale
    assert casing.widthF() == pytest.approx(6.4 * scale)


def test_dashes_keep_their_length_however_wide_the_line_is() -> None:
    # Qt counts them in widths of the pen.
    for width in (1.0, 2.0, 5.0):
        pen = stroke_pen(replace(PARK, dash="dashed", stroke_width=width), LIGHT, 2.0)
        assert pen is not None
        lengths = [part * pen.widthF() / 2.0 for part in pen.dashPattern()]
        assert lengths == pytest.approx([7.0, 4.0])
        assert pen.capStyle() == Qt.PenCapStyle.FlatCap


def test_a_hatch_has_none_one_or_two_sets_of_lines() -> None:
    kinds: dict[Hatch, list[bool]] = {
        "none": [],
        "forward": [True],
        "backward": [False],
        "cross": [True, False],
    }
    for hatch, rising in kinds.items():
        grids = hatch_grids(replace(PARK, hatch=hatch), 2.0, (1.0, 2.0))
        assert [grid.rising for grid in grids] == rising
        assert {(grid.spacing, grid.anchor) for grid in grids} <= {(14.0, (1.0, 2.0))}


@pytest.mark.parametrize("direction", [(1, 0), (0, 1), (-1, 0), (3, -4)])
def test_an_arrow_head_points_along_its_line(direction: tuple[int, int]) -> None:
    along = np.array(direction) / np.hypot(*direction)
    tip = np.array([50.0, 50.0])
    head = arrow_head(tip - 10 * along, tip, 4.0)
    points = [head.elementAt(n) for n in range(head.elementCount())]
    reaches = [float(np.dot((point.x - 50, point.y - 50), along)) for point in points]
    assert max(reaches) == pytest.approx(4.0)
    assert min(reaches) == pytest.approx(-16.8)
    assert head.contains(QPointF(*(tip - 5 * along)))


@pytest.mark.parametrize("marker", MARKERS)
def test_markers_stand_around_the_origin_and_grow_with_their_size(marker: Marker) -> None:
    small, large = marker_path(marker, 10.0), marker_path(marker, 20.0)
    assert large.contains(QPointF(0, 0))
    assert large.boundingRect().width() == pytest.approx(2 * small.boundingRect().width())
    assert 17 <= large.boundingRect().width() <= 26


@pytest.mark.parametrize("marker", MARKERS)
def test_a_soft_marker_fades_from_its_opaque_middle_and_has_no_edge(marker: Marker) -> None:
    soft = Symbol(fill="#0000ff", marker=marker, marker_size=40.0, soft=True)
    picture = marker_picture(soft, LIGHT, 1.0)
    middle = picture.width() // 2
    opacities = [picture.pixelColor(middle, row).alphaF() for row in range(middle, -1, -1)]
    assert picture.pixelColor(middle, middle) == QColor("#0000ff")
    assert opacities[-1] == 0
    steps = [before - after for before, after in pairwise(opacities)]
    assert min(steps) >= 0
    assert max(steps[8:]) < 0.15, "beside the middle nothing is a line"


@pytest.mark.parametrize("marker", MARKERS)
def test_a_marker_picture_cuts_nothing_off(marker: Marker) -> None:
    symbol = replace(PARK, fill_opacity=1.0, marker=marker, marker_size=12.0)
    for scale in (1.0, 2.0, 3.0):
        picture = marker_picture(symbol, LIGHT, scale)
        image = QImage(picture.size(), QImage.Format.Format_RGB32)
        image.fill("black")
        with painting_on(image) as painter:
            painter.drawImage(0, 0, picture)
        seen = pixels(image)
        assert picture.width() == picture.height()
        assert seen[picture.height() // 2, picture.width() // 2].tolist() == [0, 255, 0]
        border = (seen[0], seen[-1], seen[:, 0], seen[:, -1])
        assert max(int(edge.max()) for edge in border) == 0


def test_swatches_show_what_the_map_shows() -> None:
    solid = replace(PARK, fill_opacity=1.0)
    area, line, point = (
        swatch(solid, "polygon"),
        swatch(replace(ROAD, stroke="#ff0000"), "line"),
        swatch(solid, "point"),
    )
    assert area.pixelColor(12, 8) == QColor("#00ff00")
    assert area.pixelColor(12, 0) == QColor("#ff0000")
    assert line.pixelColor(12, 8) == QColor("#ff0000")
    assert line.pixelColor(12, 5).lightness() < 100
    assert point.pixelColor(12, 8) == QColor("#00ff00")
    assert point.pixelColor(1, 8) == QColor("white")


def test_a_hatched_swatch_has_lines_and_a_fine_one_is_sharp() -> None:
    hatched = Symbol(stroke="#0000ff", hatch="forward")
    inside = pixels(swatch(hatched, "polygon"))[3:13, 3:21]
    assert 0.1 < (inside != 255).any(axis=2).mean() < 0.9
    fine = swatch(hatched, "polygon", ratio=2.0)
    assert (fine.width(), fine.height()) == (48, 32)
    assert (pixels(fine)[6:26, 6:42] != 255).any()


def test_a_line_with_an_arrow_has_it_in_its_swatch() -> None:
    line = replace(ROAD, casing="", stroke="#ff0000")
    plain, arrow = (pixels(swatch(replace(line, arrow=head), "line")) for head in (False, True))
    assert (arrow != plain)[:, 12:].any()
    assert (arrow == plain)[:, :8].all()
