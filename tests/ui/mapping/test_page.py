"""What is said of one layer is counted, with what is open and what cannot be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.session.mapping.proposals import Proposal
from gisapp.session.session import Session
from gisapp.ui.mapping.cell_list import CellList
from gisapp.ui.mapping.page import MappingPage
from gisapp.ui.mapping.property_rows import PropertyRows
from tests.ui.reading import WORDS


@pytest.fixture
def page(qtbot: QtBot, session: Session, proposals: tuple[Proposal, ...]) -> MappingPage:
    properties = PropertyRows(session.mapping_edits.schema, WORDS["en"])
    page = MappingPage(proposals[0], session, properties)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not page.checks.is_running)
    return page


def button(page: MappingPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def counts(page: MappingPage) -> str:
    label = page.findChild(QLabel, "mappingCounts")
    assert label is not None
    return label.text()


def test_it_counts_what_is_known_and_what_is_not(page: MappingPage, qtbot: QtBot) -> None:
    assert counts(page) == "5 of 6 understood"
    assert button(page, "mappingOpen").text() == "1 column needs a word from you"
    assert button(page, "mappingUnread").text() == "1 cell to look at"
    page.model.say_property("面积", "")
    page.model.say_property("成交价（万元）", "remark")
    qtbot.waitUntil(lambda: not page.checks.is_running)
    assert not button(page, "mappingOpen").isVisible()
    assert not button(page, "mappingUnread").isVisible()


def test_the_count_leads_to_the_question(page: MappingPage) -> None:
    page.table.setCurrentIndex(page.model.index(3, 0))
    QTest.mouseClick(button(page, "mappingOpen"), Qt.MouseButton.LeftButton)
    assert page.model.name_at(page.table.currentIndex()) == "面积"


def test_cells_are_listed(page: MappingPage) -> None:
    QTest.mouseClick(button(page, "mappingUnread"), Qt.MouseButton.LeftButton)
    cells = page.findChild(CellList)
    assert cells is not None
    assert cells.table.rowCount() == 1
    cells.close()


def test_another_mapping_takes_the_place_of_all(page: MappingPage) -> None:
    page.take(LayerMapping("park", columns=(ColumnMapping("面积", "land_area", "ha"),)))
    assert page.form.kind.code == "park"
    assert counts(page) == "1 of 6 understood"
    assert page.draft.open_columns == ()
