"""What lies above a frame: highlights, pins, labels, and the moved picture itself."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtGui import QColor, QImage

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import painting_on
from gisapp.render.label_text import LabelText, pictures_of, size_of
from gisapp.render.overlay import (
    Highlight,
    HighlightPainter,
    paint_frame_image,
    paint_labels,
    paint_pin,
    write_labels,
)
from gisapp.render.request import Label, RenderResult
from tests.render.maps import BACKGROUND, LIGHT, RED, VIEWPORT, color_at, layer, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")

SQUARE = layer("polygon", [shapely.box(30, 30, 70, 70)], RED)
SELECTION = LIGHT.hex("selection")


def highlighted(highlight: Highlight, *features: FeatureRef) -> QImage:
    image = painted(SQUARE)
    with painting_on(image) as painter:
        HighlightPainter(highlight).paint(painter, (SQUARE,), features, VIEWPORT, LIGHT)
    return image


def test_a_selected_polygon_has_a_bright_edge_in_a_casing() -> None:
    picture = highlighted("selection", FeatureRef("layer", 0))
    assert color_at(picture, 30, 50) == SELECTION
    assert QColor(color_at(picture, 27.5, 50)).lightnessF() > 0.9
    assert color_at(picture, 10, 50) == BACKGROUND


@pytest.mark.parametrize("highlight", ["selection", "hover"])
def test_a_polygon_that_fills_the_view_does_not_tint_it(highlight: Highlight) -> None:
    district = layer("polygon", [shapely.box(10, 10, 90, 90)], RED)
    plain = painted(district)
    image = plain.copy()
    with painting_on(image) as painter:
        HighlightPainter(highlight).paint(
            painter, (district,), (FeatureRef("layer", 0),), VIEWPORT, LIGHT
        )
    assert color_at(image, 50, 50) == color_at(plain, 50, 50)
    assert color_at(image, 10, 50) != color_at(plain, 10, 50)


def test_a_hovered_polygon_glows_and_is_not_taken_for_selected() -> None:
    picture = highlighted("hover", FeatureRef("layer", 0))
    assert color_at(picture, 30, 50) not in {SELECTION, "#ff0000", BACKGROUND}
    assert QColor(color_at(picture, 50, 50)).red() == 255


def test_a_ring_marks_a_selected_point_and_leaves_its_marker_to_be_seen() -> None:
    firm = layer("point", [shapely.Point(50, 50)], Symbol(fill="#0000ff", marker_size=12))
    image = painted(firm)
    with painting_on(image) as painter:
        HighlightPainter("selection").paint(
            painter, (firm,), (FeatureRef("layer", 0),), VIEWPORT, LIGHT
        )
    assert color_at(image, 50, 50) == "#0000ff"
    assert color_at(image, 60, 50) == SELECTION


def test_nothing_is_marked_of_a_hidden_layer_or_a_feature_that_is_gone() -> None:
    plain = painted(SQUARE)
    for gone in (FeatureRef("layer", 9), FeatureRef("other", 0)):
        assert highlighted("selection", gone) == plain
    hidden = replace(SQUARE, visible=False)
    image = painted(SQUARE)
    with painting_on(image) as painter:
        HighlightPainter("selection").paint(
            painter, (hidden,), (FeatureRef("layer", 0),), VIEWPORT, LIGHT
        )
    assert image == plain


@pytest.mark.parametrize(
    ("viewport", "corner"),
    [
        (VIEWPORT, (30, 70)),
        (VIEWPORT.panned(12, -7), (42, 63)),
        (VIEWPORT.zoomed(2, 50, 50), (10, 90)),
        (VIEWPORT.zoomed(0.5, 50, 50), (40, 60)),
    ],
)
def test_a_frame_is_moved_and_scaled_to_what_is_seen_now(
    viewport: Viewport, corner: tuple[int, int]
) -> None:
    padded = VIEWPORT.resized(200, 200)
    frame = RenderResult(1, padded, painted(SQUARE, viewport=padded), (), True, (), 0.0)
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill("white")
    with painting_on(image) as painter:
        paint_frame_image(painter, frame, viewport)
    rows, columns = np.nonzero((pixels(image) == (255, 0, 0)).all(axis=2))
    assert abs(columns.min() - corner[0]) <= 1
    assert abs(rows.max() + 1 - corner[1]) <= 1


def test_a_pan_moves_an_outline_as_if_it_were_painted_anew() -> None:
    kept = HighlightPainter("selection")
    for viewport in (VIEWPORT, VIEWPORT.panned(7, -3), VIEWPORT.zoomed(2, 50, 50)):
        pictures = []
        for painting in (kept, HighlightPainter("selection")):
            image = painted(viewport=viewport)
            with painting_on(image) as painter:
                painting.paint(painter, (SQUARE,), (FeatureRef("layer", 0),), viewport, LIGHT)
            pictures.append(pixels(image).astype(int))
        assert np.abs(pictures[0] - pictures[1]).max() <= 2


def test_other_features_get_outlines_of_their_own() -> None:
    both = layer("polygon", [shapely.box(10, 10, 30, 30), shapely.box(60, 60, 90, 90)], RED)
    painting = HighlightPainter("selection")
    for row, (here, there) in enumerate((((10, 20), (60, 75)), ((60, 75), (10, 20)))):
        image = painted(both)
        with painting_on(image) as painter:
            painting.paint(painter, (both,), (FeatureRef("layer", row),), VIEWPORT, LIGHT)
        assert color_at(image, *here) == SELECTION
        assert color_at(image, *there) != SELECTION


def test_a_giant_is_outlined_where_it_is_seen() -> None:
    turns = np.linspace(0, 2 * np.pi, 200_000)
    shore = np.column_stack((np.cos(turns), np.sin(turns))) * 1e6 + (50, 50 - 1e6)
    land = layer("polygon", [shapely.Polygon(shore)], RED)
    image = painted(land)
    with painting_on(image) as painter:
        HighlightPainter("selection").paint(
            painter, (land,), (FeatureRef("layer", 0),), VIEWPORT, LIGHT
        )
    assert color_at(image, 50, 50) == SELECTION


def test_a_feature_without_geometry_is_passed_over() -> None:
    missing = layer("polygon", [shapely.MultiPolygon()], RED)
    image = painted(missing)
    with painting_on(image) as painter:
        HighlightPainter("hover").paint(
            painter, (missing,), (FeatureRef("layer", 0),), VIEWPORT, LIGHT
        )
    assert image == painted()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_pin_has_its_tip_where_it_points_and_its_head_above(ratio: float) -> None:
    image = painted(ratio=ratio)
    image.setDevicePixelRatio(ratio)
    with painting_on(image) as painter:
        paint_pin(painter, (50.0, 80.0), LIGHT)
    rows, columns = np.nonzero((pixels(image) != pixels(painted())[0, 0]).any(axis=2))
    assert abs(rows.max() / ratio - 80) <= 3
    assert rows.min() / ratio == pytest.approx(48, abs=3)
    assert columns.mean() / ratio == pytest.approx(50, abs=1)
    assert image.pixelColor(round(43 * ratio), round(60 * ratio)).name() == SELECTION


def label_at(x: float, y: float, angle: float = 0.0, ratio: float = 1.0) -> Label:
    text = LabelText(("IIIIII",), 14.0, True, False, "#000000", "#ffffff")
    return Label(text, x, y, (0.0, 0.0), angle, pictures_of([(text, angle)], ratio)[0])


@pytest.mark.parametrize("viewport", [VIEWPORT, VIEWPORT.panned(11, -4)])
def test_a_label_stands_about_its_point_as_picture_and_as_text(viewport: Viewport) -> None:
    expected = viewport.to_pixel(50, 50)
    for paint in (paint_labels, write_labels):
        image = painted(viewport=viewport)
        with painting_on(image) as painter:
            painter.setRenderHint(painter.RenderHint.Antialiasing)
            paint(painter, [label_at(50, 50)], viewport)
        rows, columns = np.nonzero(pixels(image).max(axis=2) < 120)
        assert (columns.min() + columns.max() + 1) / 2 == pytest.approx(expected[0], abs=2)
        assert (rows.min() + rows.max() + 1) / 2 == pytest.approx(expected[1], abs=3)


def test_a_turned_label_is_as_high_as_it_was_wide() -> None:
    sizes = []
    for angle in (0.0, -90.0):
        image = painted()
        with painting_on(image) as painter:
            paint_labels(painter, [label_at(50, 50, angle)], VIEWPORT)
        rows, columns = np.nonzero(pixels(image).max(axis=2) < 120)
        sizes.append((np.ptp(columns), np.ptp(rows)))
    assert sizes[1] == pytest.approx(sizes[0][::-1], abs=2)


@pytest.mark.parametrize("angle", [0.0, -90.0])
def test_a_label_that_the_edge_would_cut_is_left_out(angle: float) -> None:
    width, height = size_of(label_at(0, 0).text)
    across, up = (height / 2, width / 2) if angle else (width / 2, height / 2)
    for x, y, outwards in ((across, up, -1), (100 - across, 100 - up, 1)):
        for beyond in (-1, 1):
            moved = label_at(x + outwards * beyond, y + outwards * beyond, angle)
            for paint in (paint_labels, write_labels):
                image = painted()
                with painting_on(image) as painter:
                    paint(painter, [moved], VIEWPORT)
                assert (image == painted()) == (beyond == 1)
