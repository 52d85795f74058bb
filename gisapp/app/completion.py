"""What follows the first frame: the whole session, all that a window can do, and the sources."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from gisapp.app.arguments import ViewArguments
from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.errors import GisAppError
from gisapp.session.navigation import MARGIN
from gisapp.session.tasks import Task
from gisapp.sources.formats.process_pool import prepare
from gisapp.sources.project.package import is_package, project_in
from gisapp.sources.stand_ins.private_folder import new_folder
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.screenshot import Screenshot

if TYPE_CHECKING:
    from gisapp.session.session import Session

CAPABILITIES = (
    "window",
    "canvas",
    "layers",
    "details",
    "select",
    "copying",
    "search",
    "files",
    "expose",
    "layout",
    "project",
    "bookmarks",
    "relink",
    "coordinates",
    "texts",
    "mapping",
    "changes",
    "health",
    "table",
    "compare",
    "style",
    "filters",
    "palette",
)
"""What a window can do beside showing the map: folders of `gisapp.ui`, in this order.

The `install` of each adds its own commands, panels and widgets.
"""


def completing(arguments: ViewArguments, window: MainWindow) -> Iterator[None]:
    """Make a window that shows its map complete, a few milliseconds for each item.

    At last workers begin to open the sources, and a process is started that takes a first look at
    what will be opened later.
    """
    from gisapp.session.data_session import make_data_session

    yield
    data = make_data_session(window.shown, arguments.memory_bytes)
    yield
    # A good part of what the rest imports: in one step the user would notice it.
    import_module("gisapp.session.project.making")
    yield
    from gisapp.session.session import complete_session

    yield
    window.take(complete_session(data, arguments.memory_bytes))
    yield
    for name in CAPABILITIES:
        # Importing may take as long as installing.
        capability = import_module(f"gisapp.ui.{name}.install")
        yield
        capability.install(window, window.session)
        yield
    window.finish()
    yield
    # The embedded data are painted without what a picture of more would need.
    if arguments.screenshot is None or arguments.has_own_data:
        window.session.frames.prepare()
    if arguments.screenshot is not None:
        # Nobody reads the message bar of a picture: the program ends with the failure.
        window.session.tasks.failed.connect(_surface)
        Screenshot(window, arguments.screenshot, QApplication.quit)
    if arguments.has_own_data:
        _open_sources(arguments, window.session)
    yield
    # A picture of a window opens nothing more.
    if arguments.screenshot is None:
        prepare()
        window.closing.connect(window.session.last_session.keep)
        if not arguments.sources:
            window.session.start_offers.tell()


def _open_sources(arguments: ViewArguments, session: "Session") -> None:
    """Have workers open the sources, and select what was asked for once all are there."""

    def select_when_all_is_open(task: Task) -> None:
        if not session.tasks.running and not task.is_dropped:
            session.tasks.ended.disconnect(select_when_all_is_open)
            session.selector.select_subject(arguments.select)

    if arguments.select:
        session.tasks.ended.connect(select_when_all_is_open)
    stays = arguments.extent is not None or arguments.project is not None
    open_sources = partial(
        session.loader.open,
        arguments.sources,
        read_as=arguments.read_as,
        may_fetch=True,
        show=_stay if stays else partial(session.navigation.start_at, margin=MARGIN),
    )
    if arguments.project is None:
        open_sources()
    else:
        _open_project(arguments.project, arguments, session, open_sources)


def _open_project(
    path: Path, arguments: ViewArguments, session: "Session", then: Callable[[], None]
) -> None:
    """Have a worker open a project, or ask where a package is to be unpacked."""

    def go_on() -> None:
        if arguments.extent is not None:
            session.navigation.start_at(extent_from_degrees(arguments.extent))
        then()

    if not is_package(path):
        project = project_in(path) or path
        session.projects.open(project, keeps_language=arguments.language is not None, then=go_on)
    elif arguments.screenshot is None:
        session.packages.ask_where(path)
    else:
        session.packages.open(path, new_folder())


def _stay(_: Extent) -> None:
    """Show nothing else: the user said what to see."""


def _surface(failure: GisAppError) -> None:
    raise failure
