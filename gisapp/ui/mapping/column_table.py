"""The table in which the user says what columns mean, by mouse and by keyboard."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gisapp.core.own_parks.mapping.mapping_draft import NO_BASIS, MappingDraft
from gisapp.core.own_parks.mapping.property_units import units_of
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.ui.mapping.column_model import LINE, ColumnModel
from gisapp.ui.mapping.column_texts import (
    BASIS,
    COLUMN,
    KIND,
    MEANS,
    PERIOD,
    SECTIONS,
    SURE,
    UNIT,
    LineCell,
)
from gisapp.ui.mapping.picker import Picker, PickerRows
from gisapp.ui.mapping.property_rows import PropertyRows
from gisapp.ui.mapping.unit_rows import UnitRows
from gisapp.ui.widgets.plain_text import in_menu
from gisapp.ui.widgets.theme import Space, theme_of, ui_font
from gisapp.words import Words

LINE_PX = 34
_WIDTHS_PX = {COLUMN: 140, MEANS: 190, SURE: 108, UNIT: 132, KIND: 104, PERIOD: 88, BASIS: 112}
_ROW_PX = 112
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
_ARROW_PX = 8


class ColumnTable(QTableView):
    """Shows a line for each column; a click or Enter on a choice opens what can be chosen."""

    def __init__(
        self,
        model: ColumnModel,
        draft: MappingDraft,
        properties: PropertyRows,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("columnTable")
        self.setAccessibleName(words("mapping.columns"))
        self._model = model
        self._draft = draft
        self._properties = properties
        self._words = words
        self.setModel(model)
        self.setItemDelegate(_LinePainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(LINE_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for section in range(SECTIONS):
            self.setColumnWidth(section, _width_of(section))
        self.clicked.connect(self.open_choice)
        model.said.connect(self._show_sections)
        self._show_sections()
        self.setCurrentIndex(model.index(0, MEANS))

    def open_choice(self, index: QModelIndex, typed: str = "") -> None:
        """Open what can be chosen or typed in a cell; nothing for a cell without a choice."""
        if not index.isValid() or not self._model.can_choose(index):
            return
        name = self._model.name_at(index)
        section = index.column()
        if section == MEANS:
            self._open_properties(index, name, typed)
        elif section == UNIT and not self._draft.has_calendar(name):
            self._open_units(index, name, typed)
        elif section == SURE:
            self._model.confirm(name)
        elif section == PERIOD:
            self.edit(index)
        else:
            self._open_menu(index, self._choices(self._draft.column(name), section))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        is_search = index.column() in (MEANS, UNIT) and event.text().strip()
        has_mark = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() in _OPENING:
            self.open_choice(index)
        elif event.key() == Qt.Key.Key_Delete and index.column() == MEANS:
            self._model.say_property(self._model.name_at(index), "")
        elif is_search and event.text().isprintable() and not has_mark:
            self.open_choice(index, event.text())
        else:
            super().keyPressEvent(event)

    def _open_picker(
        self,
        index: QModelIndex,
        rows: PickerRows,
        now: str,
        likely: Sequence[str],
        typed: str,
        pick: "partial[None]",
    ) -> None:
        picker = Picker(rows, self._words, self)
        picker.picked.connect(pick)
        place = self.visualRect(index)
        picker.open_below(place, self.viewport(), now=now, likely=likely, typed=typed)

    def _open_properties(self, index: QModelIndex, name: str, typed: str) -> None:
        likely = self._draft.likely_properties(name)
        now = self._draft.column(name).property_code
        pick = partial(self._model.say_property, name)
        self._open_picker(index, self._properties, now, likely, typed, pick)

    def _open_units(self, index: QModelIndex, name: str, typed: str) -> None:
        rows = UnitRows(units_of(self._draft.known(name)), self._words)
        column = self._draft.column(name)
        pick = partial(self._say_unit, name)
        likely = self._draft.likely_units(name)
        self._open_picker(index, rows, column.unit, likely, typed, pick)

    def _say_unit(self, name: str, unit: str) -> None:
        self._model.say(replace(self._draft.column(name), unit=unit))

    def _open_menu(self, index: QModelIndex, choices: Mapping[str, ColumnMapping]) -> None:
        """Open a short list of what may be said of a column instead."""
        menu = QMenu(self)
        menu.setObjectName("mappingMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        column = self._draft.column(self._model.name_at(index))
        for label, said in choices.items():
            action = QAction(in_menu(label), menu, checkable=True, checked=said == column)
            action.triggered.connect(partial(self._model.say, said))
            menu.addAction(action)
            if said == column:
                menu.setActiveAction(action)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _choices(self, column: ColumnMapping, section: int) -> dict[str, ColumnMapping]:
        """Return what may be said of a column, by the words for it, where there are few choices."""
        if section == KIND:
            return {label: replace(column, kind=code) for code, label in self._codes("fact_kind")}
        if section == BASIS:
            bases = [each for each in self._codes("basis") if each[0] != NO_BASIS]
            return {label: replace(column, basis=code) for code, label in bases}
        return {
            self._words("mapping.calendar_western"): replace(column, calendar="western"),
            self._words("mapping.calendar_minguo"): replace(column, calendar="minguo"),
        }

    def _codes(self, code_list: str) -> list[tuple[str, str]]:
        """Return the codes of a closed list with their words."""
        return [
            (code, label.in_language(self._words.language))
            for (listed, code), label in self._draft.schema.codes.items()
            if listed == code_list
        ]

    def _show_sections(self) -> None:
        self.setColumnHidden(BASIS, not self._model.has_basis)


def _width_of(section: int) -> int:
    return _WIDTHS_PX.get(section, _ROW_PX)


class _LinePainter(QStyledItemDelegate):
    """Paints a cell: a choice looks like a field, an open question stands on a warm ground."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_width_of(index.column()), LINE_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell, theme = index.data(LINE), theme_of(option.palette)
        if not isinstance(cell, LineCell):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.is_open:
            painter.fillRect(option.rect, theme.color("warning_soft"))
        painter.setPen(theme.color("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        field = option.rect.adjusted(2, 4, -3, -5)
        room = field.adjusted(Space.S - 2, 0, -Space.XS, 0)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if cell.is_choice:
            is_marked = is_current or cell.is_button
            painter.setPen(QPen(theme.color("accent" if is_marked else "border_strong"), 1))
            painter.setBrush(theme.color("hover" if is_under else "surface_raised"))
            painter.drawRoundedRect(field, 5, 5)
            if not cell.is_button:
                self._paint_arrow(painter, field, theme.color("text_muted"))
                room.setRight(field.right() - _ARROW_PX - Space.S)
        elif is_current:
            painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(field, 5, 5)
        painter.setFont(ui_font(bold=cell.is_bold))
        painter.setPen(theme.color(cell.tone))
        text = str(index.data() or "")
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, field: QRect, color: QColor) -> None:
        middle = QPointF(field.right() - _ARROW_PX, field.center().y() + 1)
        half = _ARROW_PX / 2 - 0.5
        painter.setPen(QPen(color, 1.3))
        corners = [(-half, -half / 2), (0, half / 2), (half, -half / 2)]
        painter.drawPolyline(QPolygonF([middle + QPointF(*corner) for corner in corners]))
