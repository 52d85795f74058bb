"""What a test must not leave behind: running threads, ticking timers, widgets without a parent."""

import gc
import threading
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

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
        _wait_for_pools()
        _wait_for_threads(before)
        gc.collect()
        found = _new(before)
    return found


def _new(before: dict[int, str]) -> list[str]:
    return sorted(what for identity, what in alive().items() if identity not in before)


def _settle() -> None:
    if QCoreApplication.instance() is None:
        return
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _wait_for_pools() -> None:
    for each in (*Shiboken.getAllValidWrappers(), QThreadPool.globalInstance()):
        if isinstance(each, QThreadPool):
            each.waitForDone(GRACE_MS)
    _settle()


def _wait_for_threads(before: dict[int, str]) -> None:
    for thread in threading.enumerate():
        if (
            id(thread) not in before
            and thread is not threading.current_thread()
            and not _is_of_qt(thread)
        ):
            thread.join(GRACE_MS / 1000)
    _settle()


def _python_threads() -> Iterator[tuple[int, str]]:
    for thread in threading.enumerate():
        if not _is_of_qt(thread):
            yield id(thread), f"thread {thread.name}"


def _is_of_qt(thread: threading.Thread) -> bool:
    """True if a dummy stands for a thread that Qt started; Qt's own are looked at by themselves."""
    return thread.name.startswith("Dummy-")


def _qt_objects() -> Iterator[tuple[int, str]]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for widget in application.topLevelWidgets():
        yield _address(widget), f"top-level widget {widget!r}"
    # There are many wrappers: they are gone through once.
    for each in (*Shiboken.getAllValidWrappers(), QThreadPool.globalInstance()):
        match each:
            case QThread() if each.isRunning() and each != application.thread():
                yield _address(each), f"running {each!r}"
            case QTimer() if each.isActive():
                yield _address(each), f"ticking {each!r}, child of {each.parent()!r}"
            case QThreadPool() if each.activeThreadCount():
                yield _address(each), f"{each!r} with {each.activeThreadCount()} still at work"


def _address(wrapped: QObject) -> int:
    return Shiboken.getCppPointer(wrapped)[0]
