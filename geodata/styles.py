"""The `layer_styles` table, from which QGIS takes the look of each layer on opening the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import quoteattr

from geodata.geopackage import LAST_CHANGE, Column, Content, Row, Table


@dataclass(frozen=True)
class Style:
    """One symbol for a whole layer.

    Parameters
    ----------
    symbol : {"fill", "line", "marker"}
        The kind of geometry.
    layer_class : str
        QGIS's name of the symbol layer.
    properties : mapping of str to str
        Of that symbol layer, by QGIS's names.
    label_field : str
        The column with the labels; empty for none.
    """

    symbol: Literal["fill", "line", "marker"]
    layer_class: Literal["SimpleFill", "SimpleLine", "SimpleMarker"]
    properties: Mapping[str, str]
    label_field: str = ""


_TABLE = Table(
    "layer_styles",
    (
        Column("f_table_catalog"),
        Column("f_table_schema"),
        Column("f_table_name"),
        Column("f_geometry_column"),
        Column("styleName"),
        Column("styleQML"),
        Column("styleSLD"),
        Column("useAsDefault", "INTEGER"),
        Column("description"),
        Column("owner"),
        Column("ui"),
        Column("update_time"),
    ),
    "Styles for QGIS.",
)


def style_table(styles: Mapping[str, Style]) -> Content:
    """Return the `layer_styles` table with one default style for each named layer."""
    return Content(_TABLE, [_style_row(layer, style) for layer, style in styles.items()])


def _style_row(layer: str, style: Style) -> Row:
    return {
        "f_table_catalog": "",
        "f_table_schema": "",
        "f_table_name": layer,
        "f_geometry_column": "geom",
        "styleName": layer,
        "styleQML": _qml(style),
        "styleSLD": None,
        "useAsDefault": 1,
        "description": f"Default style of {layer}",
        "owner": "",
        "ui": None,
        "update_time": LAST_CHANGE,
    }


def _qml(style: Style) -> str:
    options = "".join(
        f'<Option type="QString" name={quoteattr(name)} value={quoteattr(value)}/>'
        for name, value in style.properties.items()
    )
    symbol = (
        f'<symbol type="{style.symbol}" name="0" alpha="1" clip_to_extent="1" force_rhr="0">'
        f'<layer class="{style.layer_class}" enabled="1" locked="0" pass="0">'
        f'<Option type="Map">{options}</Option></layer></symbol>'
    )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        f'<qgis version="3.22.0" styleCategories="Symbology|Labeling" '
        f'labelsEnabled="{int(bool(style.label_field))}">'
        '<renderer-v2 type="singleSymbol" forceraster="0" symbollevels="0" enableorderby="0">'
        f"<symbols>{symbol}</symbols></renderer-v2>{_labeling(style.label_field)}</qgis>"
    )


def _labeling(field: str) -> str:
    if not field:
        return ""
    return (
        '<labeling type="simple"><settings calloutType="simple">'
        f'<text-style fieldName={quoteattr(field)} isExpression="0" fontSize="9"'
        ' textColor="40,48,58,255"><text-buffer bufferDraw="1" bufferSize="0.8"'
        ' bufferColor="255,255,255,255"/></text-style></settings></labeling>'
    )
