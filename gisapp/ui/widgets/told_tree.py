"""All that an export would tell, each with a check box: what is unchecked is left out."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gisapp.core.text.bilingual import Bilingual
from gisapp.export.redaction.hiding import Hidden
from gisapp.export.redaction.told import ToldGroup, ToldItem
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Language

_ITEM = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_MOST_OPEN = 24
"""Groups of more rows in all are closed at first."""


class ToldTree(QTreeWidget):
    """Groups with what is under them; a group's check box is that of all of it."""

    changed = Signal()
    """Something else is left out."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toldTree")
        self._language = language
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(Space.L)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.itemChanged.connect(self._change)

    def show_groups(self, groups: Sequence[ToldGroup]) -> None:
        """List groups, all checked."""
        with QSignalBlocker(self):
            self.clear()
            for group in groups:
                row = self._row(self, group.label, group.layer)
                row.setFlags(row.flags() | Qt.ItemFlag.ItemIsAutoTristate)
                font = row.font(0)
                font.setBold(True)
                row.setFont(0, font)
                for item in group.items:
                    self._row(row, item.label, item)
                row.setExpanded(sum(len(each.items) for each in groups) <= _MOST_OPEN)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @property
    def hidden(self) -> Hidden:
        """What is unchecked."""
        left_out = [item for row, item in self._rows() if row.checkState(0) == _UNCHECKED]

        def codes(what: str) -> frozenset[str]:
            return frozenset(item.code for item in left_out if item.what == what)

        return Hidden(codes("field"), codes("layer"), codes("kind"), codes("shapes"))

    def check(self, codes: Collection[str], *, checked: bool) -> None:
        """Check or uncheck fields by their codes; `changed` is emitted once."""
        with QSignalBlocker(self):
            for row, item in self._rows():
                if item.what == "field" and item.code in codes:
                    row.setCheckState(0, _CHECKED if checked else _UNCHECKED)
        self.changed.emit()

    def mark(self, notes: dict[str, str]) -> None:
        """Write a note beside fields, by their codes, and show where they are."""
        color = QBrush(theme_of(self.palette()).color("warning"))
        with QSignalBlocker(self):
            for row, item in self._rows():
                if item.what == "field" and item.code in notes:
                    row.setText(1, notes[item.code])
                    row.setForeground(1, color)
                    if (group := row.parent()) is not None:
                        group.setExpanded(True)
        self._share_width()

    def _row(
        self, parent: QTreeWidget | QTreeWidgetItem, label: Bilingual, item: ToldItem | None
    ) -> QTreeWidgetItem:
        text, beside = label.in_language(self._language), ""
        if item is not None:
            count = "" if item.count is None else f"{item.count:,}"
            beside = item.note.in_language(self._language) or count
        row = QTreeWidgetItem([text, beside])
        if isinstance(parent, QTreeWidget):
            parent.addTopLevelItem(row)
        else:
            parent.addChild(row)
        row.setToolTip(0, text)
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setCheckState(0, _CHECKED)
        row.setData(0, _ITEM, item)
        return row

    def _share_width(self) -> None:
        """Give names at least half of the width, whatever stands beside them."""
        half = self.viewport().width() // 2
        self.header().resizeSection(1, min(self.sizeHintForColumn(1) + Space.S, half))

    def _change(self, row: QTreeWidgetItem) -> None:
        """Where an area is left out, take back the shapes that tell it; they may be wanted yet."""
        item, group = row.data(0, _ITEM), row.parent()
        is_left_out = row.checkState(0) == _UNCHECKED
        if is_left_out and isinstance(item, ToldItem) and item.tells_area and group is not None:
            with QSignalBlocker(self):
                for each in _children(group):
                    if each.data(0, _ITEM).what == "shapes":
                        each.setCheckState(0, _UNCHECKED)
        self.changed.emit()

    def _rows(self) -> Iterator[tuple[QTreeWidgetItem, ToldItem]]:
        """Yield the rows that stand for something, groups first."""
        for row in _children(self.invisibleRootItem()):
            for each in (row, *_children(row)):
                item = each.data(0, _ITEM)
                if isinstance(item, ToldItem):
                    yield each, item


def _children(row: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for place in range(row.childCount()):
        child = row.child(place)
        if child is not None:
            yield child
