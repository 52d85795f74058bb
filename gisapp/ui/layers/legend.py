"""The legend of a classified layer, as rows of the layer tree."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidgetItem

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import field_title
from gisapp.ui.layers.swatch import Swatches
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.words import Language


def legend_rows(
    layer: Layer, swatches: Swatches, language: Language, quiet: QColor
) -> list[QTreeWidgetItem]:
    """Return a row with the attribute's name, and one for each class below it.

    Parameters
    ----------
    layer : Layer
        With a symbology that has an attribute.
    swatches : Swatches
        Paints the look of each class.
    language : "en" or "zh"
        Of the classes' labels; the attribute's name is the file's own.
    quiet : QColor
        The colour of the attribute's name.

    Returns
    -------
    list of QTreeWidgetItem
        They have no parent yet.
    """
    heading = _row(field_title(layer, layer.symbology.attribute))
    heading.setForeground(0, quiet)
    rows = [heading]
    for each in layer.symbology.classes:
        row = _row(each.label.in_language(language))
        row.setIcon(0, swatches.of(each.symbol, layer.geometry.kind))
        rows.append(row)
    return rows


def _row(text: str) -> QTreeWidgetItem:
    row = QTreeWidgetItem([text])
    row.setToolTip(0, in_tooltip(text))
    row.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return row
