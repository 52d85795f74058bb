"""A list of fields by section, each with a check box: an unchecked one is not exported."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from gisapp.export.snapshot.request import HideableField
from gisapp.words import Language

_CODE = Qt.ItemDataRole.UserRole


class FieldList(QTreeWidget):
    """Sections with their fields; a section's check box is that of all of its fields."""

    changed = Signal()
    """Another set of fields is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fieldChoice")
        self.setHeaderHidden(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.itemChanged.connect(lambda *_: self.changed.emit())

    def show_fields(self, fields: Iterable[HideableField], language: Language) -> None:
        """List fields, all checked, by section in the order of their first fields."""
        with QSignalBlocker(self):
            self.clear()
            groups: dict[str, QTreeWidgetItem] = {}
            for field in fields:
                name = field.group.in_language(language)
                if name not in groups:
                    groups[name] = self._add_group(name)
                item = QTreeWidgetItem(groups[name], [field.label.in_language(language)])
                item.setCheckState(0, Qt.CheckState.Checked)
                item.setData(0, _CODE, field.code)

    @property
    def hidden(self) -> frozenset[str]:
        """The codes of the unchecked fields."""
        return frozenset(
            str(item.data(0, _CODE))
            for item in self._field_items()
            if item.checkState(0) == Qt.CheckState.Unchecked
        )

    def _add_group(self, name: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self, [name])
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        group.setCheckState(0, Qt.CheckState.Checked)
        return group

    def _field_items(self) -> Iterator[QTreeWidgetItem]:
        for group in _children(self.invisibleRootItem()):
            yield from _children(group)


def _children(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for row in range(item.childCount()):
        child = item.child(row)
        if child is not None:
            yield child
