"""The label beside the mouse: what it says, and that it stays on the canvas."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.canvas.hover_label import GAP_PX, WIDEST_PX, HoverLabel

MIDDLE = QPoint(100, 80)


@pytest.fixture
def canvas(qtbot: QtBot) -> QWidget:
    canvas = QWidget()
    qtbot.addWidget(canvas)
    canvas.resize(600, 400)
    canvas.show()
    return canvas


@pytest.fixture
def label(canvas: QWidget) -> HoverLabel:
    return HoverLabel(canvas)


def said(label: HoverLabel) -> list[str]:
    return [each.text() for each in label.findChildren(QLabel) if each.isVisible()]


def test_before_anything_glows_there_is_no_label(label: HoverLabel) -> None:
    assert not label.isVisible()


def test_the_name_stands_above_the_kind(label: HoverLabel) -> None:
    label.show_at(MIDDLE, "Changdong", "Industrial park")
    assert said(label) == ["Changdong", "Industrial park"]
    name, kind = label.findChildren(QLabel)
    assert name.y() < kind.y()


def test_of_a_feature_without_a_name_the_kind_is_said_once(label: HoverLabel) -> None:
    label.show_at(MIDDLE, "Changdong", "Industrial park")
    label.show_at(MIDDLE, "", "Industrial park")
    assert said(label) == ["Industrial park"]


def test_markup_and_line_breaks_of_a_file_are_plain_text_on_one_line(label: HoverLabel) -> None:
    label.show_at(MIDDLE, "plain", "text")
    height = label.height()
    label.show_at(MIDDLE, "<h1>Plot</h1>\n\n\tA", "<br><br>wells")
    assert said(label) == ["<h1>Plot</h1> A", "<br><br>wells"]
    assert label.height() == height


def test_a_name_without_end_is_cut(label: HoverLabel) -> None:
    label.show_at(MIDDLE, "plot " * 500, "parcel " * 500)
    assert [text[-1] for text in said(label)] == ["…", "…"]
    assert label.width() < WIDEST_PX + 2 * GAP_PX


def test_it_stands_below_and_right_of_the_mouse_where_there_is_room(label: HoverLabel) -> None:
    label.show_at(MIDDLE, "Changdong", "Industrial park")
    assert label.pos() == MIDDLE + QPoint(GAP_PX, GAP_PX)


@pytest.mark.parametrize("place", [(0, 0), (599, 0), (0, 399), (599, 399), (560, 200), (300, 390)])
def test_at_the_edges_it_is_wholly_on_the_canvas_and_not_below_the_mouse(
    canvas: QWidget, label: HoverLabel, place: tuple[int, int]
) -> None:
    label.show_at(QPoint(*place), "Changdong", "Industrial park")
    assert canvas.rect().contains(label.geometry())
    assert not label.geometry().contains(QPoint(*place))


def test_it_begins_at_the_edge_of_a_canvas_that_is_smaller(
    canvas: QWidget, label: HoverLabel
) -> None:
    canvas.resize(60, 20)
    label.show_at(QPoint(30, 10), "Changdong", "Industrial park")
    assert label.pos() == QPoint(0, 0)


def test_it_never_takes_the_mouse_from_the_map(canvas: QWidget, label: HoverLabel) -> None:
    label.show_at(MIDDLE, "Changdong", "Industrial park")
    assert canvas.childAt(label.geometry().center()) is None
