"""The composition root: what a window shows at first, and how it is started."""

import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from gisapp.app.arguments import ViewArguments
from gisapp.app.garbage import GarbageCollection
from gisapp.app.steps import Steps
from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.errors import GisAppError, RenderError
from gisapp.session.map_session import MapSession, make_map_session
from gisapp.session.messages import Message
from gisapp.session.settings import Settings, settings_path
from gisapp.sources.embedded import open_embedded
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.tool_box import ToolBox
from gisapp.ui.widgets.theme import THEME_CHOICES, Appearance
from gisapp.ui.window.exception_hook import surface_exceptions
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.window_memory import LARGEST_AT_FIRST, remember_window, restore_window

__all__ = ["ViewArguments", "begin", "build", "run"]

PANELS = (
    ("layers", Qt.DockWidgetArea.LeftDockWidgetArea, 248),
    ("details", Qt.DockWidgetArea.RightDockWidgetArea, 376),
)
"""The panels by their names, with their places and widths in logical pixels."""

_FIRST_FRAME_MS = 1000
"""A window that has no frame by then, as it is not seen, is made complete all the same."""
_PAINTING_MS = 8
"""So long Qt may take to bring a frame that has come to the screen."""


def run(arguments: ViewArguments) -> int:
    """Show the window until it is closed, or its picture is saved, and return the exit code.

    Raises
    ------
    GisAppError
        The window cannot be shown, or the picture not be taken.
    """
    application = _application(arguments)
    # Else Ctrl+C in the terminal would wait until Qt comes back to Python.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window, rest = begin(arguments)
    failures: list[GisAppError] = []

    def end(failure: GisAppError) -> None:
        failures.append(failure)
        application.exit(1)

    if arguments.screenshot is None:
        _show_exceptions(window.shown)
        steps = finish_after_first_frame(window, rest)
        steps.done.connect(GarbageCollection(window).begin)
    else:
        surface_exceptions(end, lambda _trace, _log: application.exit(1))
        finish(rest)
    window.show()
    code = application.exec()
    if window.isVisible():
        window.close()
    if failures:
        raise failures[0]
    if window.shown.is_stuck:
        # Else Python would wait for threads that wait for a file which does not answer.
        os._exit(code)
    return code


def build(arguments: ViewArguments) -> MainWindow:
    """Return the complete window with the embedded data, not yet shown.

    The sources are opened by workers from here on; errors as for `begin`.
    """
    window, rest = begin(arguments)
    finish(rest)
    return window


def begin(arguments: ViewArguments) -> tuple[MainWindow, Iterator[None]]:
    """Return a window that shows the map of the embedded data and can do nothing else yet.

    Returns
    -------
    window : MainWindow
        Not yet shown. All has the place in it that it will have in the end.
    rest : iterator
        Makes the window complete step by step, each of a few milliseconds, and has workers open
        the sources.

    Raises
    ------
    SourceError
        The embedded data cannot be read, or there is nothing with the uid to select.
    """
    settings = Settings(None if arguments.screenshot else settings_path())
    session = make_map_session(settings, arguments.language)
    session.embedded.put(open_embedded(), visible=not arguments.has_own_data)
    theme = settings.word("theme", THEME_CHOICES) or "system"
    window = MainWindow(session, Appearance(_running_application(), theme))
    for panel in PANELS:
        window.reserve_panel(*panel)
    canvas = MapCanvas(session, ToolBox(session.state, session.navigation, session.selector))
    window.show_map(canvas)
    # A picture of a window need not fit on a screen.
    size_at_first = LARGEST_AT_FIRST if arguments.screenshot else None
    restore_window(settings, window, arguments.size or size_at_first)
    window.closing.connect(canvas.stop_hovering)
    window.closing.connect(partial(remember_window, settings, window))
    session.navigation.start_at(_extent_of(arguments))
    if arguments.select and not arguments.has_own_data:
        try:
            session.selector.select_subject(arguments.select)
        except GisAppError:
            window.close()
            raise
    return window, _rest(arguments, window)


def finish(rest: Iterator[None]) -> None:
    """Take all steps at once."""
    for _ in rest:
        pass


def finish_after_first_frame(window: MainWindow, rest: Iterator[None]) -> Steps:
    """Return the steps that make a window complete, to be taken once its map is."""
    steps = Steps(rest, window)
    wait = QTimer(steps, singleShot=True, interval=_FIRST_FRAME_MS)
    wait.timeout.connect(steps.begin)
    window.shown.frames.completed.connect(lambda: wait.start(_PAINTING_MS))
    window.closing.connect(steps.end)
    wait.start()
    return steps


def _rest(arguments: ViewArguments, window: MainWindow) -> Iterator[None]:
    # All that the first frame does without is imported from here on, piece by piece.
    for module in ("gisapp.sources.open", "gisapp.session.loading"):
        import_module(module)
        yield
    from gisapp.app.completion import completing

    yield
    yield from completing(arguments, window)


def _show_exceptions(session: MapSession) -> None:
    """Show in the window what no one caught: a failure as its sentence, a bug with its trace."""

    def show_failure(failure: GisAppError) -> None:
        session.messages.emit_failure(failure, session.state.words.value)

    def show_bug(trace: str, log: Path | None) -> None:
        words = session.state.words.value
        sentence = words("message.bug", path=log) if log else words("message.bug_not_logged")
        session.messages.emit(Message("error", sentence, trace))

    surface_exceptions(show_failure, show_bug)


def _extent_of(arguments: ViewArguments) -> Extent | None:
    return extent_from_degrees(arguments.extent) if arguments.extent else None


def _running_application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a window needs a QApplication")
    return application


def _application(arguments: ViewArguments) -> QApplication:
    """Return Qt's application, which without a display can only save a picture."""
    named = any(map(os.environ.get, ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")))
    if sys.platform != "linux" or named:
        return QApplication(sys.argv[:1])
    display = os.environ.get("DISPLAY")
    # Qt takes the first that it can start, and would abort where it can start none.
    os.environ["QT_QPA_PLATFORM"] = "xcb;offscreen" if display else "offscreen"
    application = QApplication(sys.argv[:1])
    if arguments.screenshot is None and application.platformName() == "offscreen":
        if display:
            raise RenderError("no_display", display=display)
        raise RenderError("no_display_at_all")
    return application
