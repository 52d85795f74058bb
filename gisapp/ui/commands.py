"""What each action of the window does.

Dialogs are imported where one is shown: most starts of the window end without them.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from gisapp.core.view_state import ViewState, in_language
from gisapp.ui.actions import Actions
from gisapp.ui.file_commands import FileCommands
from gisapp.ui.main_window import MainWindow
from gisapp.ui.navigation import ZOOM_STEP, Navigation
from gisapp.ui.selecting import Selecting
from gisapp.ui.tasks import Tasks
from gisapp.words import Words


class Commands:
    """Does what the actions say, and enables those that have something to do."""

    def __init__(
        self,
        window: MainWindow,
        view_state: ViewState,
        navigation: Navigation,
        selecting: Selecting,
        files: FileCommands,
        tasks: Tasks,
        words_of: Callable[[], Words],
    ) -> None:
        self._window = window
        self._state = view_state
        self._files = files
        self._tasks = tasks
        self._words_of = words_of
        self._navigation = navigation
        actions = window.commands
        for name, deed in self._deeds(navigation, selecting).items():
            actions[name].triggered.connect(lambda _, deed=deed: deed())
        window.parts.layers.properties_wanted.connect(self._show_properties)
        navigation.moved.connect(lambda _: self._enable(actions))
        view_state.selection.changed.connect(lambda _: self._enable(actions))
        self._enable(actions)

    def _deeds(
        self, navigation: Navigation, selecting: Selecting
    ) -> Mapping[str, Callable[[], object]]:
        window = self._window
        return {
            "open": self._files.open,
            "export_snapshot": self._files.export_snapshot,
            "export_image": self._files.export_image,
            "export_features": self._files.export_features,
            "quit": window.close,
            # For this reason a field selects its text, to be typed over.
            "search": lambda: window.parts.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "zoom_in": lambda: navigation.zoom(ZOOM_STEP),
            "zoom_out": lambda: navigation.zoom(1 / ZOOM_STEP),
            "home": navigation.go_home,
            "show_selection": selecting.show_selection,
            "view_before": navigation.back,
            "view_after": navigation.forward,
            "clear_selection": selecting.clear,
            "full_screen": window.toggle_full_screen,
            "switch_language": self._switch_language,
            "gestures": self._explain_gestures,
            "about": self._tell_about_gisapp,
        }

    def _enable(self, actions: Actions) -> None:
        selected = self._state.selection.value
        actions["show_selection"].setEnabled(bool(selected.features))
        actions["clear_selection"].setEnabled(bool(selected.features or selected.topic))
        actions["view_before"].setEnabled(self._navigation.can_go_back)
        actions["view_after"].setEnabled(self._navigation.can_go_forward)

    def _switch_language(self) -> None:
        now = self._state.preferences.value
        self._state.preferences.set(in_language(now, "en" if now.language == "zh" else "zh"))

    def _explain_gestures(self) -> None:
        from gisapp.ui.help_dialogs import GesturesDialog

        self._show(GesturesDialog(self._words_of(), self._window))

    def _tell_about_gisapp(self) -> None:
        from gisapp.ui.help_dialogs import AboutDialog

        self._show(AboutDialog(self._words_of(), self._window))

    def _show_properties(self, layer_id: str) -> None:
        from gisapp.ui.layer_properties import LayerProperties

        layer = self._state.layers[layer_id]
        self._show(LayerProperties(layer, self._tasks, self._words_of(), self._window))

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
