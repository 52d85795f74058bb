"""What follows the first frame: the whole session, all that a window can do, and the sources."""

from collections.abc import Iterator
from functools import partial
from importlib import import_module

from PySide6.QtWidgets import QApplication

from gisapp.app.arguments import ViewArguments
from gisapp.core.space.extent import Extent
from gisapp.errors import GisAppError
from gisapp.session.navigation import MARGIN
from gisapp.session.session import Session, complete_session
from gisapp.session.tasks import Task
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.screenshot import Screenshot

CAPABILITIES = (
    "window",
    "canvas",
    "layers",
    "details",
    "search",
    "files",
    "coordinates",
    "texts",
    "palette",
)
"""What a window can do beside showing the map: folders of `gisapp.ui`, in this order.

The `install` of each adds its own commands, panels and widgets.
"""


def completing(arguments: ViewArguments, window: MainWindow) -> Iterator[None]:
    """Make a window that shows its map complete, a few milliseconds for each item.

    At last workers begin to open the sources.
    """
    window.take(complete_session(window.shown, arguments.memory_bytes))
    yield
    for name in CAPABILITIES:
        # Importing may take as long as installing.
        capability = import_module(f"gisapp.ui.{name}.install")
        yield
        capability.install(window, window.session)
        yield
    window.finish()
    yield
    window.session.frames.prepare()
    if arguments.screenshot is not None:
        # Nobody reads the message bar of a picture: the program ends with the failure.
        window.session.tasks.failed.connect(_surface)
        Screenshot(window, arguments.screenshot, QApplication.quit)
    if arguments.sources:
        _open_sources(arguments, window.session)


def _open_sources(arguments: ViewArguments, session: Session) -> None:
    """Have workers open the sources, and select what was asked for once all are there."""

    def select_when_all_is_open(task: Task) -> None:
        if not session.tasks.running and not task.is_dropped:
            session.tasks.ended.disconnect(select_when_all_is_open)
            session.selector.select_subject(arguments.select)

    if arguments.select:
        session.tasks.ended.connect(select_when_all_is_open)
    session.loader.open(
        arguments.sources,
        read_as=arguments.read_as,
        may_fetch=True,
        show=_stay if arguments.extent else partial(session.navigation.start_at, margin=MARGIN),
    )


def _stay(_: Extent) -> None:
    """Show nothing else: the user said what to see."""


def _surface(failure: GisAppError) -> None:
    raise failure
