"""A choice among few that are all seen."""

import pytest
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.segments import Segments


@pytest.fixture
def segments(qtbot: QtBot) -> Segments:
    segments = Segments("mode", ("one", "two", "three"))
    qtbot.addWidget(segments)
    segments.name_all("Mode", ("One", "R&D", "Three"), ("first", "second", "third"))
    segments.show_choice("one")
    return segments


def test_one_is_pressed_and_only_what_the_user_takes_is_told(
    qtbot: QtBot, segments: Segments
) -> None:
    with qtbot.waitSignal(segments.chosen) as told:
        segments.button("two").click()
    assert told.args == ["two"]
    assert segments.code == "two"
    assert not segments.button("one").isChecked()


def test_texts_are_letters_and_read_with_what_they_are_about(segments: Segments) -> None:
    assert segments.button("two").text() == "R&&D"
    assert segments.button("two").accessibleName() == "Mode: R&D"


def test_what_cannot_be_had_says_why(segments: Segments) -> None:
    segments.allow("three", is_allowed=False, hint="No numbers")
    assert not segments.button("three").isEnabled()
    assert segments.button("three").toolTip() == "No numbers"
