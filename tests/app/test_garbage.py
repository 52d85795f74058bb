"""Garbage is collected while a window stands, by the UI thread alone."""

import gc
from threading import Thread, get_ident
from weakref import finalize

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gisapp.app.garbage import GarbageCollection, collect_due_garbage


class Knot(QObject):
    """An object that only a collector can free."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def make_much_garbage(died_in: list[int]) -> None:
    for _ in range(5 * gc.get_threshold()[0]):
        finalize(Knot(), lambda: died_in.append(get_ident()))


def test_what_a_worker_leaves_is_collected_on_the_ui_thread(qtbot: QtBot) -> None:
    died_in: list[int] = []
    parent = QObject()
    GarbageCollection(parent).begin()
    worker = Thread(target=make_much_garbage, args=(died_in,))
    worker.start()
    worker.join()
    assert not died_in
    qtbot.waitUntil(lambda: bool(died_in))
    assert set(died_in) == {get_ident()}
    parent.deleteLater()


def test_nothing_is_collected_before_it_is_due() -> None:
    gc.collect()
    died_in: list[int] = []
    finalize(Knot(), lambda: died_in.append(get_ident()))
    collect_due_garbage()
    assert not died_in
