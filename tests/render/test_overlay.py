"""What lies above a frame: highlights, the moved picture, scale bar, north arrow, attribution."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtGui import QColor, QImage

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import painting_on
from gisapp.render.ornaments import attributions, paint_ornaments, scale_bar_metres
from gisapp.render.overlay import Highlight, HighlightPainter, paint_frame_image
from gisapp.render.request import RenderResult
from gisapp.words import Language, load_words
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


@pytest.mark.parametrize(
    ("language", "resolution", "latitude_y"), [("en", 10.0, 0.0), ("zh", 17.3, 3.3e6)]
)
def test_the_scale_bar_is_as_long_on_the_ground_as_it_says(
    language: Language, resolution: float, latitude_y: float
) -> None:
    viewport = Viewport(0.0, latitude_y, resolution, 400, 200)
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with painting_on(image) as painter:
        paint_ornaments(painter, viewport, (), LIGHT, load_words(language))
    dark = pixels(image)[183].max(axis=1) < 120
    length_px = np.flatnonzero(dark).max() - np.flatnonzero(dark).min() + 1
    metres = scale_bar_metres(viewport)
    assert length_px * viewport.ground_resolution == pytest.approx(metres, rel=0.03)
    assert str(metres)[0] in "125"
    assert length_px <= 152


def test_the_north_arrow_stands_in_its_corner() -> None:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    viewport = Viewport(0.0, 0.0, 10.0, 400, 200)
    with painting_on(image) as painter:
        paint_ornaments(painter, viewport, (), LIGHT, load_words("en"))
    corner = pixels(image)[10:60, 355:]
    assert 0.03 < (corner.max(axis=2) < 120).mean() < 0.4


def test_whoever_made_what_is_drawn_is_named_once() -> None:
    def by(attribution: str, visible: bool = True) -> Layer:
        return replace(
            SQUARE, origin=replace(SQUARE.origin, attribution=attribution), visible=visible
        )

    layers = [by("A"), by("B"), by(""), by("A"), by("C", visible=False)]
    assert attributions(layers, VIEWPORT) == ("A", "B")
