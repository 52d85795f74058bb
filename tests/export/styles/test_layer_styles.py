"""The table of styles is as QGIS makes it, and registered."""

import sqlite3
from contextlib import closing
from pathlib import Path

from gisapp.export.styles.layer_styles import TableStyle, add_layer_styles
from tests.styled_layers import layer_of

COLUMNS = [
    *("id", "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column"),
    *("styleName", "styleQML", "styleSLD", "useAsDefault", "description", "owner", "ui"),
    "update_time",
]


def test_the_table_of_styles(tmp_path: Path) -> None:
    path = Path(layer_of(tmp_path).origin.source)
    style = TableStyle("plots", "geom", "a name of more than thirty letters", "<qgis/>", "<sld/>")
    add_layer_styles(path, [style])
    add_layer_styles(path, [])
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(layer_styles)")]
        [registered] = connection.execute(
            "SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'"
        )
        [row] = connection.execute("SELECT * FROM layer_styles")
    assert columns == COLUMNS
    assert registered == ("attributes",)
    said = dict(zip(columns, row, strict=True))
    assert said["styleName"] == "a name of more than thirty let"
    assert (said["styleQML"], said["useAsDefault"]) == ("<qgis/>", 1)
