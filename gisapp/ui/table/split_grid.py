"""The table itself: columns that stay at the left, and beside them those that scroll."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QStyleOptionViewItem, QWidget

from gisapp.core.tables.table_look import TableLook
from gisapp.session.table.layer_tables import LayerTables
from gisapp.session.table.table_rows import NOTES
from gisapp.ui.table.cell_delegate import CellDelegate
from gisapp.ui.table.grid import TableGrid
from gisapp.ui.table.head_menu import HeadPlace
from gisapp.ui.table.row_picker import RowPicker
from gisapp.ui.table.table_model import TableModel

_WIDEST_PX, _NARROWEST_PX = 280, 56
_ROWS_MEASURED = 30
_HEAD_MARGIN_PX = 46
_NOTES_PX = 180
_NUMBERS_MARGIN_PX = 18


class SplitGrid(QWidget):
    """Shows a model in two grids that scroll up and down together.

    `head_asked` emits the column whose head was clicked with the right button, and where on the
    screen; `head_clicked` the column, and True if it is to be sorted by behind others; `key` what
    a key asks for.
    """

    head_asked = Signal(str, QPoint)
    head_clicked = Signal(str, bool)
    key = Signal(str)

    def __init__(self, model: TableModel, delegate: CellDelegate, tables: LayerTables) -> None:
        super().__init__()
        self._model = model
        self._tables = tables
        self._is_applying = False
        picker = RowPicker(tables)
        self.frozen = TableGrid(model, delegate, picker)
        self.moving = TableGrid(model, delegate, picker)
        self.frozen.setObjectName("tableFrozen")
        self.moving.setObjectName("tableMoving")
        self._heads_moved = QTimer(self, singleShot=True, interval=0)
        self._heads_moved.timeout.connect(self._take_order)
        lines = QHBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.frozen)
        lines.addWidget(self.moving, 1)
        self._connect()

    @property
    def current(self) -> tuple[int, str]:
        """The line and the column of the cell that has the keys; -1 and "" for none."""
        index = self._grid_at_work.currentIndex()
        return (index.row(), self._model.names[index.column()]) if index.isValid() else (-1, "")

    @property
    def has_focus(self) -> bool:
        """True while one of the grids has the keys."""
        return any(each.hasFocus() for each in self._grids())

    def head_of(self, column: str) -> HeadPlace:
        """Return where the head of a column is."""
        head = self._grid_of(column).horizontalHeader()
        place = self._model.names.index(column)
        area = QRect(head.sectionViewportPosition(place), 0, head.sectionSize(place), head.height())
        return HeadPlace(head, area)

    def name_it(self, name: str) -> None:
        """Say what the table is to who does not see it."""
        for grid in self._grids():
            grid.setAccessibleName(name)

    def go_to(self, line: int, column: str) -> None:
        """Show a cell, and let it have the keys."""
        grid = self._grid_of(column)
        index = self._model.index(line, self._model.names.index(column))
        grid.setCurrentIndex(index)
        grid.scrollTo(index)

    def show_line(self, line: int) -> None:
        """Show a line, unless it is seen already."""
        index = self._model.index(line, max(self.moving.currentIndex().column(), 0))
        here = self.moving.verticalScrollBar()
        if not here.value() <= line < here.value() + here.pageStep():
            here.setValue(max(line - here.pageStep() // 3, 0))
        self.moving.selectionModel().setCurrentIndex(index, self.moving.selectionCommand(index))

    def apply_look(self, look: TableLook) -> None:
        """Give the columns their places and widths."""
        names = self._model.names
        shown = look.columns(names)
        self._is_applying = True
        for grid in self._grids():
            mine = [name for name in shown if (name in look.frozen) == (grid is self.frozen)]
            head = grid.horizontalHeader()
            for place, name in enumerate(shown):
                head.moveSection(head.visualIndex(names.index(name)), place)
            for column, name in enumerate(names):
                grid.setColumnHidden(column, name not in mine)
        for name in shown:
            width = look.widths_px.get(name)
            if width is not None:
                self._grid_of(name).setColumnWidth(names.index(name), width)
        self._is_applying = False
        self._fit_frozen()

    def fit_columns(self) -> None:
        """Give each column that was not resized the width of its head and its first cells."""
        self._is_applying = True
        widths = self._tables.look.widths_px
        for column, name in enumerate(self._model.names):
            if name not in widths:
                width = self._fitting_px(column)
                for grid in self._grids():
                    grid.setColumnWidth(column, width)
        self._is_applying = False
        self._fit_frozen()

    def fit_numbers(self) -> None:
        """Give the numbers of lines the width of the last one; Qt would ask for many of them."""
        head = self.moving.verticalHeader()
        last = f"{max(self._model.rowCount(), 1):,}"
        width = head.fontMetrics().horizontalAdvance(last) + _NUMBERS_MARGIN_PX
        for grid in self._grids():
            grid.verticalHeader().setFixedWidth(width)

    def repaint_rows(self) -> None:
        """Paint the rows anew: others are selected."""
        for grid in self._grids():
            grid.viewport().update()

    def _connect(self) -> None:
        for grid in self._grids():
            grid.key.connect(self.key.emit)
            grid.left.connect(partial(self._cross, grid))
            head = grid.horizontalHeader()
            head.setSectionsClickable(True)
            head.sectionClicked.connect(self._click_head)
            head.sectionMoved.connect(lambda *_: self._note_move())
            head.sectionResized.connect(self._take_width)
            head.customContextMenuRequested.connect(
                lambda point, head=head: self._ask_at(head, point)
            )
        self.frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.frozen.verticalScrollBar().valueChanged.connect(
            self.moving.verticalScrollBar().setValue
        )
        self.moving.verticalScrollBar().valueChanged.connect(
            self.frozen.verticalScrollBar().setValue
        )
        bar = self.moving.horizontalScrollBar()
        bar.rangeChanged.connect(lambda *_: self._fit_frozen())

    def _grids(self) -> Iterator[TableGrid]:
        yield self.frozen
        yield self.moving

    def _grid_of(self, column: str) -> TableGrid:
        return self.frozen if column in self._tables.look.frozen else self.moving

    @property
    def _grid_at_work(self) -> TableGrid:
        return self.frozen if self.frozen.hasFocus() else self.moving

    def _fit_frozen(self) -> None:
        """Make the left grid as wide as its columns; numbers of lines stand at the very left."""
        is_there = bool(self._tables.look.frozen)
        self.frozen.setVisible(is_there)
        self.moving.verticalHeader().setVisible(not is_there)
        if not is_there:
            return
        head = self.frozen.horizontalHeader()
        width = self.frozen.verticalHeader().width() + head.length() + 2
        self.frozen.setFixedWidth(min(width, max(self.width() * 2 // 3, width // 3)))
        # Both end at the same height, whether or not there is a bar below one of them.
        bar = self.moving.horizontalScrollBar()
        policy = Qt.ScrollBarPolicy
        has_bar = bar.maximum() > 0
        self.frozen.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if has_bar else policy.ScrollBarAlwaysOff
        )

    def _fitting_px(self, column: int) -> int:
        grid, head = self.moving, self.moving.horizontalHeader()
        name = str(self._model.headerData(column, Qt.Orientation.Horizontal))
        width = head.fontMetrics().horizontalAdvance(name) + _HEAD_MARGIN_PX
        delegate, option = grid.itemDelegate(), QStyleOptionViewItem()
        for line in range(min(_ROWS_MEASURED, self._model.rowCount())):
            width = max(width, delegate.sizeHint(option, self._model.index(line, column)).width())
        least = _NOTES_PX if self._model.names[column] == NOTES else _NARROWEST_PX
        return min(max(width, least), _WIDEST_PX)

    def _click_head(self, column: int) -> None:
        shift = Qt.KeyboardModifier.ShiftModifier
        is_added = bool(QApplication.keyboardModifiers() & shift)
        self.head_clicked.emit(self._model.names[column], is_added)

    def _ask_at(self, head: QHeaderView, point: QPoint) -> None:
        column = head.logicalIndexAt(point)
        if column >= 0:
            self.head_asked.emit(self._model.names[column], head.mapToGlobal(point))

    def _cross(self, grid: TableGrid, step: int) -> None:
        """Go on beside the frozen columns, or back to them."""
        index = grid.currentIndex()
        line, column = index.row(), self._model.names[index.column()] if index.isValid() else ""
        shown = self._tables.look.columns(self._model.names)
        place = shown.index(column) + step if column in shown else -1
        if 0 <= place < len(shown):
            self.go_to(line, shown[place])
            self._grid_of(shown[place]).setFocus()

    def _note_move(self) -> None:
        if not self._is_applying:
            # The head is still at it.
            self._heads_moved.start()

    def _take_order(self) -> None:
        look, names = self._tables.look, self._model.names
        order: list[str] = []
        for grid in self._grids():
            head = grid.horizontalHeader()
            here = (names[head.logicalIndex(place)] for place in range(head.count()))
            order += [name for name in here if (name in look.frozen) == (grid is self.frozen)]
        frozen = tuple(name for name in order if name in look.frozen)
        self._tables.change_look(replace(look, order=tuple(order), frozen=frozen))

    def _take_width(self, column: int, _before: int, width: int) -> None:
        if self._is_applying or not width or column >= len(self._model.names):
            return
        look, name = self._tables.look, self._model.names[column]
        self._tables.change_look(replace(look, widths_px={**look.widths_px, name: width}))
