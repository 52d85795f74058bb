"""Options are cards in a list: one is picked by mouse or keys, and each gets its small map."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gisapp.errors import Phrase
from gisapp.session.reading.place_options import PlaceOption
from gisapp.ui.coordinates.option_list import PICTURE_PX, OptionList
from gisapp.words import load_words

HOSTILE = "<img src=x>"
OPTIONS = [
    PlaceOption("EPSG:4326", False, Phrase("crs.degrees", {}), None),
    PlaceOption("EPSG:4548", False, HOSTILE, None),
]


@pytest.fixture
def options(qtbot: QtBot) -> OptionList:
    options = OptionList(load_words("en"))
    qtbot.addWidget(options)
    options.resize(400, 300)
    options.show()
    options.show_options(OPTIONS, ["at Nanchang", HOSTILE])
    return options


def texts(options: OptionList, place: int) -> list[str]:
    card = options.itemWidget(options.item(place))
    return [each.text() for each in card.findChildren(QLabel) if each.text()]


def test_each_card_says_what_and_where_letter_by_letter(options: OptionList) -> None:
    assert texts(options, 0) == ["longitude and latitude, EPSG:4326", "at Nanchang"]
    assert texts(options, 1) == [f"{HOSTILE}, EPSG:4548", HOSTILE]
    spoken = options.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "longitude and latitude, EPSG:4326, at Nanchang"


def test_keys_and_clicks_pick_one(options: OptionList) -> None:
    picked: list[int] = []
    options.picked.connect(picked.append)
    QTest.keyClick(options, Qt.Key.Key_Down)
    place = options.visualItemRect(options.item(0)).center()
    QTest.mouseClick(options.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked == [1, 0]


def test_a_small_map_comes_later(options: OptionList) -> None:
    image = QImage(*PICTURE_PX, QImage.Format.Format_RGB32)
    options.show_picture(1, image)
    options.show_picture(7, image)
    card = options.itemWidget(options.item(1))
    picture = card.findChild(QLabel, "placePicture")
    assert picture is not None
    assert not picture.pixmap().isNull()


def test_one_more_is_listed_and_picked(options: OptionList) -> None:
    picked: list[int] = []
    options.picked.connect(picked.append)
    assert options.add_option(OPTIONS[0], "") == 2
    assert picked == [2]
