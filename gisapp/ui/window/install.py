"""What the window has of its own: status bar, preferences, help, full screen and quitting."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from gisapp.session.preferences import remember_preferences
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.widgets.qt_translations import QtTranslations
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.preferences import install_preferences
from gisapp.ui.window.status_bar import install_status_bar
from gisapp.ui.window.undo import install_undo


def install(window: MainWindow, session: Session) -> None:
    """Add what every window has, whatever is shown in it."""
    words = session.state.words
    translations = QtTranslations(words.value.language)
    translations.setParent(window)
    words.changed.connect(lambda now: translations.speak(now.language))
    install_status_bar(window, session)
    install_preferences(window, session)
    install_undo(window, session)

    def toggle_full_screen() -> None:
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_keys() -> None:
        from gisapp.ui.window.help_dialogs import KeysDialog

        _show(KeysDialog(window.commands, words.value, window))

    def show_about() -> None:
        from gisapp.ui.window.help_dialogs import AboutDialog

        _show(AboutDialog(words.value, window))

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
            "gestures", show_keys, icon="gesture-click", keys=("F1",), menu=MenuPlace("help", 0, 0)
        ),
        Command("about", show_about, icon="info", menu=MenuPlace("help", 0, 1)),
    )
    window.closing.connect(lambda: _remember(window, session))


def _remember(window: MainWindow, session: Session) -> None:
    remember_preferences(session.settings, session.state)
    session.settings.remember("theme", window.appearance.choice.value)


def _show(dialog: QDialog) -> None:
    # Most starts of the window end without a dialog.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
