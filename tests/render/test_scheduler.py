"""Frames come off the UI thread: the newest request, whole, and nothing stale."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import cast

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QThread
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Dash, LabelStyle, Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import painting_on
from gisapp.render.overlay import paint_frame_image, paint_labels
from gisapp.render.request import RenderRequest, RenderResult
from gisapp.render.scheduler import FrameScheduler
from tests.render.maps import LIGHT, VIEWPORT, color_at, layer, painted_request, pixels


class Watcher:
    """A scheduler and all frames that it has emitted."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.scheduler = FrameScheduler()
        self.frames: list[RenderResult] = []
        self.scheduler.frame_ready.connect(self.frames.append)

    def request(self, *layers: Layer, viewport: Viewport = VIEWPORT) -> int:
        return self.scheduler.request(viewport, layers, LIGHT, "en", 1.0)

    def close(self) -> None:
        self.scheduler.close()

    def wait_for_a_part(self) -> None:
        """Wait until a frame is shown of which more will follow."""
        with self._qtbot.waitSignal(self.scheduler.frame_ready) as shown:
            pass
        assert shown.args is not None
        assert not shown.args[0].complete

    def wait(self) -> RenderResult:
        """Wait for the newest request, and return its frame."""
        self._qtbot.waitUntil(self._has_newest)
        return self.frames[-1]

    def _has_newest(self) -> bool:
        newest = self.frames[-1] if self.frames else None
        return (
            newest is not None
            and newest.complete
            and newest.generation == self.scheduler.generation
        )


@pytest.fixture
def watcher(qtbot: QtBot) -> Iterator[Watcher]:
    with closing(Watcher(qtbot)) as watcher:
        yield watcher


BOX = shapely.box(20, 20, 80, 80)


def square(color: str) -> Layer:
    return layer("polygon", [BOX], Symbol(fill=color))


def dotted(color: str) -> Layer:
    """Return squares that are painted one by one, with all details."""
    corners = 60 * np.mgrid[:30, :30].reshape(2, -1).T
    squares = [shapely.box(x, y, x + 40, y + 40) for x, y in corners.tolist()]
    return layer("polygon", squares, Symbol(fill=color, stroke="#0000ff", dash="dotted"))


RED = dotted("#ff0000")
SLOW = *(replace(RED, layer_id=f"layer {number}") for number in range(47)), dotted("#00ff00")
SLOW_VIEWPORT = Viewport(900.0, 900.0, 1.0, 1800, 1800)


def composed(result: RenderResult, viewport: Viewport) -> QImage:
    """Return what a canvas shows of a frame."""
    image = QImage(viewport.width, viewport.height, QImage.Format.Format_RGB32)
    with painting_on(image) as painter:
        paint_frame_image(painter, result, viewport)
        paint_labels(painter, result.labels, viewport)
    return image


def test_a_frame_is_complete_reaches_past_the_viewport_and_is_what_painting_gives(
    watcher: Watcher,
) -> None:
    generation = watcher.request(square("#ff0000"))
    frame = watcher.wait()
    assert (frame.generation, frame.complete, frame.problems) == (generation, True, ())
    padded = VIEWPORT.with_surroundings
    assert frame.viewport == padded
    assert frame.image == painted_request(
        RenderRequest(padded, (square("#ff0000"),), LIGHT, "en", 1.0)
    )


def test_of_many_requests_only_the_newest_is_painted(watcher: Watcher) -> None:
    requests = [watcher.request(square(f"#{number:02x}0000")) for number in range(50)]
    frame = watcher.wait()
    assert [frame.generation for frame in watcher.frames] == requests[-1:]
    assert color_at(composed(frame, VIEWPORT), 50, 50) == "#310000"


def test_a_frame_that_was_finished_too_late_is_dropped(watcher: Watcher, qtbot: QtBot) -> None:
    watcher.request(square("#ff0000"))
    # While this thread is busy, as a window's may be, the frame comes to lie in its queue.
    QThread.msleep(200)
    newest = watcher.request(square("#00ff00"))
    watcher.wait()
    assert [frame.generation for frame in watcher.frames] == [newest]


def test_after_a_pan_all_is_as_if_painted_fresh(watcher: Watcher, qtbot: QtBot) -> None:
    hatched = Symbol(fill="#88cc88", stroke="#225522", dash="dashed", hatch="cross")
    shapes = [shapely.box(-30, 10, 60, 70), shapely.box(70, -30, 160, 130)]
    style = LabelStyle(rank=1)
    parks = layer("polygon", shapes, hatched, names=["West", "East"], labels=style)
    watcher.request(parks)
    watcher.wait()
    for columns, rows in ((5, 0), (9, -4), (14, 22)):
        watcher.request(parks, viewport=VIEWPORT.panned(columns, rows))
    panned = VIEWPORT.panned(40, 31)
    watcher.request(parks, viewport=panned)
    after_pan = composed(watcher.wait(), panned)

    with closing(Watcher(qtbot)) as fresh:
        fresh.request(parks, viewport=panned)
        painted_fresh = composed(fresh.wait(), panned)
    difference = np.abs(pixels(after_pan).astype(int) - pixels(painted_fresh))
    assert difference.max() <= 2


def test_a_slow_frame_is_shown_while_it_is_painted(watcher: Watcher, qtbot: QtBot) -> None:
    shares: list[float] = []
    watcher.scheduler.progressed.connect(shares.append)
    watcher.request(*SLOW, viewport=SLOW_VIEWPORT)
    whole = watcher.wait()
    first = watcher.frames[0]
    assert (first.complete, whole.complete) == (False, True)
    assert first.generation == whole.generation
    assert first.image != whole.image
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] == 1


def test_a_slow_frame_is_aborted_for_a_request_for_something_else(watcher: Watcher) -> None:
    watcher.request(*SLOW, viewport=SLOW_VIEWPORT)
    watcher.wait_for_a_part()
    newest = watcher.request(square("#ff0000"))
    watcher.wait()
    assert [frame.generation for frame in watcher.frames if frame.complete] == [newest]


def test_a_frame_that_is_panned_away_from_is_still_emitted(watcher: Watcher) -> None:
    first = watcher.request(*SLOW, viewport=SLOW_VIEWPORT)
    watcher.wait_for_a_part()
    newest = watcher.request(*SLOW, viewport=SLOW_VIEWPORT.panned(10, 0))
    watcher.wait()
    complete = [frame.generation for frame in watcher.frames if frame.complete]
    assert complete == [first, newest]


def test_closing_while_painting_ends_the_thread_and_emits_nothing_more(
    watcher: Watcher, qtbot: QtBot
) -> None:
    watcher.request(*SLOW, viewport=SLOW_VIEWPORT)
    watcher.wait_for_a_part()
    watcher.scheduler.close()
    assert not any(thread.isRunning() for thread in watcher.scheduler.findChildren(QThread))
    qtbot.wait(20)
    assert not [frame for frame in watcher.frames if frame.complete]


def test_a_bug_surfaces_and_the_next_frame_is_painted_all_the_same(
    watcher: Watcher, qtbot: QtBot
) -> None:
    with qtbot.captureExceptions() as bugs:
        unheard_of = cast("Dash", "no such dash")
        watcher.request(layer("polygon", [BOX], Symbol(stroke="#ff0000", dash=unheard_of)))
        qtbot.waitUntil(lambda: bool(bugs))
    assert [type(error) for _, error, _ in bugs] == [KeyError]
    watcher.request(square("#ff0000"))
    assert color_at(composed(watcher.wait(), VIEWPORT), 50, 50) == "#ff0000"
