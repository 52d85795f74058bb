"""What is selected and what glows is marked on the map: few features, or thousands."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.layers.symbology import Symbology
from gisapp.core.view_state import ViewState
from gisapp.render.palette import Palette, load_palette
from gisapp.session.selection_picture import MOST_WITH_CARE, SelectionPicture
from gisapp.session.session import Session
from tests.render.maps import LIGHT, RED, VIEWPORT, color_at, layer

SIDE = 10
SQUARES = [
    shapely.box(10 * x + 4, 10 * y + 4, 10 * x + 6, 10 * y + 6)
    for y in range(SIDE)
    for x in range(SIDE)
]
"""100 squares of 2 pixels all over the picture, in rows from the bottom, 10 pixels apart."""
WHITE = "#ffffff"


@pytest.fixture
def state(session: Session) -> ViewState:
    session.state.viewport.set(VIEWPORT)
    session.state.layers.add(layer("polygon", SQUARES, RED))
    return session.state


@pytest.fixture
def picture(state: ViewState) -> Iterator[SelectionPicture]:
    owner = QObject()
    picture = SelectionPicture(state, owner)
    yield picture
    picture.close()


def select(state: ViewState, count: int, first: int = 0, layer_id: str = "layer") -> None:
    ids = np.arange(first, first + count, dtype=np.int64)
    state.selection.set(Selection(FeatureSet({layer_id: ids})))


def request(picture: SelectionPicture, qtbot: QtBot) -> None:
    """Ask for the picture of many features, and wait for it."""
    with qtbot.waitSignal(picture.changed):
        picture.request(LIGHT, "en", 1.0)


def painted(picture: SelectionPicture, palette: Palette = LIGHT, ratio: int = 1) -> QImage:
    image = QImage(100 * ratio, 100 * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(WHITE))
    painter = QPainter(image)
    picture.paint(painter, VIEWPORT, palette)
    painter.end()
    return image


def marked(image: QImage) -> set[int]:
    """Return the squares in whose middle something is painted."""
    middles = [(10 * (row % SIDE) + 5, 10 * (row // SIDE) + 5) for row in range(len(SQUARES))]
    return {row for row, place in enumerate(middles) if color_at(image, *place) != WHITE}


def test_with_nothing_selected_nothing_is_painted(picture: SelectionPicture) -> None:
    assert marked(painted(picture)) == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ratio", [1, 2])
def test_a_few_are_marked_at_once(
    picture: SelectionPicture, state: ViewState, theme: str, ratio: int
) -> None:
    select(state, 3)
    palette = load_palette("dark" if theme == "dark" else "light")
    assert marked(painted(picture, palette, ratio)) == {0, 1, 2}


def test_many_are_marked_as_soon_as_their_picture_is_there(
    picture: SelectionPicture, state: ViewState, qtbot: QtBot
) -> None:
    count = MOST_WITH_CARE + 1
    select(state, count)
    request(picture, qtbot)
    assert marked(painted(picture)) == set(range(count))


def test_of_another_crowd_nothing_old_is_shown(
    picture: SelectionPicture, state: ViewState, qtbot: QtBot
) -> None:
    count = MOST_WITH_CARE + 1
    select(state, count)
    request(picture, qtbot)
    select(state, count, first=len(SQUARES) - count)
    with qtbot.waitSignal(picture.changed):
        picture.request(LIGHT, "en", 1.0)
        assert marked(painted(picture)) == set()
    assert marked(painted(picture)) == set(range(len(SQUARES) - count, len(SQUARES)))


def test_a_moved_map_shows_the_crowd_that_is_there_until_it_is_painted_anew(
    picture: SelectionPicture, state: ViewState, qtbot: QtBot
) -> None:
    select(state, len(SQUARES))
    request(picture, qtbot)
    state.viewport.set(VIEWPORT.panned(5, 5))
    with qtbot.waitSignal(picture.changed):
        picture.request(LIGHT, "en", 1.0)
        assert marked(painted(picture)) == set(range(len(SQUARES)))


def test_a_crowd_that_became_a_few_is_forgotten(
    picture: SelectionPicture, state: ViewState, qtbot: QtBot
) -> None:
    select(state, len(SQUARES))
    request(picture, qtbot)
    select(state, 2)
    picture.request(LIGHT, "en", 1.0)
    assert marked(painted(picture)) == {0, 1}
    state.selection.set(Selection())
    picture.request(LIGHT, "en", 1.0)
    assert marked(painted(picture)) == set()


@pytest.mark.parametrize("count", [2, MOST_WITH_CARE + 1])
def test_of_a_hidden_layer_nothing_is_marked(
    picture: SelectionPicture, state: ViewState, qtbot: QtBot, count: int
) -> None:
    select(state, count)
    state.layers.show("layer", visible=False)
    if count > MOST_WITH_CARE:
        request(picture, qtbot)
    assert marked(painted(picture)) == set()


def test_a_crowd_is_seen_on_a_layer_that_is_faded(
    picture: SelectionPicture, state: ViewState, qtbot: QtBot
) -> None:
    select(state, len(SQUARES))
    request(picture, qtbot)
    strong = color_at(painted(picture), 5, 5)
    state.layers.set_opacity("layer", 0.1)
    request(picture, qtbot)
    assert color_at(painted(picture), 5, 5) == strong


def test_what_glows_looks_unlike_what_is_selected(
    picture: SelectionPicture, state: ViewState
) -> None:
    select(state, 1)
    state.hovered.set(FeatureRef("layer", 1))
    image = painted(picture)
    assert marked(image) == {0, 1}
    assert color_at(image, 5, 5) != color_at(image, 15, 5)
    state.hovered.set(None)
    assert marked(painted(picture)) == {0}


@pytest.mark.parametrize("count", [1, MOST_WITH_CARE + 1])
def test_what_is_hidden_is_not_marked_though_it_is_selected(
    state: ViewState, picture: SelectionPicture, qtbot: QtBot, count: int
) -> None:
    before = state.layers["layer"]
    hidden = replace(before.symbology.classes[0], value="hidden", is_hidden=True)
    symbology = Symbology((*before.symbology.classes, hidden))
    classes = np.zeros(len(SQUARES), np.uint8)
    classes[0] = 1
    state.layers.put(replace(before, content=before.content.classified(symbology, classes)))
    select(state, count)
    if count > 1:
        request(picture, qtbot)
    image = painted(picture)
    assert color_at(image, 5, 5) == WHITE
    assert (color_at(image, 15, 5) == WHITE) == (count == 1)
