"""The legend of a classified layer, as rows of the layer tree."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidgetItem

from gisapp.core.layers.class_counts import ClassCount, class_counts
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import field_title
from gisapp.core.layers.symbology import SymbolClass
from gisapp.ui.layers.swatch import Swatches
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.words import Words

NAME, COUNT = 0, 1
CLASS_KEY = Qt.ItemDataRole.UserRole + 20
"""The key of the class that a row stands for."""
_Flag = Qt.ItemFlag
_CLASS_FLAGS = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemIsEditable


def write_legend(
    item: QTreeWidgetItem, layer: Layer, swatches: Swatches, words: Words, quiet: QColor
) -> None:
    """Have a layer's row show the attribute's name and a row for each class below it.

    Rows stay where the classes are the same, so that the one that is picked is picked still.

    Parameters
    ----------
    item : QTreeWidgetItem
        The layer's row.
    layer : Layer
        With a symbology that has an attribute.
    swatches : Swatches
        Paints the look of each class.
    words : Words
        Of the classes' labels; the attribute's name is the file's own.
    quiet : QColor
        The colour of the attribute's name and of what is hidden.
    """
    symbology = layer.symbology
    if tuple(map(key_at, _below(item))) != ("", *symbology.keys):
        item.takeChildren()
        item.addChildren([_heading(), *map(_class_row, symbology.keys)])
    heading, *rows = _below(item)
    title = field_title(layer, symbology.attribute)
    heading.setText(NAME, title)
    heading.setToolTip(NAME, in_tooltip(title))
    heading.setForeground(NAME, quiet)
    counts = class_counts(layer) or (None,) * len(rows)
    for row, made, count in zip(rows, symbology.classes, counts, strict=True):
        icon = swatches.of(made.symbol, layer.geometry.kind, is_hidden=made.is_hidden)
        row.setIcon(NAME, icon)
        _write(row, made, count, words, quiet)


def key_at(item: QTreeWidgetItem | None) -> str:
    """Return the key of the class that a row stands for, empty for any other row."""
    key = item.data(NAME, CLASS_KEY) if item is not None else None
    return key if isinstance(key, str) else ""


def count_text(count: ClassCount | None, words: Words) -> str:
    """Return how many features a class has, and how many of them are let through."""
    if count is None:
        return ""
    if count.passing == count.total:
        return f"{count.total:,}"
    return words("style.count_of", shown=count.passing, total=count.total)


def _below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(place) for place in range(item.childCount()))
    return [row for row in found if row is not None]


def _heading() -> QTreeWidgetItem:
    heading = QTreeWidgetItem()
    heading.setFlags(_Flag.ItemIsEnabled)
    return heading


def _class_row(key: str) -> QTreeWidgetItem:
    row = QTreeWidgetItem()
    row.setFlags(_CLASS_FLAGS)
    row.setData(NAME, CLASS_KEY, key)
    row.setTextAlignment(COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return row


def _write(
    row: QTreeWidgetItem, made: SymbolClass, count: ClassCount | None, words: Words, quiet: QColor
) -> None:
    label, counted = made.label.in_language(words.language), count_text(count, words)
    row.setText(NAME, label)
    row.setText(COUNT, counted)
    row.setForeground(COUNT, quiet)
    row.setData(NAME, Qt.ItemDataRole.ForegroundRole, quiet if made.is_hidden else None)
    font = row.font(NAME)
    font.setStrikeOut(made.is_hidden)
    row.setFont(NAME, font)
    state = words("style.class_is_hidden" if made.is_hidden else "style.class_is_shown")
    spoken = ", ".join(filter(None, (label, counted, state)))
    row.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, spoken)
    hint = words("style.legend_hint_hidden" if made.is_hidden else "style.legend_hint")
    row.setToolTip(NAME, in_tooltip(label) + in_tooltip(hint))
