"""Any CRS is found while one types, with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session
from gisapp.ui.coordinates.crs_field import CrsField
from gisapp.words import load_words


@pytest.fixture
def field(qtbot: QtBot, session: Session) -> CrsField:
    field = CrsField(session.tasks, load_words("en"))
    qtbot.addWidget(field)
    field.show()
    qtbot.waitUntil(lambda: not session.tasks.running)
    return field


@pytest.fixture
def chosen(field: CrsField) -> list[str]:
    chosen: list[str] = []
    field.chosen.connect(chosen.append)
    return chosen


def test_what_fits_is_listed_and_enter_takes_the_first(field: CrsField, chosen: list[str]) -> None:
    QTest.keyClicks(field, "cgcs2000 3-degree 117")
    assert [each.code for each in field.listed] == ["EPSG:4548"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == ["EPSG:4548"]
    assert field.text() == ""


def test_a_code_that_is_not_listed_is_tried(field: CrsField, chosen: list[str]) -> None:
    QTest.keyClicks(field, "999999")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == ["EPSG:999999"]
