"""The menu of the files that were opened lately."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu

from gisapp.session.session import Session
from gisapp.ui.widgets.plain_text import in_menu, in_tooltip


def fill_recent(menu: QMenu, session: Session) -> None:
    """Fill a menu with the files opened lately that are still there, and with what clears it."""
    words = session.state.words.value
    recent = session.recent_files.existing
    if not recent:
        menu.addAction(words("files.none_recent")).setEnabled(False)
        return
    menu.setToolTipsVisible(True)
    for uri in recent:
        action = menu.addAction(in_menu(title_of(uri, recent)))
        action.setToolTip(in_tooltip(uri))
        action.triggered.connect(partial(_open, session, uri))
    menu.addSeparator()
    menu.addAction(words("files.clear_recent"), session.recent_files.clear)


def _open(session: Session, uri: str) -> None:
    session.loader.open([uri])


def title_of(uri: str, others: tuple[str, ...]) -> str:
    """Return what a file is called, with its folder where another one is called so too."""
    path = Path(uri)
    names = [Path(each).name for each in others]
    return path.name if names.count(path.name) == 1 else f"{path.parent.name}/{path.name}"
