"""The map as it is seen: the newest frame, moved until the next is there, and what lies on it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.layers.symbology import LabelStyle
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.errors import SourceError
from gisapp.render.palette import Palette, load_palette
from gisapp.session.frame_view import FrameView
from gisapp.session.session import Session
from tests.render.maps import BACKGROUND, LIGHT, RED, VIEWPORT, Names, color_at, layer

DARK = load_palette("dark")
SQUARE = shapely.box(20, 40, 40, 60)


class UnreadableNames(Names):
    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        raise SourceError("parks.gpkg has gone; open it again.")


@pytest.fixture
def state(session: Session) -> ViewState:
    """A red square, left of the middle."""
    session.state.viewport.set(VIEWPORT)
    session.state.layers.add(layer("polygon", [SQUARE], RED))
    return session.state


@pytest.fixture
def frames(state: ViewState) -> Iterator[FrameView]:
    frames = FrameView(state)
    yield frames
    frames.close()


def request(frames: FrameView, qtbot: QtBot, palette: Palette = LIGHT, ratio: float = 1.0) -> None:
    """Ask for a frame and wait until it is there."""
    with qtbot.waitSignal(frames.completed):
        frames.request(palette, ratio)


def painted(frames: FrameView, ratio: int = 1) -> QImage:
    image = QImage(100 * ratio, 100 * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    frames.paint(painter)
    painter.end()
    return image


def test_before_the_first_frame_there_is_the_ground_alone(frames: FrameView) -> None:
    assert not frames.is_complete
    assert color_at(painted(frames), 30, 50) == BACKGROUND


@pytest.mark.parametrize("ratio", [1, 2])
def test_a_frame_shows_the_layers_on_the_ground(
    frames: FrameView, qtbot: QtBot, ratio: int
) -> None:
    request(frames, qtbot, ratio=ratio)
    assert frames.is_complete
    image = painted(frames, ratio)
    assert color_at(image, 30, 50) == "#ff0000"
    assert color_at(image, 60, 50) == BACKGROUND


def test_it_is_complete_only_while_the_newest_frame_is_there(
    frames: FrameView, qtbot: QtBot
) -> None:
    request(frames, qtbot)
    with qtbot.waitSignal(frames.completed):
        frames.request(LIGHT, 1.0)
        assert not frames.is_complete
    assert frames.is_complete


def test_until_a_new_frame_is_there_the_old_one_is_moved_and_scaled(
    frames: FrameView, state: ViewState, qtbot: QtBot
) -> None:
    request(frames, qtbot)
    state.viewport.set(VIEWPORT.panned(30, 0))
    image = painted(frames)
    assert (color_at(image, 30, 50), color_at(image, 60, 50)) == (BACKGROUND, "#ff0000")
    state.viewport.set(VIEWPORT.zoomed(2, 50, 50))
    image = painted(frames)
    assert (color_at(image, 5, 50), color_at(image, 35, 50)) == ("#ff0000", BACKGROUND)


def test_a_frame_is_of_the_layers_that_were_there_when_it_was_asked_for(
    frames: FrameView, state: ViewState, qtbot: QtBot
) -> None:
    request(frames, qtbot)
    state.layers.show("layer", visible=False)
    assert color_at(painted(frames), 30, 50) == "#ff0000"
    request(frames, qtbot)
    assert color_at(painted(frames), 30, 50) == BACKGROUND


def test_the_ground_has_the_theme_that_was_asked_for(frames: FrameView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(frames.completed):
        frames.request(DARK, 1.0)
        assert color_at(painted(frames), 60, 50) == DARK.hex("background"), "without a frame yet"
    assert color_at(painted(frames), 60, 50) == DARK.hex("background")
    request(frames, qtbot, LIGHT)
    assert color_at(painted(frames), 60, 50) == BACKGROUND


def test_what_is_selected_is_painted_without_a_new_frame(
    frames: FrameView, state: ViewState, qtbot: QtBot
) -> None:
    request(frames, qtbot)
    before = color_at(painted(frames), 30, 50)
    state.selection.set(Selection(FeatureSet.of(FeatureRef("layer", 0))))
    with qtbot.waitSignal(frames.changed, timeout=0):
        frames.request_selection(1.0)
    assert frames.is_complete
    assert color_at(painted(frames), 30, 50) != before


def test_a_pin_stands_on_the_position_that_was_searched_for(
    frames: FrameView, state: ViewState, qtbot: QtBot
) -> None:
    request(frames, qtbot)
    without = painted(frames)
    state.pin.set((70.0, 50.0))
    with_pin = painted(frames)
    assert with_pin.copy(60, 25, 20, 30) != without.copy(60, 25, 20, 30)
    assert with_pin.copy(0, 0, 50, 60) == without.copy(0, 0, 50, 60)


def test_progress_ends_at_one(frames: FrameView, qtbot: QtBot) -> None:
    shares: list[float] = []
    frames.progressed.connect(shares.append)
    request(frames, qtbot)
    qtbot.waitUntil(lambda: bool(shares) and shares[-1] == 1.0)
    assert shares == sorted(shares)


def test_names_are_those_of_the_frame_and_move_with_the_map(
    frames: FrameView, state: ViewState, qtbot: QtBot
) -> None:
    well = layer("point", [shapely.Point(30, 70)], RED, names=["W"])
    state.layers.put(well)
    request(frames, qtbot)
    nameless = painted(frames)
    state.layers.put(replace(well, labels=LabelStyle(rank=1, size=16)))
    request(frames, qtbot)
    named = painted(frames)
    around = QRect(15, 5, 30, 50)
    assert named.copy(around) != nameless.copy(around)
    state.viewport.set(VIEWPORT.panned(10, 0))
    assert painted(frames).copy(around.translated(10, 0)) == named.copy(around)


def test_names_that_cannot_be_read_are_told_and_the_layer_is_drawn(
    frames: FrameView, state: ViewState, qtbot: QtBot
) -> None:
    squares = layer("polygon", [SQUARE], RED, labels=LabelStyle(rank=1))
    state.layers.put(
        replace(squares, content=replace(squares.content, attributes=UnreadableNames()))
    )
    told: list[str] = []
    frames.problems_met.connect(lambda problems: told.extend(map(str, problems)))
    request(frames, qtbot)
    assert told == ["parks.gpkg has gone; open it again."]
    assert color_at(painted(frames), 30, 50) == "#ff0000"


def test_names_that_can_be_read_are_no_problem(frames: FrameView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(frames.problems_met):
        request(frames, qtbot)
