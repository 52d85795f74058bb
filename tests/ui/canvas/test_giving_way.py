"""Cards over the map that do not fit give way to those that matter more, and come back."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.canvas.giving_way import GivingWay

MESSAGE_PX, CHIPS_PX, WELCOME_PX = 100, 40, 140


class Map(QWidget):
    """A map with a message, chips and a welcome, of which the last two may give way."""

    def __init__(self) -> None:
        super().__init__()
        self.message, self.chips, self.welcome = QLabel("m"), QLabel("c"), QLabel("w")
        self.wanted = {self.chips, self.welcome}
        column = QVBoxLayout(self)
        self.setMinimumSize(1, 1)
        heights = {self.message: MESSAGE_PX, self.chips: CHIPS_PX, self.welcome: WELCOME_PX}
        for card, height_px in heights.items():
            card.setFixedHeight(height_px)
            column.addWidget(card)
        GivingWay(
            self, {each: partial(self._is_wanted, each) for each in (self.chips, self.welcome)}
        )

    def _is_wanted(self, card: QWidget) -> bool:
        return card in self.wanted

    def seen(self, height_px: int) -> str:
        self.resize(300, height_px)
        QApplication.processEvents()
        cards = (self.message, self.chips, self.welcome)
        return "".join(each.text() for each in cards if each.isVisible())


@pytest.fixture
def cards(qtbot: QtBot) -> Map:
    cards = Map()
    qtbot.addWidget(cards)
    cards.show()
    return cards


def test_the_welcome_goes_first_and_then_the_chips(cards: Map) -> None:
    assert cards.seen(400) == "mcw"
    assert cards.seen(260) == "mc"
    assert cards.seen(140) == "m"
    assert cards.seen(400) == "mcw"


def test_they_come_back_as_a_message_goes(cards: Map) -> None:
    assert cards.seen(260) == "mc"
    cards.message.hide()
    assert cards.seen(260) == "cw"


def test_what_is_not_wanted_does_not_come_back(cards: Map) -> None:
    cards.wanted.discard(cards.welcome)
    cards.welcome.hide()
    assert cards.seen(400) == "mc"
