"""What the window has of its own: status bar, preferences, help, full screen and quitting."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from gisapp.session.preferences import remember_preferences
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.widgets.qt_translations import QtTranslations
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.preferences import install_preferences
from gisapp.ui.window.single_dialog import SingleDialog
from gisapp.ui.window.status_bar import install_status_bar
from gisapp.ui.window.undo import install_undo
from gisapp.words import Words


def install(window: MainWindow, session: Session) -> None:
    """Add what every window has, whatever is shown in it."""
    words = session.state.words
    translations = QtTranslations(words.value.language)
    translations.setParent(window)
    words.changed.connect(lambda now: translations.speak(now.language))
    install_status_bar(window, session)
    install_preferences(window, session)
    install_undo(window, session)
    _show_project(window, session)

    def toggle_full_screen() -> None:
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Most starts of the window end without a dialog.
    def keys_dialog(now: Words) -> QDialog:
        from gisapp.ui.window.help_dialogs import KeysDialog

        commands = sorted(window.commands, key=window.menus.rank)
        return KeysDialog(commands, now, window)

    def about_dialog(now: Words) -> QDialog:
        from gisapp.ui.window.help_dialogs import AboutDialog

        return AboutDialog(now, window)

    keys, about = (SingleDialog(make, words) for make in (keys_dialog, about_dialog))
    window.add_commands(
        Command("quit", window.close, keys=("Ctrl+Q",), menu=MenuPlace("file", 9)),
        Command(
            "full_screen",
            toggle_full_screen,
            icon="full-screen",
            keys=("F11",),
            menu=MenuPlace("view", 0),
        ),
        Command(
            "gestures", keys.show, icon="gesture-click", keys=("F1",), menu=MenuPlace("help", 0, 0)
        ),
        Command("about", about.show, icon="info", menu=MenuPlace("help", 0, 1)),
    )
    window.closing.connect(lambda: _remember(window, session))


def _show_project(window: MainWindow, session: Session) -> None:
    """Have the title name the project, with a mark while there is something to save."""
    projects = session.projects

    def show() -> None:
        window.show_project(projects.name, projects.path.value)

    projects.path.changed.connect(lambda _: show())
    projects.title.changed.connect(lambda _: show())
    projects.is_changed.changed.connect(window.setWindowModified)
    show()


def _remember(window: MainWindow, session: Session) -> None:
    remember_preferences(session.settings, session.state)
    session.settings.remember("theme", window.appearance.choice.value)
