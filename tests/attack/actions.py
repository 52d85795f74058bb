"""Random clicks, keys, commands and edits in the real window, on whole and on damaged files.

`python -m tests.attack.actions 1000 7` does a thousand with the seed 7 in the folder of now, and
prints a line of JSON for each thing that went wrong.
"""

import json
import os
import random
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    QPoint,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget
from shiboken6 import Shiboken

from gisapp.app import ViewArguments, build
from gisapp.core.layers.layer import FeatureRef
from gisapp.errors import GisAppError
from gisapp.ui.window.main_window import MainWindow
from tests.attack.damages import damaged
from tests.attack.inputs import FORMATS, make

_KEYS = tuple(
    getattr(Qt.Key, f"Key_{name}")
    for name in (
        *("Tab", "Escape", "Return", "Space", "Up", "Down", "Left", "Right", "Delete", "Home"),
        *("End", "PageDown", "Backspace", "Plus", "Minus", "F2", "Menu"),
    )
)
_TEXTS = (
    *("昌东", "10亿", "62,000", "28.64, 115.98", "116°61′", "POINT(1e308 1e308)", "<b>&amp;</b>"),
    *("'; DROP TABLE plots; --", "０．５", "a" * 500, "\u202e\ud7ff", "../../../etc/passwd"),
)
_NEVER = ("quit", "close")
_OF_THE_TEST = ("does not support", "occurs outside target window")
"""What Qt says of its offscreen platform and of a click beside a window."""
_LONGEST_S = 2.0
_PATIENCE_MS = 100
_AWKWARD_EVERY = 3
"""One file in so many is a damaged one."""


class _Ignored(QObject):
    """Takes addresses that the window would hand to the system."""

    @Slot(QUrl)
    def take(self, _: QUrl) -> None:
        """Open nothing."""


class Monkey:
    """Does random things to a window and notes what went wrong.

    Parameters
    ----------
    window : MainWindow
        A window that is shown.
    folder : Path
        Where the files are that it opens.
    seed : int
        The same seed, the same actions, as far as the window is as quick.
    spoils_files : bool
        True to rewrite, cut off and delete files while they are open.
    """

    def __init__(self, window: MainWindow, folder: Path, seed: int, *, spoils_files: bool) -> None:
        self._window = window
        self._session = window.session
        self._chance = random.Random(seed)
        self._files = sorted(folder.iterdir())
        self._whole = {file: file.read_bytes() for file in self._files}
        self._acts: list[Callable[[], object]] = [
            *[self._command] * 4,
            *[self._click, self._drag, self._scroll, self._key, self._key, self._text] * 3,
            *[self._open, self._remove, self._color, self._edit, self._select, self._undo] * 2,
            *[self._resize, self._wait],
        ]
        if spoils_files:
            self._acts += [self._spoil] * 4

    def act(self) -> str:
        """Do one random thing and return what it was; what it asked for may still be at work."""
        act = self._chance.choice(self._acts)
        # A menu or a drag waits for the user within the action.
        waiting = QTimer(self._window, singleShot=True, interval=_PATIENCE_MS)
        waiting.timeout.connect(_leave_what_waits)
        waiting.start()
        act()
        waiting.deleteLater()
        QApplication.processEvents()
        return act.__name__.strip("_")

    def _command(self) -> None:
        names = [command.name for command in self._window.commands]
        name = self._chance.choice([each for each in names if each not in _NEVER])
        self._window.commands[name].trigger()

    def _click(self) -> None:
        widget, place = self._somewhere()
        button = self._chance.choice((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton))
        click = self._chance.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        click(widget, button, Qt.KeyboardModifier.NoModifier, place)

    def _drag(self) -> None:
        widget, place = self._somewhere()
        end = place + QPoint(self._chance.randint(-300, 300), self._chance.randint(-300, 300))
        none = Qt.KeyboardModifier.NoModifier
        modifier = self._chance.choice((none, Qt.KeyboardModifier.ShiftModifier))
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, modifier, place)
        QTest.mouseMove(widget, end)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, modifier, end)

    def _scroll(self) -> None:
        widget, place = self._somewhere()
        handle = _handle_of(widget)
        inside = widget.mapTo(widget.window(), place)
        if handle is not None and handle.geometry().size().width() > inside.x() >= 0:
            turn = QPoint(0, self._chance.choice((-1200, -120, 120, 1200)))
            QTest.wheelEvent(handle, inside, turn)

    def _key(self) -> None:
        modifiers = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
        # Between two keys of a user, Qt deletes what shall be deleted, such as an editor of a row.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        widget = QApplication.focusWidget() or self._window
        QTest.keyClick(widget, self._chance.choice(_KEYS), self._chance.choice(modifiers))

    def _text(self) -> None:
        fields = [each for each in self._window.findChildren(QLineEdit) if each.isVisible()]
        if fields:
            self._chance.choice(fields).setText(self._chance.choice(_TEXTS))

    def _open(self) -> None:
        self._session.loader.open([str(self._chance.choice(self._files))])

    def _remove(self) -> None:
        if layer_id := self._some_layer():
            self._session.edits.remove(layer_id)

    def _color(self) -> None:
        if layer_id := self._some_layer():
            fields = [each.name for each in self._session.state.layers[layer_id].attributes.fields]
            if fields:
                self._session.edits.color_by(layer_id, self._chance.choice(fields))

    def _edit(self) -> None:
        if layer_id := self._some_layer():
            edits, layers = self._session.edits, self._session.state.layers.layers
            edits.set_opacity(layer_id, self._chance.random())
            edits.move(layer_id, self._chance.randrange(len(layers)))
            edits.show(layer_id, visible=self._chance.random() < 0.8)

    def _select(self) -> None:
        if layer_id := self._some_layer():
            ids = self._session.state.layers[layer_id].geometry.feature_ids
            if len(ids):
                feature = FeatureRef(layer_id, int(self._chance.choice(ids.tolist())))
                self._session.selector.select(feature)

    def _undo(self) -> None:
        history = self._session.history
        self._chance.choice((history.undo, history.redo))()

    def _resize(self) -> None:
        self._window.resize(self._chance.randint(300, 1800), self._chance.randint(200, 1200))

    def _wait(self) -> None:
        settle(self._chance.choice((1, 30, 200)))

    def _spoil(self) -> None:
        file = self._chance.choice(self._files)
        stored = self._whole[file]
        match self._chance.randrange(4):
            case 0:
                file.unlink(missing_ok=True)
            case 1:
                file.write_bytes(stored)
            case 2:
                file.write_bytes(stored[: self._chance.randrange(len(stored) or 1)])
            case 3:
                file.write_bytes(damaged(stored, self._chance))

    def _some_layer(self) -> str:
        layers = self._session.state.layers.layers
        return self._chance.choice(layers).layer_id if layers else ""

    def _somewhere(self) -> tuple[QWidget, QPoint]:
        tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        top = self._chance.choice([*tops, self._window])
        inside = [each for each in top.findChildren(QWidget) if each.isVisible()]
        widget = self._chance.choice([*inside, top])
        if not Shiboken.isValid(widget):
            return self._window, QPoint()
        if isinstance(widget, QAbstractScrollArea):
            widget = widget.viewport()
        size = widget.size()
        return widget, QPoint(
            self._chance.randrange(max(size.width(), 1)),
            self._chance.randrange(max(size.height(), 1)),
        )


def _handle_of(widget: QWidget) -> QWindow | None:
    return widget.window().windowHandle()


def _leave_what_waits() -> None:
    for top in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if top is not None:
            top.close()


def settle(wait_ms: int) -> None:
    """Let the window and its workers go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(wait_ms, loop.quit)
    loop.exec()


def files(folder: Path, chance: random.Random) -> Path:
    """Write a file of each format, some damaged, beside each other, and return their folder."""
    (folder / "files").mkdir()
    for number, name in enumerate(FORMATS):
        path = make(folder / f"made-{number}", name)
        for part in path.parent.iterdir():
            stored = part.read_bytes()
            if number % _AWKWARD_EVERY == 0:
                stored = damaged(stored, chance)
            (folder / "files" / f"{number:02}{part.suffix}").write_bytes(stored)
    return folder / "files"


def run(count: int, seed: int, *, spoils_files: bool) -> list[str]:
    """Do random things in a window in this process, and return what went wrong."""
    faults: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, GisAppError):
            faults.append("".join(traceback.format_exception(kind, error, trace)))

    def note_warning(kind: QtMsgType, _context: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(each in text for each in _OF_THE_TEST):
            faults.append(f"Qt: {text}")
        if kind == QtMsgType.QtFatalMsg:
            # Nothing comes after it.
            print(json.dumps(f"Qt: {text}"), flush=True)

    qInstallMessageHandler(note_warning)
    ignored = _Ignored()
    for scheme in ("file", "http", "https", "mailto"):
        # Qt's stub asks for bytes, Qt itself for text.
        QDesktopServices.setUrlHandler(scheme, ignored, "take")  # type: ignore[arg-type]
    window = build(ViewArguments(language="en", size=(1280, 800)))
    window.show()
    settle(300)
    monkey = Monkey(window, files(Path.cwd(), random.Random(seed)), seed, spoils_files=spoils_files)
    sys.excepthook = note
    for number in range(count):
        before, started = len(faults), perf_counter()
        act = _done(monkey, note)
        took_s = perf_counter() - started
        if took_s > _LONGEST_S:
            faults.append(f"the window did not answer for {took_s:.1f} s")
        faults[before:] = [f"action {number}, {act}: {each}" for each in faults[before:]]
    window.close()
    settle(100)
    return faults


def _done(monkey: Monkey, note: Callable[..., None]) -> str:
    try:
        return monkey.act()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are after
        note(type(error), error, error.__traceback__)
        return "it raised"


def main() -> None:
    """Run as the module's docstring says; a third argument spoils files meanwhile."""
    _application = QApplication(sys.argv[:1])
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    for fault in run(count, seed, spoils_files=len(sys.argv) > 3):
        print(json.dumps(fault), flush=True)
    # Dialogs that random clicks left open have no one to close them.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
