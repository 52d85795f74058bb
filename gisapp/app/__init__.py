"""The composition root: which capabilities a window has, and how it is started."""

import gc
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from gisapp.app.arguments import ViewArguments
from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.errors import GisAppError, RenderError
from gisapp.session.messages import Message
from gisapp.session.navigation import MARGIN
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings, settings_path
from gisapp.session.tasks import Task
from gisapp.sources.open import open_embedded
from gisapp.ui.canvas.install import install as install_canvas
from gisapp.ui.details.install import install as install_details
from gisapp.ui.files.install import install as install_files
from gisapp.ui.layers.install import install as install_layers
from gisapp.ui.palette.install import install as install_palette
from gisapp.ui.search.install import install as install_search
from gisapp.ui.widgets.theme import Appearance
from gisapp.ui.window.exception_hook import surface_exceptions
from gisapp.ui.window.install import install as install_window
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.preferences import THEMES
from gisapp.ui.window.screenshot import Screenshot
from gisapp.ui.window.window_memory import LARGEST_AT_FIRST, remember_window, restore_window

__all__ = ["CAPABILITIES", "ViewArguments", "build", "run"]

CAPABILITIES: tuple[Callable[[MainWindow, Session], None], ...] = (
    install_window,
    install_canvas,
    install_layers,
    install_details,
    install_search,
    install_files,
    install_palette,
)
"""What a window can do: each adds its own commands, panels and widgets."""


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
    window = build(arguments)
    failures: list[GisAppError] = []

    def end(failure: GisAppError) -> None:
        failures.append(failure)
        application.exit(1)

    if arguments.screenshot is None:
        _show_exceptions(window.session)
    else:
        surface_exceptions(end, lambda _trace, _log: application.exit(1))
    window.session.frames.completed.connect(gc.enable)
    window.show()
    code = application.exec()
    if window.isVisible():
        window.close()
    if failures:
        raise failures[0]
    if window.session.tasks.are_stuck:
        # Else Python would wait for threads that wait for a file which does not answer.
        os._exit(code)
    return code


def build(arguments: ViewArguments) -> MainWindow:
    """Return the wired window with the embedded data, not yet shown.

    The sources are opened by workers from here on.

    Raises
    ------
    SourceError
        The embedded data cannot be read, or there is nothing with the uid to select.
    """
    settings = Settings(None if arguments.screenshot else settings_path())
    session = make_session(settings, arguments.language, arguments.memory_bytes)
    session.embedded.put(open_embedded(), visible=not arguments.sources)
    theme = settings.word("theme", THEMES.values()) or "system"
    window = MainWindow(session, Appearance(_running_application(), theme))
    for install in CAPABILITIES:
        install(window, session)
    window.finish()
    # A picture of a window need not fit on a screen.
    size_at_first = LARGEST_AT_FIRST if arguments.screenshot else None
    restore_window(settings, window, arguments.size or size_at_first)
    window.closing.connect(partial(remember_window, settings, window))
    try:
        _begin(arguments, session, window)
    except GisAppError:
        window.close()
        raise
    return window


def _show_exceptions(session: Session) -> None:
    """Show in the window what no one caught: a failure as its sentence, a bug with its trace."""

    def show_failure(failure: GisAppError) -> None:
        session.messages.emit(Message.of_failure(failure, session.state.words.value))

    def show_bug(trace: str, log: Path | None) -> None:
        words = session.state.words.value
        sentence = words("message.bug", path=log) if log else words("message.bug_not_logged")
        session.messages.emit(Message("error", sentence, trace))

    surface_exceptions(show_failure, show_bug)


def _begin(arguments: ViewArguments, session: Session, window: MainWindow) -> None:
    extent = extent_from_degrees(arguments.extent) if arguments.extent else None

    def select() -> None:
        if arguments.select:
            session.selector.select_subject(arguments.select)

    def select_when_all_is_open(task: Task) -> None:
        if not session.tasks.running and not task.is_dropped:
            session.tasks.ended.disconnect(select_when_all_is_open)
            select()

    if arguments.screenshot is not None:
        # Nobody reads the message bar of a picture: the program ends with the failure.
        session.tasks.failed.connect(_surface)
        Screenshot(window, arguments.screenshot, QApplication.quit)
    session.navigation.start_at(extent)
    if arguments.sources:
        session.tasks.ended.connect(select_when_all_is_open)
        session.loader.open(
            arguments.sources,
            crs=arguments.crs,
            encoding=arguments.encoding,
            show=_stay if extent else partial(session.navigation.start_at, margin=MARGIN),
        )
    else:
        select()


def _stay(_: Extent) -> None:
    """Show nothing else: the user said what to see."""


def _surface(failure: GisAppError) -> None:
    raise failure


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
