"""Work is done step by step, and the user's events have their turn between the steps."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from gisapp.app.steps import Steps


class Listener(QObject):
    """Notes its events among the steps, of each of which it is sent one."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self.noted.append("event")
        return super().event(event)

    def work(self) -> Iterator[None]:
        for name in ("first", "second", "third"):
            self.noted.append(name)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
            yield


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    return Listener()


def test_events_come_between_the_steps_and_the_end_is_told_once(
    qtbot: QtBot, listener: Listener
) -> None:
    steps = Steps(listener.work(), listener)
    with qtbot.waitSignal(steps.done):
        steps.begin()
    assert listener.noted == ["first", "event", "second", "event", "third", "event"]
    steps.begin()
    with qtbot.assertNotEmitted(steps.done, wait=50):
        pass


def test_nothing_is_done_before_the_beginning_or_after_the_end(
    qtbot: QtBot, listener: Listener
) -> None:
    steps = Steps(listener.work(), listener)
    qtbot.wait(20)
    assert listener.noted == []
    steps.end()
    steps.begin()
    qtbot.wait(20)
    assert listener.noted == []
