"""Cells are looked up when they are asked for, whatever is in them."""

from pathlib import Path

import geopandas
import numpy as np
import shapely
from PySide6.QtCore import Qt

from gisapp.session.table.arranging import as_read
from gisapp.session.table.table_rows import NOTES, all_rows, first_rows
from gisapp.sources.open import open_source
from gisapp.ui.table.headings import Heading, heading_of
from gisapp.ui.table.table_model import TableModel
from gisapp.words import load_words

WORDS = load_words("en")

ROWS = 150


def model_of(folder: Path, *, whole: bool = True) -> TableModel:
    """Return a model of three hundred columns, one with a very long cell."""
    columns = {f"c{place}": np.full(ROWS, np.nan) for place in range(298)}
    frame = geopandas.GeoDataFrame(
        {**columns, "long": ["x" * 60_000] * ROWS, "big": [2**53 + 1] * ROWS},
        geometry=shapely.points(np.arange(ROWS) / 10, 30),
        crs=4326,
    )
    path = folder / "wide.gpkg"
    frame.to_file(path, layer="wide")
    (layer,) = open_source(str(path)).layers
    rows = all_rows(layer) if whole else first_rows(layer)
    headings = {each.name: heading_of(layer, each, None, WORDS) for each in layer.attributes.fields}
    model = TableModel(WORDS)
    model.show(as_read(rows), {**headings, NOTES: Heading("Note", "")}, WORDS)
    return model


def test_wide_tables_and_long_cells_are_shown(tmp_path: Path) -> None:
    model = model_of(tmp_path)
    assert (model.rowCount(), model.columnCount()) == (ROWS, 301)
    long, big = model.index(0, model.names.index("long")), model.index(0, model.names.index("big"))
    assert len(str(long.data())) < 400
    assert len(str(long.data(Qt.ItemDataRole.ToolTipRole))) < 3000
    assert str(long.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("long: xxx")
    assert "9007199254740993" in str(big.data()).replace(",", "")
    assert model.index(0, 0).data() == ""


def test_rows_that_are_not_read_yet_have_their_room(tmp_path: Path) -> None:
    model = model_of(tmp_path, whole=False)
    assert model.rowCount() == ROWS
    assert model.index(ROWS - 1, 0).data() == "…"
    assert not model.flags(model.index(ROWS - 1, 300)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, 300)) & Qt.ItemFlag.ItemIsEditable


def test_a_note_is_emitted_with_its_feature(tmp_path: Path) -> None:
    model = model_of(tmp_path)
    noted: list[tuple[object, str]] = []
    model.noted.connect(lambda feature_id, text: noted.append((feature_id, text)))
    assert model.setData(model.index(1, 300), "idle")
    assert noted == [(2, "idle")]
