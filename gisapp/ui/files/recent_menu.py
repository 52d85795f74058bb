"""The menu of the projects and files that were opened lately."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu

from gisapp.session.session import Session
from gisapp.ui.widgets.plain_text import in_menu, in_tooltip


def fill_recent(menu: QMenu, session: Session) -> None:
    """Fill a menu with what was opened lately and is still there, and with what clears it."""
    words = session.state.words.value
    for recent in (session.recent_projects, session.recent_files):
        recent.look()
    projects, files = session.recent_projects.existing, session.recent_files.existing
    if not projects and not files:
        menu.addAction(words("files.none_recent")).setEnabled(False)
        return
    menu.setToolTipsVisible(True)
    _add(menu, projects, session)
    if projects and files:
        menu.addSeparator()
    _add(menu, files, session)
    menu.addSeparator()
    menu.addAction(words("files.clear_recent"), partial(_clear, session))


def _add(menu: QMenu, uris: tuple[str, ...], session: Session) -> None:
    for uri in uris:
        action = menu.addAction(in_menu(title_of(uri, uris)))
        action.setToolTip(in_tooltip(uri))
        action.triggered.connect(partial(session.file_opener.open, [uri]))


def _clear(session: Session) -> None:
    session.recent_projects.clear()
    session.recent_files.clear()


def title_of(uri: str, others: tuple[str, ...]) -> str:
    """Return what a file is called, with its folder where another one is called so too."""
    path = Path(uri)
    names = [Path(each).name for each in others]
    return path.name if names.count(path.name) == 1 else f"{path.parent.name}/{path.name}"
