"""What a user does to single classes of a layer: in the legend and in the style panel alike."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gisapp.core.filters.conditions import without_field
from gisapp.core.filters.layer_filter import LayerFilter
from gisapp.core.layers.class_filter import condition_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import ClassChoice, LayerStyle
from gisapp.core.layers.style_changes import (
    choice_of,
    color_of,
    showing_all,
    showing_only,
    with_choice,
)
from gisapp.core.layers.symbology import SymbolClass
from gisapp.core.view_state import ViewState
from gisapp.session.layer_edits import LayerEdits
from gisapp.ui.widgets.color_dialog import ask_color


class ClassActs:
    """Hides, shows, names and colours classes; each can be undone.

    Classes are spoken of by their keys in `Symbology.keys`.
    """

    def __init__(self, view_state: ViewState, edits: LayerEdits) -> None:
        self._state = view_state
        self._layers = view_state.layers
        self._edits = edits

    def class_of(self, layer_id: str, key: str) -> SymbolClass | None:
        """Return a class as it stands now; None where it is gone."""
        if layer_id not in self._layers:
            return None
        symbology = self._layers[layer_id].coloring
        return dict(zip(symbology.keys, symbology.classes, strict=True)).get(key)

    def toggle(self, layer_id: str, key: str) -> None:
        """Hide a class, or show it again."""
        made = self.class_of(layer_id, key)
        if made is not None:
            self._say(layer_id, replace(self._said(layer_id, key), is_hidden=not made.is_hidden))

    def show_only(self, layer_id: str, key: str) -> None:
        """Hide all classes but one."""
        symbology = self._layers[layer_id].coloring
        self._put(layer_id, showing_only(self._style(layer_id), symbology, key))

    def show_all(self, layer_id: str) -> None:
        """Hide no class any more."""
        self._put(layer_id, showing_all(self._style(layer_id)))

    def rename(self, layer_id: str, key: str, label: str) -> None:
        """Give a class another label; an empty one for what is made."""
        made = self.class_of(layer_id, key)
        plain = " ".join(label.split())
        if made is None or plain == made.label.in_language(self._state.words.value.language):
            return
        is_made = plain == made.made_label.in_language(self._state.words.value.language)
        said = "" if is_made else plain
        self._say(layer_id, replace(self._said(layer_id, key), label=said))

    def color(self, layer_id: str, key: str, color: str) -> None:
        """Give a class another colour; empty for what is made."""
        if self.class_of(layer_id, key) is not None:
            self._say(layer_id, replace(self._said(layer_id, key), color=color))

    def ask_color(self, layer_id: str, key: str, parent: QWidget) -> None:
        """Open the dialog for the colour of a class; closed without a choice, all is as before."""
        made = self.class_of(layer_id, key)
        if made is None:
            return
        before = self._said(layer_id, key).color
        shown = color_of(made)
        title = made.label.in_language(self._state.words.value.language)

        def take(color: str) -> None:
            self.color(layer_id, key, before if color == shown else color)

        ask_color(shown, title, parent, take)

    def reset(self, layer_id: str, key: str) -> None:
        """Forget all that was said of a class."""
        self._say(layer_id, ClassChoice(key))

    def filter_to(self, layer_id: str, key: str) -> None:
        """Show only the features of a class, by a filter."""
        condition = condition_of(self._layers[layer_id].coloring, key)
        if condition is None:
            return
        others = without_field(self._layers[layer_id].filter, condition.field)
        self._edits.filter(layer_id, LayerFilter((*others.conditions, condition)))

    def menu_of(
        self, layer_id: str, key: str, parent: QWidget, rename: Callable[[], object]
    ) -> QMenu:
        """Return the menu of a class, which goes when it is closed.

        Parameters
        ----------
        rename : callable
            Begins to edit the label where it stands.
        """
        layer, words = self._layers[layer_id], self._state.words.value
        made = self.class_of(layer_id, key)
        menu = QMenu(parent)
        menu.setObjectName("classMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def add(code: str, act: Callable[[], object], *, is_possible: bool = True) -> QAction:
            action = menu.addAction(words(f"style.class_{code}"))
            action.setObjectName(f"class_{code}")
            action.triggered.connect(lambda: act())
            action.setEnabled(is_possible)
            return action

        is_hidden = made is not None and made.is_hidden
        add("show" if is_hidden else "hide", partial(self.toggle, layer_id, key))
        add("only", partial(self.show_only, layer_id, key), is_possible=not _is_alone(layer, key))
        any_hidden = any(each.is_hidden for each in layer.coloring.classes)
        add("show_all", partial(self.show_all, layer_id), is_possible=any_hidden)
        menu.addSeparator()
        add("color", partial(self.ask_color, layer_id, key, parent))
        add("rename", rename)
        is_changed = choice_of(layer.style, key) != ClassChoice(key)
        add("reset", partial(self.reset, layer_id, key), is_possible=is_changed)
        menu.addSeparator()
        can_filter = condition_of(layer.coloring, key) is not None
        filtering = add("filter", partial(self.filter_to, layer_id, key), is_possible=can_filter)
        if not can_filter:
            menu.setToolTipsVisible(True)
            filtering.setToolTip(words("style.class_filter_others"))
        return menu

    def _said(self, layer_id: str, key: str) -> ClassChoice:
        return choice_of(self._style(layer_id), key)

    def _say(self, layer_id: str, choice: ClassChoice) -> None:
        self._put(layer_id, with_choice(self._style(layer_id), choice))

    def _style(self, layer_id: str) -> LayerStyle:
        return self._layers[layer_id].style

    def _put(self, layer_id: str, style: LayerStyle) -> None:
        if style != self._style(layer_id):
            self._edits.style(layer_id, style)


def _is_alone(layer: Layer, key: str) -> bool:
    """True if a class is the only one that is shown."""
    shown = {
        known
        for known, each in zip(layer.coloring.keys, layer.coloring.classes, strict=True)
        if not each.is_hidden
    }
    return shown == {key}
