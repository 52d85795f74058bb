"""What a test must not leave behind: running threads, ticking timers, widgets without a parent."""

import gc
import threading
from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

Kind = TypeVar("Kind", bound=QObject)

# Long enough for work that was told to stop, far too short for work that was not.
GRACE_MS = 2000


def alive() -> dict[int, str]:
    """Return what runs or stands now: an identity and a description of each."""
    return dict(_python_threads()) | dict(_qt_objects())


def left_behind(before: dict[int, str]) -> list[str]:
    """Describe what is alive now, settled, and was not in `before`."""
    _settle()
    found = _new(before)
    if found:
        gc.collect()
        found = _new(before)
    return found


def _new(before: dict[int, str]) -> list[str]:
    return sorted(what for identity, what in alive().items() if identity not in before)


def _settle() -> None:
    if QCoreApplication.instance() is None:
        return
    for pool in _pools():
        pool.waitForDone(GRACE_MS)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _python_threads() -> Iterator[tuple[int, str]]:
    for thread in threading.enumerate():
        # A dummy stands for a thread that Qt started; Qt's own are looked at below.
        if not thread.name.startswith("Dummy-"):
            yield id(thread), f"thread {thread.name}"


def _qt_objects() -> Iterator[tuple[int, str]]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for widget in application.topLevelWidgets():
        yield _address(widget), f"top-level widget {widget!r}"
    for thread in _qt_wrappers(QThread):
        if thread.isRunning() and thread != application.thread():
            yield _address(thread), f"running {thread!r}"
    for timer in _qt_wrappers(QTimer):
        if timer.isActive():
            yield _address(timer), f"ticking {timer!r}, child of {timer.parent()!r}"
    for pool in _pools():
        if pool.activeThreadCount():
            yield _address(pool), f"{pool!r} with {pool.activeThreadCount()} still at work"


def _pools() -> set[QThreadPool]:
    return _qt_wrappers(QThreadPool) | {QThreadPool.globalInstance()}


def _qt_wrappers(kind: type[Kind]) -> set[Kind]:
    return {each for each in Shiboken.getAllValidWrappers() if isinstance(each, kind)}


def _address(wrapped: QObject) -> int:
    return Shiboken.getCppPointer(wrapped)[0]
