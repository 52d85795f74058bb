"""The status bar tells of the newest task at work, how far it is, and cancels it."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.events import Observable
from gisapp.session.tasks import Task, Tasks
from gisapp.ui.window.task_line import LONGEST_TITLE_PX, TaskLine
from gisapp.words import Words
from tests.ui.reading import WORDS


class Work:
    """Work that goes on until it is asked to end, or may."""

    def __init__(self, tasks: Tasks, title: str) -> None:
        self._may_end = Event()
        self.task = tasks.run(title, lambda _: self._may_end.wait(), lambda _: None)

    def end(self) -> None:
        self._may_end.set()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def begin(tasks: Tasks) -> Iterator[Callable[[str], Work]]:
    """Begin work with a title; all of it has ended after the test."""
    begun: list[Work] = []

    def begin(title: str) -> Work:
        begun.append(Work(tasks, title))
        return begun[-1]

    yield begin
    for work in begun:
        work.end()


@pytest.fixture
def words() -> Observable[Words]:
    return Observable(WORDS["en"])


@pytest.fixture
def line(qtbot: QtBot, tasks: Tasks, words: Observable[Words]) -> TaskLine:
    line = TaskLine(tasks, words)
    qtbot.addWidget(line)
    line.resize(800, 30)
    line.show()
    return line


def title(line: TaskLine) -> str:
    """Return the title that is seen, "" for none."""
    [label] = line.findChildren(QLabel)
    return label.text() if label.isVisible() else ""


def percent(line: TaskLine) -> int | None:
    """Return how much is done, None while nobody knows."""
    [bar] = line.findChildren(QProgressBar)
    return bar.value() if bar.maximum() else None


def button(line: TaskLine) -> QPushButton:
    [found] = line.findChildren(QPushButton)
    return found


def report(task: Task, share: float) -> None:
    task.progress.report(share)


def test_with_nothing_to_do_it_is_empty(line: TaskLine) -> None:
    assert title(line) == ""
    assert not button(line).isVisible()


def test_a_task_is_named_and_its_progress_shown_until_it_ends(
    line: TaskLine, begin: Callable[[str], Work], qtbot: QtBot
) -> None:
    work = begin("Opening parks.gpkg")
    assert (title(line), percent(line)) == ("Opening parks.gpkg", None)
    report(work.task, 0.4)
    assert percent(line) == 40
    work.end()
    qtbot.waitUntil(lambda: title(line) == "")
    assert not button(line).isVisible()


def test_of_several_the_newest_is_shown_then_the_one_before_it(
    line: TaskLine, begin: Callable[[str], Work], qtbot: QtBot
) -> None:
    begin("first")
    second = begin("second")
    assert title(line) == "second"
    second.end()
    qtbot.waitUntil(lambda: title(line) == "first")


def test_the_bar_is_that_of_the_task_that_is_named(
    line: TaskLine, begin: Callable[[str], Work], qtbot: QtBot
) -> None:
    first = begin("first")
    report(first.task, 0.9)
    second = begin("second")
    assert percent(line) is None, "of the second nothing is known yet"
    report(first.task, 0.95)
    assert percent(line) is None
    report(second.task, 0.1)
    assert percent(line) == 10


def test_the_end_of_another_task_leaves_the_progress_as_it_is(
    line: TaskLine, begin: Callable[[str], Work], tasks: Tasks, qtbot: QtBot
) -> None:
    first, second = begin("first"), begin("second")
    report(second.task, 0.3)
    first.end()
    qtbot.waitUntil(lambda: len(tasks.running) == 1)
    assert (title(line), percent(line)) == ("second", 30)


def test_each_cancel_is_for_the_task_that_is_named(
    line: TaskLine, begin: Callable[[str], Work]
) -> None:
    first, second = begin("first"), begin("second")
    button(line).click()
    assert (first.task.is_cancelled, second.task.is_cancelled) == (False, True)
    assert title(line) == "first", "the second is still at work, but nobody waits for it"
    button(line).click()
    assert first.task.is_cancelled
    assert title(line) == ""


def test_the_button_speaks_the_language_of_now(
    line: TaskLine, begin: Callable[[str], Work], words: Observable[Words]
) -> None:
    begin("first")
    assert button(line).text() == "Cancel"
    words.set(WORDS["zh"])
    assert button(line).text() == WORDS["zh"]("status.cancel")


def test_markup_and_line_breaks_in_the_name_of_a_file_are_plain_text(
    line: TaskLine, begin: Callable[[str], Work]
) -> None:
    begin("plain")
    height = line.sizeHint().height()
    begin("Opening <h1>a\n\nb</h1>.csv")
    assert title(line) == "Opening <h1>a b</h1>.csv"
    assert line.sizeHint().height() == height


def test_a_name_without_end_loses_its_middle_and_leaves_room_for_the_button(
    line: TaskLine, begin: Callable[[str], Work]
) -> None:
    begin("Opening " + "parcels_" * 40 + "2026.gpkg")
    assert title(line).startswith("Opening parcels_")
    assert title(line).endswith("2026.gpkg")
    [label] = line.findChildren(QLabel)
    assert label.width() <= LONGEST_TITLE_PX
    line.resize(320, 30)
    assert line.width() == 320
    assert line.rect().contains(button(line).geometry())
