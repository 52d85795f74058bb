"""The classes of a layer in the style panel: look, label, count, and an eye that hides each."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from gisapp.core.layers.class_counts import ClassCount, class_counts
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import SymbolClass
from gisapp.render.palette import load_palette
from gisapp.ui.layers.class_acts import ClassActs
from gisapp.ui.layers.legend import count_text
from gisapp.ui.layers.swatch import Swatches
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.ui.widgets.theme import Theme, ThemeName, theme_around
from gisapp.words import Words

LOOK, LABEL, COUNT, EYE = range(4)
_KEY = Qt.ItemDataRole.UserRole
_ROW_PX, _MOST_ROWS = 32, 14
_LOOK_PX, _EYE_PX = 44, 34
_SWATCH_PX, _SWATCH_HEIGHT_PX = 30, 26


class ClassList(QTreeWidget):
    """Lists classes; a click on the look colours, on the eye hides, a double click names.

    By keyboard: Space hides and shows, F2 names, Enter colours, Delete forgets what was said.
    """

    relabelled = Signal()

    def __init__(self, acts: ClassActs) -> None:
        super().__init__()
        self.setObjectName("styleClasses")
        self._acts = acts
        self._layer_id = ""
        self._shown: object = None
        self._theme: Theme | None = None
        self._swatches = _swatches("light")
        self._configure()
        self.itemClicked.connect(self._take_click)
        self.itemDoubleClicked.connect(self._edit)
        self.itemChanged.connect(self._take_label)
        self.customContextMenuRequested.connect(self._open_menu)

    def show_layer(self, layer: Layer, words: Words) -> None:
        """Show the classes of a layer as they stand now."""
        theme = theme_around(self)
        counts = class_counts(layer)
        shown = (layer.layer_id, layer.coloring, counts, words.language, theme.name)
        if shown == self._shown:
            return
        self._shown, self._layer_id = shown, layer.layer_id
        if theme != self._theme:
            self._theme = theme
            self._swatches = _swatches(theme.name)
        self.setAccessibleName(words("style.classes"))
        current = self._key_of(self.currentItem())
        self.blockSignals(True)
        self.clear()
        symbology = layer.coloring
        known = counts or (None,) * len(symbology.classes)
        for key, made, count in zip(symbology.keys, symbology.classes, known, strict=True):
            row = self._row(key, made, count, layer, words, theme)
            self.addTopLevelItem(row)
            if key == current:
                self.setCurrentItem(row, LABEL)
        self.blockSignals(False)
        rows = min(max(len(symbology.classes), 1), _MOST_ROWS)
        self.setFixedHeight(rows * _ROW_PX + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        key, acts = self._key_of(item), self._acts
        if item is None or not key:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            acts.toggle(self._layer_id, key)
        elif event.key() == Qt.Key.Key_F2:
            self.editItem(item, LABEL)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            acts.ask_color(self._layer_id, key, self)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            acts.reset(self._layer_id, key)
        else:
            super().keyPressEvent(event)

    def _configure(self) -> None:
        self.setColumnCount(4)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(_SWATCH_PX, _SWATCH_HEIGHT_PX))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_Rows(self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(LOOK, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(EYE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(LOOK, _LOOK_PX)
        header.resizeSection(EYE, _EYE_PX)

    def _row(
        self,
        key: str,
        made: SymbolClass,
        count: ClassCount | None,
        layer: Layer,
        words: Words,
        theme: Theme,
    ) -> QTreeWidgetItem:
        label, counted = made.label.in_language(words.language), count_text(count, words)
        row = QTreeWidgetItem(["", label, counted, ""])
        row.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        )
        quiet = theme.color("text_muted")
        row.setData(LOOK, _KEY, key)
        row.setIcon(LOOK, self._swatches.of(made.symbol, layer.geometry.kind))
        row.setToolTip(LOOK, words("style.class_color"))
        row.setToolTip(LABEL, in_tooltip(label) + in_tooltip(words("style.class_keys")))
        row.setTextAlignment(COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setForeground(COUNT, quiet)
        row.setIcon(EYE, icon("eye-off" if made.is_hidden else "eye", quiet))
        hint = words("style.class_show" if made.is_hidden else "style.class_hide")
        row.setToolTip(EYE, hint)
        state = words("style.class_is_hidden" if made.is_hidden else "style.class_is_shown")
        spoken = ", ".join(filter(None, (label, counted, state)))
        row.setData(LABEL, Qt.ItemDataRole.AccessibleTextRole, spoken)
        row.setData(LOOK, Qt.ItemDataRole.AccessibleTextRole, words("style.class_color"))
        row.setData(EYE, Qt.ItemDataRole.AccessibleTextRole, hint)
        if made.is_hidden:
            font = row.font(LABEL)
            font.setStrikeOut(True)
            row.setFont(LABEL, font)
            row.setForeground(LABEL, quiet)
            row.setIcon(LOOK, self._swatches.of(made.symbol, layer.geometry.kind, is_hidden=True))
        return row

    def _key_of(self, item: QTreeWidgetItem | None) -> str:
        return str(item.data(LOOK, _KEY) or "") if item is not None else ""

    def _take_click(self, item: QTreeWidgetItem, column: int) -> None:
        if column == EYE:
            self._acts.toggle(self._layer_id, self._key_of(item))
        elif column == LOOK:
            self._acts.ask_color(self._layer_id, self._key_of(item), self)

    def _edit(self, item: QTreeWidgetItem, column: int) -> None:
        if column == LABEL:
            self.editItem(item, LABEL)

    def _take_label(self, item: QTreeWidgetItem, column: int) -> None:
        if column == LABEL:
            layer_id, key, label = self._layer_id, self._key_of(item), item.text(LABEL)
            # The rows are made anew, which Qt does not survive while one is being edited.
            QTimer.singleShot(0, self, lambda: self._rename(layer_id, key, label))

    def _rename(self, layer_id: str, key: str, label: str) -> None:
        # An empty label stands for the one that is made: the rows have to be written again.
        self._shown = None
        self._acts.rename(layer_id, key, label)
        self.relabelled.emit()

    def _open_menu(self, place: QPoint) -> None:
        item = self.itemAt(place) or self.currentItem()
        if item is not None:
            menu = self._acts.menu_of(
                self._layer_id, self._key_of(item), self, lambda: self.editItem(item, LABEL)
            )
            menu.popup(self.viewport().mapToGlobal(place))


def _swatches(theme: ThemeName) -> Swatches:
    return Swatches(load_palette(theme), _SWATCH_PX, _SWATCH_HEIGHT_PX)


class _Rows(QStyledItemDelegate):
    """Rows that are high enough to be hit."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), _ROW_PX)
