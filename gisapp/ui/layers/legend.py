"""The legend of a classified layer, as rows of the layer tree."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidgetItem

from gisapp.core.layers.layer import Layer
from gisapp.ui.layers.swatch import Swatches
from gisapp.words import Language


def legend_rows(
    layer: Layer, swatches: Swatches, language: Language, quiet: QColor
) -> list[QTreeWidgetItem]:
    """Return a row with the attribute's name, written `quiet`, and one for each class."""
    heading = _row(layer.symbology.attribute)
    heading.setForeground(0, quiet)
    rows = [heading]
    for each in layer.symbology.classes:
        row = _row(each.label.in_language(language))
        row.setIcon(0, swatches.of(each.symbol, layer.geometry.kind))
        rows.append(row)
    return rows


def _row(text: str) -> QTreeWidgetItem:
    row = QTreeWidgetItem([text])
    # Qt takes a tooltip for HTML where it looks like it, and this comes from a file.
    row.setToolTip(0, f"<p>{escape(text)}</p>")
    row.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return row
