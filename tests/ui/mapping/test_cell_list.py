"""Cells that cannot be used are listed by row, letter by letter, and saved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.session.mapping.cell_checks import CellChecks
from gisapp.session.session import Session
from gisapp.sources.open import open_source
from gisapp.ui.mapping.cell_list import MOST_LISTED, CellList
from tests.workbooks import write_workbook

HEADING, HOSTILE = "<b>面积</b>", "<script>x</script>"

ROWS = [(f"DK-{row}", HOSTILE) for row in range(MOST_LISTED + 10)]
MAPPING = LayerMapping(key="编号", columns=(ColumnMapping(HEADING, "land_area", "mu"),))


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


def checked(qtbot: QtBot, session: Session, layer: Layer, mapping: LayerMapping) -> CellChecks:
    schema = session.mapping_edits.schema
    names = [field.name for field in layer.attributes.fields]
    checks = CellChecks(layer, lambda: session.own_data.rows, session.tasks, "Checking")
    checks.check(MappingDraft(mapping, names, schema, {}))
    qtbot.waitUntil(lambda: not checks.is_running)
    return checks


def test_the_first_ones_are_listed_as_they_are_written(
    session: Session, owner: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_workbook(tmp_path / "hostile.xlsx", {"plots": [("编号", HEADING), *ROWS]})
    (layer,) = open_source(str(path)).layers
    checks = checked(qtbot, session, layer, MAPPING)
    cells = CellList(layer, MAPPING, checks, session, owner)
    texts = [cells.table.item(0, section) for section in range(4)]
    assert [each.text() for each in texts if each] == [
        "2",
        HEADING,
        HOSTILE,
        "no number can be read",
    ]
    assert cells.table.rowCount() == MOST_LISTED
    cells.close()


def test_all_are_saved(session: Session, owner: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    layer = session.state.layers.layers[0]
    mapping = LayerMapping(key="所属园区")
    checks = checked(qtbot, session, layer, mapping)
    cells = CellList(layer, mapping, checks, session, owner)
    cells.show()
    save = cells.findChild(QPushButton, "exportCells")
    assert save is not None
    save.click()
    dialog = cells.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()
    cells.export_to(str(tmp_path / "cells.csv"))
    qtbot.waitUntil(lambda: not session.tasks.running)
    lines = (tmp_path / "cells.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 6
    assert lines[1] == "2,所属园区,青山湖高新产业园,another row has the same key"
    cells.close()
