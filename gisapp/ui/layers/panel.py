"""The Layers panel: the tree, the opacity of the layer picked in it, and the base map."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSlider,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.events import Observable
from gisapp.core.view_state import ViewState
from gisapp.session.group_edits import GroupEdits
from gisapp.session.layer_edits import LayerEdits
from gisapp.ui.layers.legend import key_at
from gisapp.ui.layers.picked import Picked
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.layers.tree_items import group_key_of
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_LEAST_TREE_PX = 48


class LayersPanel(QWidget):
    """What is on the map; `picked` is what is picked, as it stands now.

    `activated` says that a layer was double-clicked, or Enter pressed on it.
    """

    activated = Signal()

    def __init__(
        self, view_state: ViewState, edits: LayerEdits, group_edits: GroupEdits, foot: QWidget
    ) -> None:
        super().__init__()
        self.setObjectName("layersPanel")
        self._state = view_state
        self._layers = view_state.layers
        self._edits = edits
        self.picked = Observable(Picked())
        self.tree = LayerTree(view_state, edits, group_edits)
        self._opacity_label = plain_label("", muted=True)
        self._opacity_label.setWordWrap(False)
        self._opacity = QSlider(Qt.Orientation.Horizontal)
        self._opacity.setObjectName("layerOpacity")
        self._opacity.setRange(0, 100)
        self._percent = QLabel()
        self._arrange(foot)
        self.tree.picking_changed.connect(self._pick)
        self.tree.itemActivated.connect(self._activate)
        self._opacity.valueChanged.connect(self._set_opacity)
        self._layers.changed.connect(lambda _: self._follow())
        view_state.picked_layer.changed.connect(self._pick_layer)
        view_state.words.changed.connect(self._write)
        self._write(view_state.words.value)

    def _write(self, words: Words) -> None:
        self._opacity_label.setText(words("layers.opacity"))
        self._opacity.setAccessibleName(words("layers.opacity"))
        self._show_opacity()

    def _arrange(self, foot: QWidget) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._opacity_label)
        row.addWidget(self._opacity, 1)
        row.addWidget(self._percent)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._percent.setFixedWidth(self._percent.fontMetrics().horizontalAdvance("100 %"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # In a low window the rows scroll, and nothing below them is cut.
        self.tree.setMinimumHeight(_LEAST_TREE_PX)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        layout.addWidget(foot)

    def _pick(self) -> None:
        self.picked.set(self.tree.picked)
        self._show_opacity()
        layer = self.picked.value.layer
        self._state.picked_layer.set("" if layer is None else layer.layer_id)

    def _pick_layer(self, layer_id: str) -> None:
        """Pick the row of a layer that was picked elsewhere."""
        layer = self.picked.value.layer
        if layer_id and (layer is None or layer.layer_id != layer_id):
            self.tree.pick_layer(layer_id)

    def _follow(self) -> None:
        """Have what is picked be as it is now; rows that come and go are picked by the tree."""
        now = self._layers.present(self.picked.value.ids)
        if now != self.picked.value.layers:
            self.picked.set(self.picked.value._replace(layers=now))
            self._show_opacity()

    def _activate(self, item: QTreeWidgetItem) -> None:
        if group_key_of(item) is not None:
            item.setExpanded(not item.isExpanded())
        elif not key_at(item):
            self.activated.emit()

    def _show_opacity(self) -> None:
        layer = self.picked.value.layer
        percent = round(layer.opacity * 100) if layer else 100
        self._opacity.setEnabled(layer is not None)
        self._opacity.setToolTip("" if layer else self._state.words.value("layers.pick_first"))
        self._opacity.blockSignals(True)
        self._opacity.setValue(percent)
        self._opacity.blockSignals(False)
        self._percent.setText(f"{percent} %" if layer else "")

    def _set_opacity(self, percent: int) -> None:
        layer = self.picked.value.layer
        if layer is not None:
            self._edits.set_opacity(layer.layer_id, percent / 100)
