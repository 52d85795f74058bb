"""The tree of layers in drawing order: groups, layers with check boxes and counts, and legends."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gisapp.core.layers.groups import BASE_GROUP, GroupKey, group_entries
from gisapp.core.view_state import ViewState
from gisapp.render.palette import load_palette
from gisapp.session.group_edits import GroupEdits
from gisapp.session.layer_edits import LayerEdits
from gisapp.ui.layers.drop_place import drop_place, drop_position
from gisapp.ui.layers.legend import key_at
from gisapp.ui.layers.picked import Picked
from gisapp.ui.layers.row_delegate import NAME_EDITOR, RowDelegate
from gisapp.ui.layers.row_hover import RowHover
from gisapp.ui.layers.swatch import HEIGHT_PX, WIDTH_PX, Swatches
from gisapp.ui.layers.tree_items import (
    COUNT,
    NAME,
    REASON,
    LayerItems,
    RowContext,
    group_key_of,
    layer_id_of,
)
from gisapp.ui.widgets.theme import theme_of
from gisapp.words import Words


class LayerTree(QTreeWidget):
    """Shows the layers of a view state, the topmost first, and switches, names and moves them.

    What changes is shown once for each turn of the event loop. `picking_changed` says that
    something else may be picked, by keyboard or mouse; `scale_wanted` emits the id of a layer that
    is not drawn at the scale of now and shall be; `menu_wanted` emits the place on the screen at
    which the menu of what is picked is asked for, and `class_renamed` a layer, the key of one of
    its classes and the label that the user typed for it.
    """

    picking_changed = Signal()
    scale_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    class_renamed = Signal(str, str, str)

    def __init__(
        self,
        view_state: ViewState,
        edits: LayerEdits,
        group_edits: GroupEdits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("layerTree")
        self._state = view_state
        self._layers = view_state.layers
        self._edits = edits
        self._group_edits = group_edits
        self._theme = theme_of(self.palette())
        self._swatches = Swatches(load_palette(self._theme.name))
        self._resolution = view_state.viewport.value.resolution
        self._items = LayerItems(self)
        self._items.folded.update(
            entry.key
            for entry in group_entries(self._layers.layers)
            if entry.key == BASE_GROUP or not any(each.visible for each in entry.layers)
        )
        self._delegate = RowDelegate(self)
        self._hover = RowHover(self)
        self.buttons = self._hover.buttons
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._configure()
        self._connect()
        self._write(view_state.words.value)
        self.refresh()

    @property
    def picked(self) -> Picked:
        """What is picked now; of a legend its layer."""
        current = self.currentItem()
        of_legend = [current] if current is not None and layer_id_of(current.parent()) else []
        rows = self.selectedItems() or of_legend
        groups = tuple(key for each in rows if (key := group_key_of(each)) is not None)
        ids = {layer_id_of(each) for each in rows}
        entries = group_entries(self._layers.layers)
        layers = (
            layer
            for entry in entries
            for layer in entry.layers
            if layer.layer_id in ids or (entry.is_group and entry.key in groups)
        )
        return Picked(tuple(layers), groups)

    @property
    def folded_groups(self) -> tuple[GroupKey, ...]:
        """The groups of which only the name is seen."""
        return tuple(key for key in self._items.heads if key in self._items.folded)

    def refresh(self) -> None:
        """Show all as it is now, without waiting for the next turn of the event loop."""
        self._soon.stop()
        chosen, current = self.selectedItems(), self.currentItem()
        context = RowContext(
            self._state.words.value,
            self._theme,
            self._swatches,
            self._state.viewport.value,
            self._state.basemap.value is not None,
        )
        self.blockSignals(True)
        self._items.show(group_entries(self._layers.layers), context)
        self._pick_again(chosen, current)
        self.blockSignals(False)
        self.header().resizeSection(COUNT, self._items.counts_width_px)
        self._tell_picking()

    def pick_row(self, item: QTreeWidgetItem) -> None:
        """Pick a row alone, whichever keys are held."""
        flag = self.selectionModel().SelectionFlag
        self.setCurrentItem(item, NAME, flag.ClearAndSelect | flag.Rows)

    def pick_group(self, key: GroupKey) -> None:
        """Pick a group that has just been made, and let the user name it."""
        self.refresh()
        head = self._items.heads.get(key)
        if head is not None:
            self.pick_row(head)
            self.editItem(head, NAME)

    def pick_layer(self, layer_id: str) -> None:
        """Pick the row of a layer, where there is one."""
        self.refresh()
        row = self._items.rows.get(layer_id)
        if row is not None:
            self.setCurrentItem(row)

    def rename_picked(self) -> None:
        """Let the user name the current row."""
        item = self.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(item, NAME)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and theme_of(self.palette()) != self._theme:
            self._theme = theme_of(self.palette())
            self._swatches = Swatches(load_palette(self._theme.name))
            self._write(self._state.words.value)
            self.refresh()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move what is dragged in the stack; the tree then follows the stack."""
        at = event.position().toPoint()
        target = self.itemAt(at)
        is_head = group_key_of(target) is not None
        row = QRect() if target is None else self.visualItemRect(target)
        position = drop_position(row, at.y(), takes_drops=is_head)
        # Qt must not move the rows itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        picked = self.picked
        place = drop_place(target, position, self._layers.layers, whole=bool(picked.groups))
        if place is not None and picked.layers:
            self._group_edits.move(picked.ids, place, picked.groups)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch all that is picked on or off with the space bar."""
        if event.key() == Qt.Key.Key_Space and self.state() != self.State.EditingState:
            layers = self.picked.layers
            wanted = not all(each.visible for each in layers)
            self._edits.show(*self.picked.ids, visible=wanted)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the scales of a layer where a click is on the reason why it is not drawn."""
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        is_click = event.button() == Qt.MouseButton.LeftButton
        if item is not None and is_click and not event.modifiers():
            on_reason = item.data(NAME, REASON) and self.note_rect(item).contains(
                event.position().toPoint()
            )
            if on_reason:
                self.scale_wanted.emit(layer_id_of(item))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._hover.place()

    def note_rect(self, item: QTreeWidgetItem) -> QRect:
        """Return where the note of a row stands, in the viewport's pixels."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        index = self.indexFromItem(item, NAME)
        option.rect = self.visualRect(index)
        return self._delegate.note_rect(option, index)

    def _configure(self) -> None:
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIconSize(QSize(WIDTH_PX, HEIGHT_PX))
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(COUNT, QHeaderView.ResizeMode.Fixed)
        self.header().setMinimumSectionSize(20)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._refresh_unless_naming)
        self._delegate.closeEditor.connect(lambda *_: self._soon.start())
        for each in (self._layers.changed, self._state.basemap.changed):
            each.connect(lambda _: self._soon.start())
        self._state.viewport.changed.connect(lambda now: self._follow_scale(now.resolution))
        self._state.words.changed.connect(self._write)
        self.itemChanged.connect(self._take_check)
        self.itemExpanded.connect(lambda item: self._note_fold(item, folded=False))
        self.itemCollapsed.connect(lambda item: self._note_fold(item, folded=True))
        self.currentItemChanged.connect(lambda *_: self._tell_picking())
        self.itemSelectionChanged.connect(self._tell_picking)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self._delegate.renamed.connect(self._rename)
        self._hover.menu_wanted.connect(self.menu_wanted.emit)

    def _write(self, words: Words) -> None:
        self.setAccessibleName(words("command.show_layers"))
        self.buttons.name_menu(words("layers.more"), self._theme.color("text_muted"))
        self._soon.start()

    def _refresh_unless_naming(self) -> None:
        """Leave the rows where they are while the user types a name into one of them."""
        editor = self.findChild(QLineEdit, NAME_EDITOR)
        if editor is None or not editor.isVisible():
            self.refresh()

    def _follow_scale(self, resolution: float) -> None:
        if resolution != self._resolution:
            self._resolution = resolution
            self._soon.start()

    def _pick_again(
        self, chosen: Sequence[QTreeWidgetItem], current: QTreeWidgetItem | None
    ) -> None:
        """Pick what was picked: a row that was moved or taken away has lost it."""
        if self.currentItem() is not current:
            here = current is not None and current.treeWidget() is self
            index = self.indexFromItem(current, NAME) if current and here else QModelIndex()
            flag = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)
        for item in self.selectedItems():
            if item not in chosen:
                item.setSelected(False)
        for item in chosen:
            if item.treeWidget() is self and not item.isSelected():
                item.setSelected(True)

    def _tell_picking(self) -> None:
        self.picking_changed.emit()
        self._hover.place()

    def _take_check(self, item: QTreeWidgetItem, column: int) -> None:
        visible = item.checkState(NAME) == Qt.CheckState.Checked
        key, layer_id = group_key_of(item), layer_id_of(item)
        if column == NAME and key is None and item is self._items.rows.get(layer_id):
            self._edits.show(layer_id, visible=visible)
        if column != NAME or key is None:
            return
        entries = group_entries(self._layers.layers)
        layers = next((each.layers for each in entries if each.is_group and each.key == key), ())
        self._edits.show(*(each.layer_id for each in layers), visible=visible)

    def _note_fold(self, item: QTreeWidgetItem, *, folded: bool) -> None:
        key = group_key_of(item)
        fold: object = layer_id_of(item) if key is None else key
        (self._items.folded.add if folded else self._items.folded.discard)(fold)
        self._hover.place()

    def _rename(self, index: QModelIndex, name: str) -> None:
        item = self.itemFromIndex(index)
        key = group_key_of(item)
        if key_at(item):
            self.class_renamed.emit(layer_id_of(item), key_at(item), name)
        elif key is not None:
            self._take_folding_along(key, self._group_edits.rename(key, name))
        elif layer_id_of(item) in self._layers:
            self._edits.rename(layer_id_of(item), name)

    def _take_folding_along(self, before: GroupKey, now: GroupKey) -> None:
        """Keep a group that has another name as it was, and picked."""
        if before in self._items.folded:
            self._items.folded.add(now)
        self.refresh()
        if now in self._items.heads:
            self.pick_row(self._items.heads[now])

    def _ask_for_menu(self, place: QPoint) -> None:
        """Ask for the menu at the mouse, or by the keyboard beside the current row."""
        if not self.picked.layers:
            return
        item, current = self.itemAt(place), self.currentItem()
        if (item is None or not item.isSelected()) and current is not None:
            place = self.visualItemRect(current).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))
