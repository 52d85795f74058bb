"""A window shows its map first; all else comes after it, and moves nothing that is seen."""

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStatusBar, QToolBar
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, begin, finish, finish_after_first_frame
from gisapp.session.messages import Message
from gisapp.sources import readers
from gisapp.sources.formats.first_look import look_first
from gisapp.sources.formats.process_pool import is_prepared, prepare
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.ui.widgets.panel_dock import PanelDock
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import LANGUAGES, Language
from tests.ui.gestures import place_of
from tests.ui.parts import canvas_of, details_of, messages_of
from tests.ui.reading import seen

Begun = tuple[MainWindow, Iterator[None]]


@pytest.fixture(params=LANGUAGES)
def begun(request: pytest.FixtureRequest, qtbot: QtBot) -> Begun:
    """A window that shows its map, and what makes it complete."""
    language: Language = request.param
    window, rest = begin(ViewArguments(language=language, size=(1280, 720)))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.shown.frames.completed):
        window.show()
    return window, rest


def places_of(window: MainWindow) -> list[QRect]:
    """Return where the map, the docks and the bars are that are seen."""
    parts = [canvas_of(window), window.menuBar()]
    for kind in (PanelDock, QToolBar, QStatusBar):
        parts += window.findChildren(kind)
    return [each.geometry() for each in parts if each.isVisible()]


def test_what_comes_after_the_map_moves_nothing(begun: Begun, qtbot: QtBot) -> None:
    window, rest = begun
    at_first = places_of(window)
    with qtbot.assertNotEmitted(window.shown.frames.progressed):
        for _ in rest:
            qtbot.wait(1)
            assert places_of(window) == at_first
    assert seen(details_of(window))


def test_the_map_is_complete_before_the_first_step_and_the_user_is_heard_between_them(
    qtbot: QtBot,
) -> None:
    window, rest = begin(ViewArguments(language="en", size=(1280, 720)))
    qtbot.addWidget(window)
    was_complete: list[bool] = []

    def watched() -> Iterator[None]:
        for _ in rest:
            was_complete.append(window.shown.frames.is_complete)
            yield

    steps = finish_after_first_frame(window, watched())
    with qtbot.waitSignal(window.shown.frames.completed):
        window.show()
    canvas = canvas_of(window)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place_of(canvas, "changdong"))
    with qtbot.waitSignal(steps.done):
        pass
    assert was_complete[0]
    assert "Changdong" in seen(details_of(window))


def test_a_window_that_is_not_seen_becomes_complete_too(qtbot: QtBot) -> None:
    window, rest = begin(ViewArguments(language="en"))
    qtbot.addWidget(window)
    with qtbot.waitSignal(finish_after_first_frame(window, rest).done):
        pass
    assert "zoom_in" in {command.name for command in window.commands}


def test_a_window_may_be_closed_before_it_is_complete(qtbot: QtBot) -> None:
    window, rest = begin(ViewArguments(language="en"))
    qtbot.addWidget(window)
    steps = finish_after_first_frame(window, rest)
    window.show()
    window.close()
    with qtbot.assertNotEmitted(steps.done, wait=50):
        pass


def test_what_fails_before_there_is_a_message_bar_is_told_in_it(begun: Begun) -> None:
    window, rest = begun
    window.shown.messages.emit(Message("error", "The first frame failed."))
    finish(rest)
    assert messages_of(window).isVisible()
    assert "The first frame failed." in seen(messages_of(window))


def crash(_: Path) -> None:
    """Do what a library with a fault does."""
    os.kill(os.getpid(), signal.SIGSEGV)


def open_crashing(request: OpenRequest) -> Iterator[OpenedSource]:
    """Open what crashes this process, unless another one looks at it first."""
    look_first(f"{__name__}:crash", request.path, request.progress, request.path)
    crash(request.path)
    yield OpenedSource(request.uri)


def test_a_complete_window_outlives_a_file_that_crashes_its_reader(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Others may have taken the process that the window began.
    prepare()
    qtbot.waitUntil(is_prepared, timeout=60_000)
    reader = readers.Reader("other", (".crash",), f"{__name__}:open_crashing")
    monkeypatch.setattr(readers, "READERS", (reader, *readers.READERS))
    path = tmp_path / "plots.crash"
    path.write_text("no map")
    with qtbot.waitSignal(window.session.tasks.failed, timeout=60_000):
        window.session.loader.open([str(path)])
    assert "plots.crash ends the program that reads it" in seen(messages_of(window))


def test_nothing_is_left_of_a_window_that_was_closed(qtbot: QtBot) -> None:
    window, rest = begin(ViewArguments(language="en", size=(1280, 720)))
    finish(rest)
    with qtbot.waitSignal(window.session.frames.completed):
        window.show()
    tasks = window.session.tasks
    task = tasks.run("Counting", lambda _: 1, lambda _: None)
    while tasks.running:
        qtbot.wait(1)
    left = [ref(each) for each in (window.session, window.session.state, task)]
    window.close()
    window.deleteLater()
    del window, rest, tasks, task
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()
    assert not [each for each in left if each() is not None]
