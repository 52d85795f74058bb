"""The composition root: the only place where a window's parts are made and tied together."""

import gc
import os
import signal
import sys
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QApplication

from gisapp.app.arguments import ViewArguments
from gisapp.app.model import Model, make_model
from gisapp.app.window import make_window
from gisapp.core.crs import extent_from_degrees
from gisapp.core.extent import Extent
from gisapp.core.layer import OFFLINE_BASEMAP_GROUPS
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError, RenderError
from gisapp.sources.open import open_embedded
from gisapp.sources.opened_source import OpenedSource
from gisapp.ui.bugs import surface_exceptions
from gisapp.ui.main_window import MainWindow
from gisapp.ui.navigation import MARGIN
from gisapp.ui.remembering import LARGEST_AT_FIRST, restore_window
from gisapp.ui.screenshot import Screenshot
from gisapp.ui.tasks import Task

__all__ = ["ViewArguments", "build", "run"]


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
        surface_exceptions(window.parts.messages.show_failure, window.parts.messages.show_bug)
    else:
        surface_exceptions(end, lambda _trace, _log: application.exit(1))
    window.parts.canvas.picture.completed.connect(gc.enable)
    window.show()
    code = application.exec()
    if window.isVisible():
        window.close()
    if failures:
        raise failures[0]
    return code


def build(arguments: ViewArguments) -> MainWindow:
    """Return the wired window with the embedded data, not yet shown.

    The sources are opened by workers from here on.

    Raises
    ------
    SourceError
        The embedded data cannot be read, or there is nothing with the uid to select.
    """
    model = make_model(arguments)
    _take_embedded(model.state, open_embedded(), visible=not arguments.sources)
    window = make_window(model)
    # A picture of a window need not fit on a screen.
    size_at_first = LARGEST_AT_FIRST if arguments.screenshot else None
    restore_window(model.settings, window, arguments.size or size_at_first)
    try:
        _begin(arguments, model, window)
    except GisAppError:
        window.close()
        raise
    return window


def _take_embedded(state: ViewState, embedded: OpenedSource, *, visible: bool) -> None:
    if embedded.dataset is not None:
        state.datasets.set((embedded.dataset,))
    state.layers.add(
        *(
            layer
            if visible or layer.group in OFFLINE_BASEMAP_GROUPS
            else replace(layer, visible=False)
            for layer in embedded.layers
        )
    )


def _begin(arguments: ViewArguments, model: Model, window: MainWindow) -> None:
    extent = extent_from_degrees(arguments.extent) if arguments.extent else None

    def select() -> None:
        if arguments.select:
            model.selecting.select_subject(arguments.select)

    def select_when_all_is_open(task: Task) -> None:
        if not model.tasks.running and not task.is_dropped:
            model.tasks.ended.disconnect(select_when_all_is_open)
            select()

    if arguments.screenshot is not None:
        # Nobody reads the message bar of a picture: the program ends with the failure.
        model.tasks.failed.connect(_surface)
        Screenshot(window, model.tasks, arguments.screenshot, QApplication.quit)
    model.navigation.start_at(extent)
    if arguments.sources:
        model.tasks.ended.connect(select_when_all_is_open)
        model.opening.open(
            arguments.sources,
            crs=arguments.crs,
            encoding=arguments.encoding,
            show=_stay if extent else partial(model.navigation.start_at, margin=MARGIN),
        )
    else:
        select()


def _stay(_: Extent) -> None:
    """Show nothing else: the reader said what to see."""


def _surface(failure: GisAppError) -> None:
    raise failure


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
        trouble = (
            f"The display {display!r} cannot be used, as Qt says above"
            if display
            else "There is no display to open a window on"
        )
        raise RenderError(
            f"{trouble}; start it in a desktop session, "
            "or save a picture of the window with --screenshot FILE.png."
        )
    return application
