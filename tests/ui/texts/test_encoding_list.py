"""Encodings are listed once each, and the one that is picked is told."""

import pytest
from pytestqt.qtbot import QtBot

from gisapp.ui.texts.encoding_list import EncodingList


@pytest.fixture
def encodings(qtbot: QtBot) -> EncodingList:
    found = EncodingList("Encodings")
    qtbot.addWidget(found)
    found.show_encodings(["UTF-8", "Big5"], ["青山湖", "園區"])
    return found


def test_the_picked_one_is_told(encodings: EncodingList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(encodings.picked) as told:
        encodings.pick("Big5", "園區")
    assert told.args == ["Big5"]
    assert encodings.count() == 2


def test_one_that_is_not_listed_is_added(encodings: EncodingList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(encodings.picked) as told:
        encodings.pick("CP1251", "Москва")
    assert told.args == ["CP1251"]
    assert encodings.count() == 3
