"""A card is no wider than the map, and higher where its lines break."""

from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.canvas.card_fit import CardFit
from gisapp.ui.widgets.plain_label import plain_label

WIDTH_PX = 304


def test_it_follows_the_map_and_no_line_is_cut(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(600, 400)
    card = QFrame()
    column = QVBoxLayout(card)
    label = plain_label("Drag from the centre, or type a radius first and click the centre. " * 3)
    column.addWidget(label)
    CardFit(card, column, WIDTH_PX)
    assert card.width() == WIDTH_PX
    card.setParent(around)
    around.show()
    high_px = card.height()
    around.resize(240, 400)
    QApplication.processEvents()
    assert card.width() < 240
    assert card.height() > high_px
    assert label.height() >= label.heightForWidth(label.width())
    around.resize(600, 400)
    QApplication.processEvents()
    assert (card.width(), card.height()) == (WIDTH_PX, high_px)
