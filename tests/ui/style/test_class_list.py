"""The classes of a layer: hidden, named, coloured and reset, by mouse and by keys."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import AnyOf, LayerFilter
from gisapp.core.layers.layer_style import ClassChoice
from gisapp.session.session import Session
from gisapp.ui.style.class_list import COUNT, EYE, LABEL, LOOK, ClassList
from gisapp.ui.style.panel import StylePanel
from tests.ui.style.conftest import HOSTILE, PLOTS, Plots


@pytest.fixture
def classes(panel: StylePanel, finish: Callable[[], None]) -> ClassList:
    panel.by.mode.button("values").click()
    finish()
    return panel.classes


def row(classes: ClassList, place: int) -> QTreeWidgetItem:
    found = classes.topLevelItem(place)
    assert found is not None
    return found


def click(classes: ClassList, place: int, column: int) -> None:
    rect = classes.visualRect(classes.indexFromItem(row(classes, place), column))
    QTest.mouseClick(classes.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_each_class_has_its_count_over_all_rows(
    classes: ClassList, session: Session, finish: Callable[[], None]
) -> None:
    assert [
        (row(classes, each).text(LABEL), row(classes, each).text(COUNT)) for each in (0, 3)
    ] == [
        ("built", "10"),
        ("No value", "10"),
    ]
    session.edits.filter(PLOTS, LayerFilter((AnyOf("name", ("Plot 2", "Plot 6")),)))
    finish()
    assert [row(classes, each).text(COUNT) for each in (0, 1)] == ["2 of 10", "0 of 10"]


def test_the_eye_hides_a_class_and_shows_it_again(classes: ClassList, plots: Plots) -> None:
    click(classes, 1, EYE)
    assert plots().style.classes == (ClassChoice("value:idle", is_hidden=True),)
    assert row(classes, 1).font(LABEL).strikeOut()
    shown = plots().content.shown
    assert shown is not None
    assert int(shown.sum()) == 30
    click(classes, 1, EYE)
    assert plots().style.classes == ()
    assert plots().content.shown is None


def test_keys_hide_and_reset_and_stay_on_the_row(classes: ClassList, plots: Plots) -> None:
    classes.setCurrentItem(row(classes, 2), LABEL)
    QTest.keyClick(classes, Qt.Key.Key_Space)
    assert plots().symbology.classes[2].is_hidden
    assert classes.currentItem() is row(classes, 2)
    QTest.keyClick(classes, Qt.Key.Key_Delete)
    assert plots().style.classes == ()


def test_a_label_is_typed_where_it_stands_and_an_empty_one_is_made_again(
    qtbot: QtBot, classes: ClassList, plots: Plots
) -> None:
    def reads(label: str) -> bool:
        is_made = plots().symbology.classes[1].label.en == label
        return is_made and row(classes, 1).text(LABEL) == label

    for typed, seen in (("Vacant", "Vacant"), (" ", "idle")):
        classes.setCurrentItem(row(classes, 1), LABEL)
        QTest.keyClick(classes, Qt.Key.Key_F2)
        editor = classes.findChild(QLineEdit)
        assert editor is not None
        editor.setText(typed)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(reads, seen))


def test_a_click_on_the_look_asks_for_a_colour_and_cancel_takes_it_back(
    classes: ClassList, plots: Plots
) -> None:
    click(classes, 0, LOOK)
    dialog = classes.findChild(QColorDialog)
    assert dialog is not None
    dialog.setCurrentColor(QColor("#123456"))
    assert plots().style.classes == (ClassChoice("value:built", color="#123456"),)
    dialog.reject()
    assert plots().style.classes == ()


def test_what_is_read_aloud_tells_label_count_and_state(classes: ClassList) -> None:
    click(classes, 0, EYE)
    spoken = row(classes, 0).data(LABEL, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "built, 10, hidden"
    assert HOSTILE not in row(classes, 0).toolTip(LABEL)
