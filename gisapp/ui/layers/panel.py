"""The Layers panel: the tree, the opacity of the layer picked in it, and the base map."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from gisapp.core.events import Observable
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.view_state import ViewState
from gisapp.session.layer_edits import LayerEdits
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words


class PickedLayer(NamedTuple):
    """The layer that is picked, and the ids of its neighbours in its group, None for none."""

    layer: Layer
    above: str | None
    below: str | None


class LayersPanel(QWidget):
    """What is on the map; `picked` is the layer that is picked, as it stands now.

    `menu_requested` emits the place on the screen at which the layer's menu is asked for;
    `activated` says that the layer was double-clicked.
    """

    menu_requested = Signal(QPoint)
    activated = Signal()

    def __init__(self, view_state: ViewState, edits: LayerEdits, foot: QWidget) -> None:
        super().__init__()
        self.setObjectName("layersPanel")
        self._state = view_state
        self._layers = view_state.layers
        self._edits = edits
        self._picked_id = ""
        self.picked: Observable[PickedLayer | None] = Observable(None)
        self.tree = LayerTree(view_state, edits)
        self._opacity_label = plain_label("", muted=True)
        self._opacity_label.setWordWrap(False)
        self._opacity = QSlider(Qt.Orientation.Horizontal)
        self._opacity.setObjectName("layerOpacity")
        self._opacity.setRange(0, 100)
        self._percent = QLabel()
        self._arrange(foot)
        self.tree.layer_picked.connect(self._pick)
        self.tree.customContextMenuRequested.connect(self._request_menu)
        self.tree.itemDoubleClicked.connect(lambda: self.activated.emit())
        self._opacity.valueChanged.connect(self._set_opacity)
        self._layers.changed.connect(lambda _: self._pick(self._picked_id))
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
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        layout.addWidget(foot)

    def _pick(self, layer_id: str) -> None:
        # What was removed is not picked any more where it comes back.
        self._picked_id = layer_id if layer_id in self._layers else ""
        self.picked.set(_picked(self._layers, layer_id))
        self._show_opacity()

    def _show_opacity(self) -> None:
        picked = self.picked.value
        percent = round(picked.layer.opacity * 100) if picked else 100
        self._opacity.setEnabled(picked is not None)
        self._opacity.setToolTip("" if picked else self._state.words.value("layers.pick_first"))
        self._opacity.blockSignals(True)
        self._opacity.setValue(percent)
        self._opacity.blockSignals(False)
        self._percent.setText(f"{percent} %" if picked else "")

    def _set_opacity(self, percent: int) -> None:
        if self._picked_id in self._layers:
            self._edits.set_opacity(self._picked_id, percent / 100)

    def _request_menu(self, place: QPoint) -> None:
        if self.picked.value is not None:
            self.menu_requested.emit(self.tree.viewport().mapToGlobal(place))


def _picked(layers: LayerStack, layer_id: str) -> PickedLayer | None:
    if layer_id not in layers:
        return None
    layer = layers[layer_id]
    siblings = [each.layer_id for each in layers.layers if each.group == layer.group]
    place = siblings.index(layer_id)
    above = siblings[place + 1] if place + 1 < len(siblings) else None
    return PickedLayer(layer, above, siblings[place - 1] if place else None)
