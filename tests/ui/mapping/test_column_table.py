"""What columns mean is said by mouse and by keyboard alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gisapp.session.mapping.proposals import Proposal
from gisapp.session.session import Session
from gisapp.ui.mapping.column_table import ColumnTable
from gisapp.ui.mapping.column_texts import BASIS, KIND, MEANS, SURE, UNIT
from gisapp.ui.mapping.page import MappingPage
from gisapp.ui.mapping.picker import Picker
from gisapp.ui.mapping.property_rows import PropertyRows
from tests.ui.reading import WORDS

DOUBTED, NAME = "面积", "地块名称"


@pytest.fixture
def page(qtbot: QtBot, session: Session, proposals: tuple[Proposal, ...]) -> MappingPage:
    properties = PropertyRows(session.mapping_edits.schema, WORDS["en"])
    plots = proposals[0]
    doubt = {NAME: tuple(each for each in plots.mapping.columns if each.column == NAME)}
    asked = replace(plots, questions={**plots.questions, **doubt})
    page = MappingPage(asked, session, properties)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    qtbot.waitUntil(lambda: not page.checks.is_running)
    return page


def go(page: MappingPage, name: str, section: int) -> ColumnTable:
    page.table.setCurrentIndex(page.model.index(page.model.row_of(name), section))
    page.table.setFocus()
    return page.table


def picker_of(page: MappingPage) -> Picker:
    picker = page.table.findChild(Picker)
    assert picker is not None
    return picker


def test_enter_opens_the_list_and_typing_searches_it(page: MappingPage) -> None:
    QTest.keyClick(go(page, DOUBTED, MEANS), Qt.Key.Key_Return)
    picker = picker_of(page)
    assert [row.text for row in picker.shown[:2]] == ["nothing", "Likely"]
    QTest.keyClicks(picker.line, "floor area built")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert page.draft.column(DOUBTED).property_code == "built_floor_area"


def test_a_letter_in_the_table_begins_the_search(page: MappingPage) -> None:
    QTest.keyClicks(go(page, DOUBTED, MEANS), "r")
    assert picker_of(page).line.text() == "r"
    picker_of(page).close()


def test_delete_means_nothing(page: MappingPage) -> None:
    QTest.keyClick(go(page, "地块名称", MEANS), Qt.Key.Key_Delete)
    assert page.draft.column("地块名称").property_code == ""


def test_a_unit_is_picked_among_those_that_fit(page: MappingPage) -> None:
    QTest.keyClick(go(page, DOUBTED, UNIT), Qt.Key.Key_Space)
    picker = picker_of(page)
    codes = [row.code for row in picker.shown]
    assert codes[0] == "mu"
    assert "CNY" not in codes
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert page.draft.column(DOUBTED).unit == "mu"
    assert page.draft.open_columns == (NAME,)


def test_a_short_list_is_a_menu(page: MappingPage) -> None:
    QTest.keyClick(go(page, "批准面积（亩）", KIND), Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    planned = next(action for action in menu.actions() if action.text() == "Planned")
    planned.trigger()
    menu.close()
    assert page.draft.column("批准面积（亩）").kind == "planned"
    table = go(page, "批准面积（亩）", BASIS)
    QTest.keyClick(table, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "No area" not in [action.text() for action in menu.actions()]
    menu.close()


def test_years_may_be_those_of_the_republic(page: MappingPage) -> None:
    page.model.say_property(NAME, "supply_date")
    table = go(page, NAME, UNIT)
    assert table.currentIndex().data() == "Western years"
    QTest.keyClick(table, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert page.draft.column(NAME).calendar == "minguo"


def test_one_click_says_yes(page: MappingPage) -> None:
    table = go(page, DOUBTED, SURE)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.draft.open_columns == (NAME, DOUBTED), "its unit is not known yet"
    table = go(page, NAME, SURE)
    assert table.currentIndex().data() == "Yes, it is"
    place = table.visualRect(table.currentIndex()).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.draft.is_answered(NAME)


def test_the_basis_is_shown_only_where_there_are_areas(page: MappingPage) -> None:
    assert not page.table.isColumnHidden(BASIS)
    for name in ("批准面积（亩）", DOUBTED):
        page.model.say_property(name, "")
    assert page.table.isColumnHidden(BASIS)
