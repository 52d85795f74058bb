"""Has the buttons of the layer tree lie over the row under the mouse, else over the current one."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from gisapp.ui.layers.row_buttons import RowButtons
from gisapp.ui.layers.tree_items import NAME, group_key_of, layer_id_of


class RowHover(QObject):
    """Places buttons; what they are about is picked before anything is done.

    `menu_wanted` emits the place on the screen at which the menu of a row is asked for.
    """

    menu_wanted = Signal(QPoint)

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree
        self._hovered: QTreeWidgetItem | None = None
        self.buttons = RowButtons(tree.viewport())
        self.buttons.pressed.connect(self._press)
        self.buttons.menu_wanted.connect(self._ask_for_menu)
        self.buttons.left.connect(tree.setFocus)
        tree.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse, and the width of the tree."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover(self._tree.itemAt(event.position().toPoint()))
        elif event.type() == QEvent.Type.Leave:
            self._hover(None)
        elif event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Lie where the buttons belong now; nowhere for a legend, or without a row."""
        item = self._row()
        rect = QRect() if item is None else self._tree.visualItemRect(item)
        viewport = self._tree.viewport()
        if item is None or rect.isEmpty() or not viewport.rect().intersects(rect):
            self.buttons.hide()
            return
        row = QRect(rect.left(), rect.top(), viewport.width() - rect.left(), rect.height())
        is_group = group_key_of(item) is not None
        self.buttons.show_on(row, is_current=item.isSelected(), is_group=is_group)

    def _hover(self, item: QTreeWidgetItem | None) -> None:
        if item is not self._hovered:
            self._hovered = item
            self.place()

    def _row(self) -> QTreeWidgetItem | None:
        """Return the row with the buttons: the current one while a key can press them."""
        if self._hovered is not None and self._hovered.treeWidget() is not self._tree:
            self._hovered = None
        item = self._tree.currentItem()
        if self._hovered is not None and not self.buttons.has_keys:
            item = self._hovered
        if item is None or layer_id_of(item.parent()):
            return None
        return item if item is self._hovered or item.isSelected() else None

    def _press(self, action: QAction) -> None:
        self._pick()
        action.trigger()

    def _ask_for_menu(self, place: QPoint) -> None:
        self._pick()
        self.menu_wanted.emit(place)

    def _pick(self) -> None:
        item = self._row()
        if item is not None and not item.isSelected():
            flag = self._tree.selectionModel().SelectionFlag
            self._tree.setCurrentItem(item, NAME, flag.ClearAndSelect | flag.Rows)
