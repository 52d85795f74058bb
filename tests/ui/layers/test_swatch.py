"""Swatches: small pictures of symbols, in the colours of the palette, sharp on fine screens."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from pytestqt.qtbot import QtBot

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol
from gisapp.render.palette import Theme, load_palette
from gisapp.ui.layers.swatch import HEIGHT_PX, WIDTH_PX, Swatches

SYMBOL = Symbol(fill="water", stroke="water", stroke_width=4)
MIDDLE = (WIDTH_PX // 2, HEIGHT_PX // 2)
KINDS: tuple[GeometryKind, ...] = ("point", "line", "polygon")


def picture(
    theme: Theme, kind: GeometryKind, ratio: float = 1.0, symbol: Symbol = SYMBOL
) -> QImage:
    icon = Swatches(load_palette(theme)).of(symbol, kind)
    return icon.pixmap(icon.actualSize(icon.availableSizes()[0]), ratio).toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_middle_has_the_palettes_colour(qtbot: QtBot, theme: Theme, kind: GeometryKind) -> None:
    assert picture(theme, kind).pixelColor(*MIDDLE) == load_palette(theme).color("water")


def test_a_swatch_shows_the_kind_of_the_features(qtbot: QtBot) -> None:
    pictures = [picture("light", kind) for kind in KINDS]
    assert all(each != other for each in pictures for other in pictures if each is not other)


@pytest.mark.parametrize("kind", KINDS)
def test_around_it_one_sees_what_it_stands_on(qtbot: QtBot, kind: GeometryKind) -> None:
    image = picture("light", kind)
    corners = [(x, y) for x in (0, WIDTH_PX - 1) for y in (0, HEIGHT_PX - 1)]
    assert [image.pixelColor(*corner).alpha() for corner in corners] == [0] * 4


def test_a_fine_screen_gets_a_finer_picture_of_the_same_size(qtbot: QtBot) -> None:
    coarse, fine = picture("light", "polygon"), picture("light", "polygon", 2.0)
    assert (coarse.width(), coarse.height()) == (WIDTH_PX, HEIGHT_PX)
    assert (fine.width(), fine.height()) == (2 * WIDTH_PX, 2 * HEIGHT_PX)
    assert fine.pixelColor(2 * MIDDLE[0], 2 * MIDDLE[1]) == QColor(
        load_palette("light").hex("water")
    )
    assert _width_of_colour(fine) == pytest.approx(2 * _width_of_colour(coarse), abs=2)


def _width_of_colour(image: QImage) -> int:
    middle = image.height() // 2
    return sum(image.pixelColor(x, middle).alpha() > 128 for x in range(image.width()))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_selected_row_tints_no_swatch(qtbot: QtBot, theme: Theme) -> None:
    icon = Swatches(load_palette(theme)).of(SYMBOL, "polygon")
    plain, selected = (
        icon.pixmap(QSize(WIDTH_PX, HEIGHT_PX), 1.0, mode).toImage()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    )
    assert selected == plain


def test_a_symbol_without_colour_leaves_the_swatch_empty(qtbot: QtBot) -> None:
    image = picture("light", "polygon", symbol=Symbol())
    assert image.pixelColor(*MIDDLE).alpha() == 0


def test_each_look_is_painted_once(qtbot: QtBot) -> None:
    swatches = Swatches(load_palette("light"))
    first = swatches.of(SYMBOL, "line")
    assert swatches.of(Symbol(fill="water", stroke="water", stroke_width=4), "line") is first
    assert swatches.of(SYMBOL, "point") is not first
