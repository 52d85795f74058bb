"""The Layers panel: the tree, and what can be done with the layer that is picked in it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QVBoxLayout, QWidget

from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.view_state import ViewState
from gisapp.session.navigation import Navigation
from gisapp.session.styling import LayerStyler
from gisapp.ui.layers.basemap_chooser import BasemapChooser
from gisapp.ui.layers.color_menu import add_color_menu
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words


class LayersPanel(QWidget):
    """What is on the map; `properties_wanted` asks to tell of a layer, by its id."""

    properties_wanted = Signal(str)

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        coloring: LayerStyler,
        basemaps: BasemapChooser,
        words: Words,
    ) -> None:
        super().__init__()
        self.setObjectName("layersPanel")
        self._layers = view_state.layers
        self._navigation = navigation
        self.basemaps = basemaps
        self._coloring = coloring
        self._words = words
        self._picked = ""
        self._tree = LayerTree(view_state, words)
        self._opacity_label = plain_label("", muted=True)
        self._opacity_label.setWordWrap(False)
        self._opacity = QSlider(Qt.Orientation.Horizontal)
        self._opacity.setObjectName("layerOpacity")
        self._opacity.setRange(0, 100)
        self._percent = QLabel()
        self._arrange()
        self._tree.layer_picked.connect(self._pick)
        self._tree.customContextMenuRequested.connect(self._show_menu)
        self._tree.itemDoubleClicked.connect(lambda: self._zoom_to(self._picked))
        self._opacity.valueChanged.connect(self._set_opacity)
        self._layers.changed.connect(lambda _: self._show_opacity())
        self._write()

    def retranslate(self, words: Words) -> None:
        """Write the panel in another language."""
        self._words = words
        self._tree.retranslate(words)
        self.basemaps.retranslate(words)
        self._write()

    def _write(self) -> None:
        words = self._words
        self._opacity_label.setText(words("layers.opacity"))
        self._opacity.setAccessibleName(words("layers.opacity"))
        self._show_opacity()

    def _arrange(self) -> None:
        footer = QHBoxLayout()
        footer.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        footer.setSpacing(Space.S)
        footer.addWidget(self._opacity_label)
        footer.addWidget(self._opacity, 1)
        footer.addWidget(self._percent)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._percent.setFixedWidth(self._percent.fontMetrics().horizontalAdvance("100 %"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tree, 1)
        layout.addLayout(footer)
        layout.addWidget(self.basemaps)

    def _pick(self, layer_id: str) -> None:
        self._picked = layer_id
        self._show_opacity()

    def _show_opacity(self) -> None:
        known = self._picked in self._layers
        percent = round(self._layers[self._picked].opacity * 100) if known else 100
        self._opacity.setEnabled(known)
        self._opacity.setToolTip("" if known else self._words("layers.pick_first"))
        self._opacity.blockSignals(True)
        self._opacity.setValue(percent)
        self._opacity.blockSignals(False)
        self._percent.setText(f"{percent} %" if known else "")

    def _set_opacity(self, percent: int) -> None:
        if self._picked in self._layers:
            self._layers.set_opacity(self._picked, percent / 100)

    def _show_menu(self, place: QPoint) -> None:
        if self._picked in self._layers:
            menu = self._menu_of(self._layers[self._picked])
            menu.popup(self._tree.viewport().mapToGlobal(place))

    def _menu_of(self, layer: Layer) -> QMenu:
        words, layer_id = self._words, layer.layer_id
        menu = QMenu(self)
        menu.setObjectName("layerMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        zoom = menu.addAction(words("layers.zoom_to"), lambda: self._zoom_to(layer_id))
        zoom.setEnabled(layer.extent is not None)
        # Layers of the park schema and the base map have a designed look.
        if layer.dataset is None and layer.identifiable and layer.attributes.fields:
            add_color_menu(menu, layer, self._coloring, words)
        menu.addSeparator()
        siblings = [one.layer_id for one in self._layers.layers if one.group == layer.group]
        place = siblings.index(layer_id)
        up = menu.addAction(
            words("layers.move_up"),
            lambda: self._tree.put_beside(layer_id, siblings[place + 1], below=False),
        )
        up.setEnabled(place + 1 < len(siblings))
        down = menu.addAction(
            words("layers.move_down"),
            lambda: self._tree.put_beside(layer_id, siblings[place - 1], below=True),
        )
        down.setEnabled(place > 0)
        menu.addSeparator()
        menu.addAction(words("layers.properties"), lambda: self.properties_wanted.emit(layer_id))
        remove = menu.addAction(words("layers.remove"), lambda: self._layers.remove(layer_id))
        remove.setEnabled(layer.group not in OFFLINE_BASEMAP_GROUPS)
        return menu

    def _zoom_to(self, layer_id: str) -> None:
        if layer_id in self._layers:
            layer = self._layers[layer_id]
            if not layer.visible:
                self._layers.show(layer_id, visible=True)
            if layer.extent is not None:
                self._navigation.show_extent(layer.extent)
