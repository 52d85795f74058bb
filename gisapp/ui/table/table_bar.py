"""The line above the table: which layer, which rows, and how many there are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QToolButton, QWidget

from gisapp.core.layers.layer import Layer
from gisapp.core.tables.table_look import SCOPES, Scope
from gisapp.core.view_state import ViewState
from gisapp.session.table.layer_tables import LayerTables
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, Theme
from gisapp.words import Words

_LAYER_LETTERS = 18
_LEAST_PX = 90


class TableBar(QWidget):
    """Chooses the layer and the rows; `find_asked` is for the button that finds."""

    find_asked = Signal()

    def __init__(self, state: ViewState, tables: LayerTables) -> None:
        super().__init__()
        self._state = state
        self._tables = tables
        self.layers = QComboBox()
        self.layers.setObjectName("tableLayer")
        self.layers.setMinimumContentsLength(_LAYER_LETTERS)
        self.layers.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.counts = plain_label("", muted=True)
        self.counts.setWordWrap(False)
        # In a narrow window it makes room for the buttons.
        self.layers.setMinimumWidth(_LEAST_PX)
        self.scopes = {name: QPushButton() for name in SCOPES}
        self.find_button = QToolButton()
        self.find_button.clicked.connect(self.find_asked.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self.layers)
        line.addWidget(self.counts)
        line.addStretch(1)
        for name, button in self.scopes.items():
            button.setObjectName("kindChip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked, name=name: self._choose(name, checked))
            line.addWidget(button)
        line.addWidget(self.find_button)
        self._listed: list[tuple[str, str]] = []
        self.layers.activated.connect(lambda place: tables.open(self.layers.itemData(place)))
        state.layers.changed.connect(lambda _: self.update_all())
        state.words.changed.connect(lambda _: self.update_all())
        tables.layer_id.changed.connect(lambda _: self.update_all())
        for event in (tables.looked, tables.arranged):
            event.connect(lambda _: self.update_counts())
        tables.busy.changed.connect(lambda _: self.update_counts())
        state.selection.changed.connect(lambda _: self.update_counts())
        self.update_all()

    def recolor(self, theme: Theme) -> None:
        """Draw the button in the colours of a theme."""
        self.find_button.setIcon(icon("search", theme.color("text_muted")))

    def update_all(self) -> None:
        """Write all anew."""
        words = self._state.words.value
        self._list_layers(self._tables.layers, words)
        self.layers.setAccessibleName(words("table.layer"))
        self.find_button.setToolTip(words("table.find_hint"))
        self.find_button.setAccessibleName(words("table.find_hint"))
        for name, button in self.scopes.items():
            button.setText(words(f"table.only_{name}"))
            button.setToolTip(words(f"table.only_{name}_hint"))
        self.update_counts()

    def update_counts(self) -> None:
        """Tell how many rows there are, and which are chosen."""
        look, layer = self._tables.look, self._tables.layer
        for name, button in self.scopes.items():
            button.setChecked(look.shows_only(name))
        is_filtered = layer is not None and layer.content.shown is not None
        self.scopes["filtered"].setVisible(is_filtered)
        self.scopes["in_view"].setEnabled(layer is not None and not layer.is_table)
        self.counts.setText(self._counted())

    def _counted(self) -> str:
        words, layer, shown = self._state.words.value, self._tables.layer, self._tables.shown
        if layer is None:
            return ""
        if self._tables.busy.value:
            return words(f"table.busy_{self._tables.busy.value}")
        if shown is None:
            return ""
        count, rows = shown.line_count, shown.rows.count
        code = "table.rows" if count == rows else "table.rows_shown"
        parts = [words(code, count=count, rows=rows)]
        selected = len(self._tables.selected)
        if selected:
            parts.append(words("table.rows_selected", count=selected))
        return " · ".join(parts)

    def _choose(self, name: Scope, checked: bool) -> None:
        self._tables.change_look(self._tables.look.showing_only(name, checked=checked))
        self.update_counts()

    def _list_layers(self, layers: Sequence[Layer], words: Words) -> None:
        listed = [(each.layer_id, each.name.in_language(words.language)) for each in layers]
        if listed != self._listed:
            self._listed = listed
            self.layers.clear()
            for layer_id, name in listed:
                self.layers.addItem(name, layer_id)
        self.layers.setCurrentIndex(self.layers.findData(self._tables.layer_id.value))
        self.layers.setEnabled(bool(listed))
