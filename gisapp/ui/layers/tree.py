"""The tree of layers: groups, layers with check boxes and counts, and the classes of each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.layers.names import group_title
from gisapp.core.layers.symbology import Symbology
from gisapp.core.text.joining import joined
from gisapp.core.view_state import ViewState
from gisapp.render.palette import load_palette
from gisapp.session.layer_edits import LayerEdits
from gisapp.ui.layers.legend import legend_rows
from gisapp.ui.layers.swatch import HEIGHT_PX, WIDTH_PX, Swatches
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.ui.widgets.theme import theme_of

NAME, COUNT = 0, 1
LAYER_ID, FOLD_ID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1

_Flag = Qt.ItemFlag
_MAY_CHECK = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemIsUserCheckable


class LayerTree(QTreeWidget):
    """Shows the layers of a view state, the topmost first, and switches them on and off.

    `layer_picked` emits the id of the layer that is picked by keyboard or mouse, "" for none.
    """

    layer_picked = Signal(str)

    def __init__(
        self, view_state: ViewState, edits: LayerEdits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("layerTree")
        self._layers = view_state.layers
        self._edits = edits
        self._basemap = view_state.basemap
        self._words = view_state.words
        self._items: dict[str, QTreeWidgetItem] = {}
        shown_groups = {layer.group for layer in self._layers.visible}
        hidden_groups = set(_groups(self._layers.layers)) - shown_groups
        self._folded = hidden_groups.union(OFFLINE_BASEMAP_GROUPS)
        self._shown: tuple[tuple[str, str, Symbology], ...] = ()
        self._theme = theme_of(self.palette())
        self._swatches = Swatches(load_palette(self._theme.name))
        self._configure()
        self._rebuild()
        self._layers.changed.connect(lambda _: self._update())
        self._basemap.changed.connect(lambda _: self._rebuild())
        self._words.changed.connect(lambda _: self._rebuild())
        self.itemChanged.connect(self._take_check)
        self.itemExpanded.connect(lambda item: self._note_fold(item, folded=False))
        self.itemCollapsed.connect(lambda item: self._note_fold(item, folded=True))
        self.currentItemChanged.connect(lambda item, _: self.layer_picked.emit(layer_id_of(item)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and theme_of(self.palette()) != self._theme:
            self._theme = theme_of(self.palette())
            self._swatches = Swatches(load_palette(self._theme.name))
            self._rebuild()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the dragged layer in the stack; the tree then follows the stack."""
        dragged, target = self.currentItem(), self.itemAt(event.position().toPoint())
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        # Qt must not move the rows itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged is not None and target is not None:
            self.put_beside(layer_id_of(dragged), layer_id_of(target), below=below)

    def put_beside(self, layer_id: str, target_id: str, *, below: bool) -> None:
        """Draw a layer just below or just above another one of its group."""
        groups = {layer.layer_id: layer.group for layer in self._layers.layers}
        if layer_id != target_id and groups.get(layer_id) == groups.get(target_id, ""):
            others = [other for other in groups if other != layer_id]
            self._edits.move(layer_id, others.index(target_id) + (0 if below else 1))

    def _configure(self) -> None:
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIconSize(QSize(WIDTH_PX, HEIGHT_PX))
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setMinimumSectionSize(20)

    def _update(self) -> None:
        if _rows_of(self._layers.layers) != self._shown:
            self._rebuild()
            return
        self.blockSignals(True)
        for layer in self._layers.layers:
            item = self._items[layer.layer_id]
            item.setCheckState(NAME, _check_state(layer.visible))
            item.setText(NAME, layer.name.in_language(self._words.value.language))
            item.setText(COUNT, _count_of(layer))
        self.blockSignals(False)
        self.viewport().update()

    def _rebuild(self) -> None:
        picked = layer_id_of(self.currentItem())
        self.blockSignals(True)
        self.clear()
        self._items.clear()
        layers = self._layers.layers
        self._shown = _rows_of(layers)
        for group in _groups(layers):
            head = self._add_group(group)
            rows = [self._layer_item(layer) for layer in reversed(layers) if layer.group == group]
            head.addChildren(rows)
            for row in (head, *rows):
                row.setExpanded(row.data(NAME, FOLD_ID) not in self._folded)
            if group in OFFLINE_BASEMAP_GROUPS and self._basemap.value is not None:
                head.setDisabled(True)
                head.setToolTip(NAME, self._words.value("basemap.stands_in"))
        self.blockSignals(False)
        if picked in self._items:
            self.setCurrentItem(self._items[picked])

    def _add_group(self, group: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem([group_title(group, self._words.value), ""])
        head.setData(NAME, FOLD_ID, group)
        head.setFlags(_MAY_CHECK | _Flag.ItemIsAutoTristate | _Flag.ItemIsDropEnabled)
        font = self.font()
        font.setBold(True)
        head.setFont(NAME, font)
        self.addTopLevelItem(head)
        return head

    def _layer_item(self, layer: Layer) -> QTreeWidgetItem:
        language = self._words.value.language
        item = QTreeWidgetItem([layer.name.in_language(language), _count_of(layer)])
        item.setData(NAME, LAYER_ID, layer.layer_id)
        item.setData(NAME, FOLD_ID, layer.layer_id)
        item.setFlags(_MAY_CHECK | _Flag.ItemIsDragEnabled)
        item.setCheckState(NAME, _check_state(layer.visible))
        item.setTextAlignment(COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        quiet = self._theme.color("text_muted")
        item.setForeground(COUNT, quiet)
        # The whole name too, for a narrow panel cuts it.
        names = joined(layer.name.in_language(language), layer.name.other_than(language))
        item.setToolTip(NAME, in_tooltip(names))
        if layer.raster is not None:
            item.setIcon(NAME, icon("raster", quiet))
        elif layer.symbology.attribute:
            item.addChildren(legend_rows(layer, self._swatches, language, quiet))
        elif layer.is_table:
            item.setIcon(NAME, icon("table", quiet))
        else:
            item.setIcon(NAME, self._swatches.of(layer.symbology.common, layer.geometry.kind))
        self._items[layer.layer_id] = item
        return item

    def _take_check(self, item: QTreeWidgetItem, column: int) -> None:
        layer_id = layer_id_of(item)
        if column == NAME and layer_id and item is self._items[layer_id]:
            visible = item.checkState(NAME) == Qt.CheckState.Checked
            if self._layers[layer_id].visible != visible:
                self._edits.show(layer_id, visible=visible)

    def _note_fold(self, item: QTreeWidgetItem, *, folded: bool) -> None:
        fold_id = item.data(NAME, FOLD_ID)
        (self._folded.add if folded else self._folded.discard)(fold_id)


def layer_id_of(item: QTreeWidgetItem | None) -> str:
    """Return the layer that a row or its legend stands for, "" for a group or no row."""
    while item is not None:
        value = item.data(NAME, LAYER_ID)
        if isinstance(value, str):
            return value
        item = item.parent()
    return ""


def _rows_of(layers: Sequence[Layer]) -> tuple[tuple[str, str, Symbology], ...]:
    """Return all that the tree's rows depend on, but for what is checked."""
    return tuple((layer.layer_id, layer.group, layer.symbology) for layer in layers)


def _groups(layers: Sequence[Layer]) -> list[str]:
    topmost_first = dict.fromkeys(layer.group for layer in reversed(layers))
    return sorted(topmost_first, key=lambda group: group in OFFLINE_BASEMAP_GROUPS)


def _count_of(layer: Layer) -> str:
    return "" if layer.raster is not None else f"{layer.feature_count:,}"


def _check_state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
