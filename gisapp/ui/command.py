"""All commands of the window, each with its words, icon and keys."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence

from gisapp.ui.widgets.icons import icon
from gisapp.words import Words

# name: (icon, keys); the words are `command.<name>`
_WINDOW_ACTIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "open": ("open", ("Ctrl+O",)),
    "export_snapshot": ("export", ("Ctrl+E",)),
    "export_image": ("", ()),
    "export_features": ("", ()),
    "quit": ("", ("Ctrl+Q",)),
    "search": ("search", ("Ctrl+F",)),
    "show_selection": ("target", ("Ctrl+J",)),
    "view_before": ("arrow-left", ("Alt+Left",)),
    "view_after": ("arrow-right", ("Alt+Right",)),
    "select_box": ("select-box", ("Ctrl+B",)),
    "measure_distance": ("measure-distance", ("Ctrl+M",)),
    "measure_area": ("measure-area", ("Ctrl+Shift+M",)),
    "full_screen": ("full-screen", ("F11",)),
    "switch_language": ("language", ()),
    "gestures": ("gesture-click", ("F1",)),
    "about": ("info", ()),
}
# These stay pressed while their tool is at work.
_TOOLS = frozenset({"select_box", "measure_distance", "measure_area"})
# These keys also mean something in text fields and lists: they count where the map has the focus.
_CANVAS_ACTIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "zoom_in": ("zoom-in", ("+", "=")),
    "zoom_out": ("zoom-out", ("-",)),
    "home": ("full-extent", ("Home",)),
    "clear_selection": ("close", ()),
}


class Actions(QObject):
    """The window's actions by name."""

    def __init__(self) -> None:
        super().__init__()
        self._icons: dict[str, str] = {}
        self._actions: dict[str, QAction] = {}
        for name, (drawing, keys) in _WINDOW_ACTIONS.items():
            self._add(name, drawing, keys, Qt.ShortcutContext.WindowShortcut)
        for name, (drawing, keys) in _CANVAS_ACTIONS.items():
            self._add(name, drawing, keys, Qt.ShortcutContext.WidgetShortcut)

    def __getitem__(self, name: str) -> QAction:
        """Return an action by its name, such as "zoom_in"."""
        return self._actions[name]

    @property
    def for_canvas(self) -> tuple[QAction, ...]:
        """The actions that the canvas takes up, for their keys."""
        return tuple(self._actions[name] for name in _CANVAS_ACTIONS)

    def retranslate(self, words: Words) -> None:
        """Write all actions in another language."""
        for name, action in self._actions.items():
            text = words(f"command.{name}")
            action.setText(text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text.rstrip('…')} ({keys})" if keys else text.rstrip("…"))

    def recolor(self, color: QColor) -> None:
        """Draw all icons in another colour."""
        for name, drawing in self._icons.items():
            self._actions[name].setIcon(icon(drawing, color))

    def _add(
        self, name: str, drawing: str, keys: tuple[str, ...], context: Qt.ShortcutContext
    ) -> None:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(context)
        action.setCheckable(name in _TOOLS)
        if drawing:
            self._icons[name] = drawing
        self._actions[name] = action
