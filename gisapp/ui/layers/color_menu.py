"""The menu that chooses the attribute by which a layer is coloured."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Method
from gisapp.session.layer_edits import LayerEdits
from gisapp.ui.widgets.plain_text import in_menu
from gisapp.words import Words

METHODS: tuple[Method, ...] = ("quantiles", "natural", "pretty", "values")
_LONGEST_NAME_PX = 320


def add_color_entries(menu: QMenu, layer: Layer, edits: LayerEdits, words: Words) -> None:
    """Fill a menu with a layer's attributes, and with methods where the chosen one has numbers."""
    layer_id = layer.layer_id
    current = layer.coloring.attribute
    fields = {field.name: field for field in layer.attributes.fields}
    by_field = _Options(menu)
    by_field.add(words("layers.single_color"), not current, partial(edits.color_alike, layer_id))
    menu.addSeparator()
    for name, field in fields.items():
        by_field.add(field.shown, name == current, partial(edits.color_by, layer_id, name))
    if current in fields and fields[current].is_numeric:
        menu.addSeparator()
        by_method = _Options(menu)
        for method in METHODS:
            by_method.add(
                words(f"layers.method_{method}"),
                method == layer.coloring.method,
                partial(edits.color_by, layer_id, current, method),
            )


class _Options:
    """Entries of a menu of which one is chosen."""

    def __init__(self, menu: QMenu) -> None:
        self._menu = menu
        self._group = QActionGroup(menu)

    def add(self, text: str, is_chosen: bool, choose: Callable[[], None]) -> None:
        """Add an entry; `text` may come from a file and is shown as it is."""
        shown = self._menu.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME_PX
        )
        action = self._menu.addAction(in_menu(shown))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.setActionGroup(self._group)
        action.triggered.connect(lambda: choose())
