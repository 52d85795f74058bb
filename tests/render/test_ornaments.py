"""Scale bar, north arrow and attribution, as a user sees them in the corners of the map."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from gisapp.core.layers.layer import Layer
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import painting_on
from gisapp.render.ornaments import attributions, paint_ornaments, scale_bar_metres
from gisapp.render.palette import load_palette
from gisapp.words import Language, load_words
from tests.render.maps import LIGHT, RED, VIEWPORT, layer, pixels

pytestmark = pytest.mark.usefixtures("qapp")

SQUARE = layer("polygon", [shapely.box(30, 30, 70, 70)], RED)
WIDE = Viewport(0.0, 0.0, 10.0, 400, 200)


def ornaments(attribution: str = "", *, ratio: float = 1.0) -> NDArray[np.uint8]:
    """Return the pixels of ornaments on a white map of 400 × 200."""
    image = QImage(round(400 * ratio), round(200 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    with painting_on(image) as painter:
        paint_ornaments(painter, WIDE, (), LIGHT, load_words("en"), attribution)
    return pixels(image)


def corner_is_painted(seen: NDArray[np.uint8]) -> bool:
    """True if anything is written in the south-east corner."""
    height, width, _ = seen.shape
    return bool((seen[-height // 12 :, -width // 4 :] < 250).any())


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


@pytest.mark.parametrize("latitude_y", [0.0, 3.3e6, -8e6, 1.5e7])
def test_the_scale_bar_has_a_round_length_of_a_handy_size(latitude_y: float) -> None:
    for resolution in np.geomspace(0.01, 100_000, 60).tolist():
        viewport = Viewport(0.0, latitude_y, resolution, 800, 600)
        metres = scale_bar_metres(viewport)
        assert 55 <= metres / viewport.ground_resolution <= 150
        assert f"{metres:e}"[:8] in {"1.000000", "2.000000", "5.000000"}


def test_the_attribution_stands_in_the_corner_and_nothing_without_one() -> None:
    assert corner_is_painted(ornaments("© OpenStreetMap contributors"))
    assert not corner_is_painted(ornaments())


def test_an_attribution_that_is_too_long_stays_within_the_map() -> None:
    seen = ornaments("© " + "a long name and " * 40)
    assert corner_is_painted(seen)
    assert (seen[-12:, :3] == seen[-12, 1]).all(), "the plate reaches to the edge, no letter does"


def test_ornaments_have_the_same_size_on_a_fine_screen() -> None:
    plain, fine = ornaments("© map"), ornaments("© map", ratio=2.0)
    dark_share = [(seen.max(axis=2) < 140).mean() for seen in (plain, fine)]
    assert dark_share[1] == pytest.approx(dark_share[0], rel=0.35)
    assert fine.shape == (400, 800, 3)


def test_ornaments_are_readable_on_a_dark_map() -> None:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    dark = load_palette("dark")
    image.fill(dark.color("background"))
    with painting_on(image) as painter:
        paint_ornaments(painter, WIDE, (), dark, load_words("zh"))
    assert (pixels(image)[:, 355:].min(axis=2) > 180).any()


def test_a_layer_that_is_not_drawn_at_this_scale_needs_no_attribution() -> None:
    coarse = replace(
        SQUARE, origin=replace(SQUARE.origin, attribution="A"), coarsest=VIEWPORT.resolution
    )
    assert attributions([coarse], VIEWPORT) == ()
    assert attributions([], VIEWPORT) == ()


def test_notes_stand_above_the_attribution_and_leave_the_scale_bar_free() -> None:
    def seen(*notes: str) -> NDArray[np.uint8]:
        image = QImage(400, 200, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with painting_on(image) as painter:
            paint_ornaments(painter, WIDE, (), LIGHT, load_words("en"), "© Survey", notes)
        return pixels(image)

    plain, noted = seen(), seen("plots, filtered: " + "very long " * 30, "roads, filtered: M1")
    rows = np.flatnonzero((plain != noted).any(axis=(1, 2)))
    assert rows.min() > 130, "two lines more"
    assert rows.max() < 190, "the attribution is where it was"
    assert (plain[:, :180] == noted[:, :180]).all()
