"""The preview asks for one picture after several changes, and walks through the pages."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gisapp.ui.layout.preview_pane import PreviewPane
from gisapp.words import load_words


def page(width: int = 300) -> QImage:
    image = QImage(width, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    return image


def test_changes_in_a_row_ask_once(qtbot: QtBot) -> None:
    pane = PreviewPane(load_words("en"))
    qtbot.addWidget(pane)
    asked: list[int] = []
    pane.wanted.connect(lambda: asked.append(pane.page))
    for _ in range(3):
        pane.want()
    qtbot.waitUntil(lambda: asked == [0])
    assert pane.room_px >= 200


def test_the_buttons_walk_through_the_pages(qtbot: QtBot) -> None:
    pane = PreviewPane(load_words("en"))
    qtbot.addWidget(pane)
    back, on = pane.findChildren(QToolButton)
    pane.show_page(page(), 1)
    assert on.isHidden()
    pane.show_page(page(), 2)
    assert "Page 1 of 2" in {label.text() for label in pane.findChildren(QLabel)}
    with qtbot.waitSignal(pane.wanted):
        on.click()
    assert (pane.page, on.isEnabled(), back.isEnabled()) == (1, False, True)
    pane.show_page(page(), 1)
    assert (pane.page, pane.image is not None) == (0, True)
