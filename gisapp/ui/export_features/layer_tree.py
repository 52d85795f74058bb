"""The layers and their columns, each with a check box: what is not ticked is not in the file."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from gisapp.core.layers.layer import Layer
from gisapp.words import Words

_CODE = Qt.ItemDataRole.UserRole
_LONGEST_NAME = 200
_FEW = 2
"""Layers that are opened from the start."""


class LayerTree(QTreeWidget):
    """A row for each layer with how many features it shows, and below it its columns."""

    changed = Signal()
    """Something else is ticked."""

    def __init__(self, layers: Sequence[Layer], words: Words) -> None:
        super().__init__()
        self.setObjectName("fieldChoice")
        self.setAccessibleName(words("features.what"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self._words = words
        for layer in reversed(layers):
            self._add(layer)
        if len(self.ticked) <= _FEW:
            for item in self._layers():
                item.setExpanded(item.checkState(0) == Qt.CheckState.Checked)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._follow)

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of the layers that are written."""
        return frozenset(
            str(item.data(0, _CODE))
            for item in self._layers()
            if item.checkState(0) == Qt.CheckState.Checked
        )

    @property
    def hidden(self) -> frozenset[str]:
        """The codes of the columns that are left out."""
        return frozenset(
            str(field.data(0, _CODE))
            for item in self._layers()
            for field in _children(item)
            if field.checkState(0) == Qt.CheckState.Unchecked
        )

    def tick_all_fields(self, *, is_ticked: bool) -> None:
        """Tick all columns of all layers, or none."""
        state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        with QSignalBlocker(self):
            for item in self._layers():
                for field in _children(item):
                    field.setCheckState(0, state)
        self.changed.emit()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many features of each layer are written, by its id."""
        with QSignalBlocker(self):
            for item in self._layers():
                count = counts.get(str(item.data(0, _CODE)))
                item.setText(1, "" if count is None else f"{count:,}")

    def mark(self, codes: Collection[str]) -> None:
        """Mark the columns that are likely about persons; they are left out until ticked again."""
        with QSignalBlocker(self):
            for item in self._layers():
                for field in _children(item):
                    if field.data(0, _CODE) in codes:
                        field.setText(1, self._words("features.personal"))
                        field.setCheckState(0, Qt.CheckState.Unchecked)
                        item.setExpanded(True)
        if codes:
            self.changed.emit()

    def _add(self, layer: Layer) -> None:
        name = layer.name.in_language(self._words.language)
        item = QTreeWidgetItem(self, [name[:_LONGEST_NAME]])
        item.setData(0, _CODE, layer.layer_id)
        seen = Qt.CheckState.Checked if layer.visible else Qt.CheckState.Unchecked
        item.setCheckState(0, seen)
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        item.setForeground(1, muted)
        for field in layer.attributes.fields:
            child = QTreeWidgetItem(item, [field.shown[:_LONGEST_NAME]])
            child.setData(0, _CODE, f"{layer.layer_id}/{field.name}")
            child.setCheckState(0, Qt.CheckState.Checked)
            child.setToolTip(0, field.name[:_LONGEST_NAME])
            child.setForeground(1, muted)

    def _follow(self, item: QTreeWidgetItem) -> None:
        """Open the columns of a layer that is ticked."""
        if item.parent() is None and item.checkState(0) == Qt.CheckState.Checked:
            item.setExpanded(True)
        self.changed.emit()

    def _layers(self) -> Iterator[QTreeWidgetItem]:
        yield from _children(self.invisibleRootItem())


def _children(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for row in range(item.childCount()):
        child = item.child(row)
        if child is not None:
            yield child
