"""The panel with the attribute table of one layer."""

from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.tables.table_look import TableLook
from gisapp.session.session import Session
from gisapp.session.table.arranging import Arranged
from gisapp.session.table.table_rows import NOTES, table_fields
from gisapp.ui.filters.chips import FilterChips
from gisapp.ui.table.cell_delegate import CellDelegate
from gisapp.ui.table.find_bar import FindBar
from gisapp.ui.table.head_menu import HeadMenu
from gisapp.ui.table.headings import Heading, heading_of
from gisapp.ui.table.split_grid import SplitGrid
from gisapp.ui.table.table_bar import TableBar
from gisapp.ui.table.table_model import TableModel
from gisapp.ui.widgets.clipboard import put_table
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Words


class TablePanel(QWidget):
    """Shows the table of the layer that `session.tables` has."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("tablePanel")
        self._session = session
        self._tables, self._state = session.tables, session.state
        self.model = TableModel(self._state.words.value)
        self._delegate = CellDelegate(self.model, theme_of(self.palette()))
        self.grid = SplitGrid(self.model, self._delegate, self._tables)
        self.bar = TableBar(self._state, self._tables)
        self.find_bar = FindBar(self._state.words, self._tables, session.table_finder)
        self.head_menu = HeadMenu(self._tables)
        self.chips = FilterChips(session, lambda: self._tables.layer_id.value)
        self._note = plain_label("", muted=True)
        self._empty = plain_label("", muted=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fitted: tuple[str, tuple[str, ...]] = ("", ())
        self._lay_out()
        self._connect()
        self._take_rows(self._tables.shown)

    def open_find_bar(self) -> None:
        """Open the bar that finds a text."""
        self.find_bar.begin()

    def copy(self) -> None:
        """Copy the selected rows, or the cell that has the keys where none is selected."""
        if len(self._tables.selected):
            names = self._tables.look.columns(self.model.names)
            headings = self._headings()
            self._session.row_copier.copy([headings[name].text for name in names], names)
            return
        line, column = self.grid.current
        if line >= 0:
            index = self.model.index(line, self.model.names.index(column))
            QApplication.clipboard().setText(str(index.data() or ""))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self._body = QStackedLayout()
        self._body.addWidget(self._empty)
        self._body.addWidget(self.grid)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(Space.M, Space.XS, Space.M, Space.S)
        lines.setSpacing(Space.S)
        for widget in (self.bar, self.find_bar, self.chips, self._note):
            lines.addWidget(widget)
        lines.addLayout(self._body, 1)
        self.find_bar.hide()
        self._recolor()

    def _connect(self) -> None:
        self._tables.arranged.connect(self._take_rows)
        self._tables.looked.connect(self._take_look)
        self._tables.layer_id.changed.connect(lambda _: self._take_rows(self._tables.shown))
        self._tables.layer_id.changed.connect(lambda _: self.chips.refresh())
        self._tables.busy.changed.connect(lambda _: self._tell())
        self._state.selection.changed.connect(lambda _: self._take_selection())
        self._state.layers.changed.connect(lambda _: self._tell())
        self._state.layers.remapped.connect(lambda _: self._take_rows(self._tables.shown))
        self._state.words.changed.connect(lambda _: self._take_rows(self._tables.shown))
        self._session.row_copier.copied.connect(put_table)
        self.model.noted.connect(self._note_down)
        # Seen while it is painted; read once it has been.
        self.model.missed.connect(self._tables.need, Qt.ConnectionType.QueuedConnection)
        self.bar.find_asked.connect(self.open_find_bar)
        self.find_bar.stepped.connect(self._step)
        self.find_bar.closed.connect(self.grid.moving.setFocus)
        self.grid.head_clicked.connect(self._sort)
        self.grid.head_asked.connect(self._open_menu)
        self.grid.key.connect(self._do)

    def _take_rows(self, shown: Arranged | None) -> None:
        words = self._state.words.value
        self.model.show(shown, self._headings(), words)
        self.model.select(self._tables.selected)
        self._delegate.found = None
        fitted = (self._tables.layer_id.value, self.model.names)
        if shown is not None and self._fitted != fitted:
            self._fitted = fitted
            self.grid.fit_columns()
        self.grid.fit_numbers()
        self._take_look(self._tables.look)
        self._tell()
        self.grid.repaint_rows()
        self._go_to_sought()

    def _go_to_sought(self) -> None:
        """Show the cell that somebody asked for from outside the table."""
        sought, shown = self._tables.take_sought(), self._tables.shown
        if sought is None or shown is None or sought.column not in self.model.names:
            return
        line = 0
        if sought.feature_id is not None:
            lines = shown.lines_of(np.array([sought.feature_id], np.int64))
            if not len(lines):
                return
            line = int(lines[0])
        if self.model.rowCount():
            self.grid.go_to(line, sought.column)

    def _take_look(self, look: TableLook) -> None:
        self.model.take_look(look)
        self.grid.apply_look(look)

    def _take_selection(self) -> None:
        selected = self._tables.selected
        self.model.select(selected)
        self.grid.repaint_rows()
        shown = self._tables.shown
        is_here = self.grid.has_focus or self.model.is_selected(self.grid.current[0])
        if shown is not None and len(selected) and not is_here:
            lines = shown.lines_of(selected)
            if len(lines):
                self.grid.show_line(int(lines[0]))

    def _headings(self) -> dict[str, Heading]:
        layer = self._tables.layer
        if layer is None:
            return {}
        words, fields = self._state.words.value, table_fields(layer)
        schema = self._session.own_data.schema if layer.mapping else None
        named = {each.name: heading_of(layer, each, schema, words) for each in fields}
        return {**named, NOTES: Heading(words("table.note"), words("table.note_hint"))}

    def _note_down(self, feature_id: int, text: str) -> None:
        self._session.notes.note(FeatureRef(self._tables.layer_id.value, feature_id), text)

    def _tell(self) -> None:
        """Say what there is to say in place of the table, or above it."""
        words, layer, shown = self._state.words.value, self._tables.layer, self._tables.shown
        if layer is None:
            code = "table.choose_layer" if self._tables.layers else "table.no_layers"
        elif self._tables.has_failed:
            code = "table.failed"
        elif shown is None:
            code = "table.coming"
        else:
            code = "" if self.model.rowCount() else "table.no_rows"
        self._empty.setText(words(code) if code else "")
        name = layer.name.in_language(words.language) if layer is not None else ""
        self.grid.name_it(words("table.of_layer", name=name))
        self._body.setCurrentWidget(self._empty if code else self.grid)
        notes = _left_out(layer, words) if layer is not None else ()
        self._note.setText(" ".join(notes))
        self._note.setVisible(bool(notes))

    def _recolor(self) -> None:
        theme = theme_of(self.palette())
        self._delegate.recolor(theme)
        self.bar.recolor(theme)
        self.find_bar.recolor(theme)

    def _sort(self, column: str, is_added: bool) -> None:
        self._tables.change_look(self._tables.look.sorted_next(column, add=is_added))

    def _open_menu(self, column: str, at: QPoint) -> None:
        words, place = self._state.words.value, self.grid.head_of(column)
        copy = partial(self._copy_column, column)
        menu = self.head_menu.menu_of(column, copy, place, words, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _copy_column(self, column: str) -> None:
        self._session.row_copier.copy([self._headings()[column].text], [column])

    def _step(self, step: int) -> None:
        line, column = self.grid.current
        found = self._session.table_finder.next_cell(line, column, step)
        if found is not None:
            self._delegate.found = found[0], self.model.names.index(found[1])
            self.grid.go_to(*found)
            self.grid.repaint_rows()

    def _do(self, asked: str) -> None:
        match asked:
            case "find":
                self.open_find_bar()
            case "next" | "previous":
                self._step(1 if asked == "next" else -1)
            case "copy":
                self.copy()
            case "clear":
                if self.find_bar.isVisible():
                    self.find_bar.end()
                else:
                    self._session.selector.clear()


def _left_out(layer: Layer, words: Words) -> tuple[str, ...]:
    """Return what a table does not have of its layer, a sentence each."""
    said = []
    if layer.partial is not None and layer.row_store is None:
        values = {"count": len(layer.geometry), "all": layer.partial.features}
        said.append(words("table.in_memory_only", **values))
    count, columns = len(table_fields(layer)), len(layer.attributes.fields)
    if count < columns:
        said.append(words("table.columns_only", count=count, all=columns))
    return tuple(said)
