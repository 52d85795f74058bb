"""What mouse and keys do on the classes in the legend of the layer tree."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidgetItem

from gisapp.ui.layers.class_acts import ClassActs
from gisapp.ui.layers.legend import NAME, key_at
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.layers.tree_items import layer_id_of


class LegendKeys(QObject):
    """A click or Space hides a class and shows it again; a double click or F2 names it anew.

    Delete forgets what was said of it, and its menu has all of this.
    """

    def __init__(self, tree: LayerTree, acts: ClassActs) -> None:
        super().__init__(tree)
        self._tree = tree
        self._acts = acts
        tree.itemClicked.connect(self._toggle)
        tree.itemDoubleClicked.connect(self._rename)
        tree.class_renamed.connect(acts.rename)
        tree.installEventFilter(self)

    def open_menu(self, place: QPoint) -> bool:
        """Open the menu of the class that is picked; False where it is none.

        Parameters
        ----------
        place : QPoint
            On the screen.
        """
        item = self._tree.currentItem()
        if item is None or not key_at(item):
            return False
        menu = self._acts.menu_of(
            layer_id_of(item), key_at(item), self._tree, lambda: self._rename(item)
        )
        menu.popup(place)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        item = self._tree.currentItem()
        if not isinstance(event, QKeyEvent) or item is None or not key_at(item):
            return super().eventFilter(watched, event)
        acts = {
            Qt.Key.Key_Space: self._toggle,
            Qt.Key.Key_F2: self._rename,
            Qt.Key.Key_Delete: self._reset,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            # Else Delete would take the whole layer away.
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            act(item)
            return True
        return super().eventFilter(watched, event)

    def _toggle(self, item: QTreeWidgetItem) -> None:
        if key_at(item):
            self._acts.toggle(layer_id_of(item), key_at(item))

    def _reset(self, item: QTreeWidgetItem) -> None:
        self._acts.reset(layer_id_of(item), key_at(item))

    def _rename(self, item: QTreeWidgetItem) -> None:
        if key_at(item) and item.treeWidget() is self._tree:
            self._tree.editItem(item, NAME)
