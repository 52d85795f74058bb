"""A click takes a value or leaves it out, one on "only this" takes it alone; keys do the same."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.filters.value_list import ValueList
from gisapp.ui.filters.value_rows import ListedValues
from tests.core.tables.columns import coded
from tests.ui.reading import WORDS


@pytest.fixture
def values(qtbot: QtBot) -> ValueList:
    column = coded(["idle", "let", "built"])
    values = ValueList(WORDS["en"])
    qtbot.addWidget(values)
    values.resize(300, 200)
    all_checked = np.ones(3, np.bool_)
    values.show_values(
        ListedValues(column, column.counts(), np.array([2, 0, 1]), 7, all_checked, True)
    )
    values.show()
    return values


@pytest.fixture
def said(values: ValueList) -> list[tuple[str, int]]:
    said: list[tuple[str, int]] = []
    values.toggled.connect(lambda place: said.append(("toggled", place)))
    values.only_wanted.connect(lambda place: said.append(("only", place)))
    return said


def click(values: ValueList, row: int, x: int) -> None:
    place = values.visualRect(values.model().index(row, 0))
    QTest.mouseClick(
        values.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, place.center().y())
    )


def test_clicks(values: ValueList, said: list[tuple[str, int]]) -> None:
    click(values, 0, 10)
    click(values, 1, values.viewport().width() - 20)
    click(values, 3, 60)
    assert said == [("toggled", 2), ("only", 0), ("toggled", -1)]


def test_keys(values: ValueList, said: list[tuple[str, int]]) -> None:
    values.setFocus()
    values.setCurrentIndex(values.model().index(0, 0))
    QTest.keyClick(values, Qt.Key.Key_Space)
    QTest.keyClick(values, Qt.Key.Key_Down)
    QTest.keyClick(values, Qt.Key.Key_Return)
    assert said == [("toggled", 2), ("only", 0)]


def test_it_is_as_high_as_its_rows_up_to_eight(values: ValueList) -> None:
    four = values.height()
    column = coded([f"plot {number}" for number in range(100)])
    checked = np.ones(100, np.bool_)
    values.show_values(ListedValues(column, column.counts(), np.arange(100), None, checked, False))
    assert values.height() == 2 * four
