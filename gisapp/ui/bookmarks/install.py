"""The bookmarks in the View menu: add one, go to one, and put them in order."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QMenu

from gisapp.core.events import mapped
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.widgets.plain_text import in_menu
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.single_dialog import SingleDialog
from gisapp.words import Words

_NAME_PX = 360
"""The width of the dialog that asks for a name."""


def install(window: MainWindow, session: Session) -> None:
    """Add the commands of bookmarks."""

    def manager(words: Words) -> QDialog:
        # Most starts of the window end without the dialog.
        from gisapp.ui.bookmarks.dialog import BookmarksDialog

        return BookmarksDialog(session.bookmarks, words, window)

    dialog = SingleDialog(manager, session.state.words)
    window.add_commands(
        Command(
            "bookmarks",
            lambda: None,
            menu=MenuPlace("view", 0, 1),
            fill=partial(_fill, window, session),
        ),
        Command("add_bookmark", partial(ask_for_name, window, session), keys=("Ctrl+D",)),
        Command(
            "manage_bookmarks",
            dialog.show,
            enabled=mapped(session.bookmarks.all, bool),
        ),
    )


def ask_for_name(window: MainWindow, session: Session) -> None:
    """Ask how the view on the map shall be called."""
    words = session.state.words.value
    dialog = QInputDialog(window)
    dialog.setObjectName("addBookmark")
    dialog.setWindowTitle(words("bookmarks.add_title"))
    dialog.setLabelText(words("bookmarks.name"))
    dialog.setTextValue(session.bookmarks.proposed_name())
    dialog.setOkButtonText(words("bookmarks.add"))
    dialog.textValueSelected.connect(lambda name: _add(session, name))
    dialog.resize(_NAME_PX, dialog.sizeHint().height())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


def _add(session: Session, name: str) -> None:
    if name.strip():
        session.bookmarks.add(name)


def _fill(window: MainWindow, session: Session, menu: QMenu) -> None:
    menu.addAction(window.commands["add_bookmark"])
    menu.addAction(window.commands["manage_bookmarks"])
    menu.addSeparator()
    for bookmark in session.bookmarks.all.value:
        action = menu.addAction(in_menu(bookmark.name))
        action.triggered.connect(partial(session.bookmarks.show, bookmark))
    if not session.bookmarks.all.value:
        nothing = session.state.words.value("bookmarks.none")
        menu.addAction(nothing).setEnabled(False)
