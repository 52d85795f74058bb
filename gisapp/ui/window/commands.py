"""What each action of the window does.

Dialogs are imported where one is shown: most starts of the window end without them.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from gisapp.core.view_state import ViewState
from gisapp.session.navigation import ZOOM_STEP, Navigation
from gisapp.session.preferences import use_language
from gisapp.session.selecting import Selector
from gisapp.session.tasks import Tasks
from gisapp.ui.command import Actions
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import Words


class Commands:
    """Does what the actions say, and enables those that have something to do."""

    def __init__(
        self,
        window: MainWindow,
        view_state: ViewState,
        navigation: Navigation,
        selecting: Selector,
        files: Mapping[str, Callable[[], object]],
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
        for name, callback in self._callbacks(navigation, selecting).items():
            actions[name].triggered.connect(lambda _, callback=callback: callback())
        window.parts.layers.properties_wanted.connect(self._show_properties)
        navigation.moved.connect(lambda _: self._enable(actions))
        view_state.selection.changed.connect(lambda _: self._enable(actions))
        self._enable(actions)

    def _callbacks(
        self, navigation: Navigation, selecting: Selector
    ) -> Mapping[str, Callable[[], object]]:
        window = self._window
        return {
            **self._files,
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
        actions["view_before"].setEnabled(self._navigation.can_go_back.value)
        actions["view_after"].setEnabled(self._navigation.can_go_forward.value)

    def _switch_language(self) -> None:
        now = self._state.words.value.language
        use_language(self._state, "en" if now == "zh" else "zh")

    def _explain_gestures(self) -> None:
        from gisapp.ui.window.help_dialogs import GesturesDialog

        self._show(GesturesDialog(self._words_of(), self._window))

    def _tell_about_gisapp(self) -> None:
        from gisapp.ui.window.help_dialogs import AboutDialog

        self._show(AboutDialog(self._words_of(), self._window))

    def _show_properties(self, layer_id: str) -> None:
        from gisapp.ui.layers.properties_dialog import PropertiesDialog

        layer = self._state.layers[layer_id]
        self._show(PropertiesDialog(layer, self._tasks, self._words_of(), self._window))

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
