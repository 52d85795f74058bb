"""Scales are chosen as round numbers, whatever the latitude."""

import math

from pytestqt.qtbot import QtBot

from gisapp.core.space.scales import resolution_at
from gisapp.core.space.viewport import Viewport
from gisapp.ui.style.scale_choice import ScaleChoice
from tests.ui.reading import WORDS


def test_a_resolution_is_shown_as_the_round_scale_that_it_is_near(qtbot: QtBot) -> None:
    choice = ScaleChoice("scale", math.inf)
    qtbot.addWidget(choice)
    viewport = Viewport(12_900_000.0, 3_300_000.0, 10.0, 400, 300)
    choice.show_resolution(resolution_at(10_050, viewport), viewport, WORDS["en"])
    assert choice.currentText() == "1:10,000"
    choice.show_resolution(resolution_at(12_345, viewport), viewport, WORDS["en"])
    assert choice.currentText().startswith("1:12,3")
    choice.show_resolution(math.inf, viewport, WORDS["en"])
    assert choice.currentText() == "At any scale"


def test_what_is_chosen_is_told_as_a_resolution(qtbot: QtBot) -> None:
    choice = ScaleChoice("scale", math.inf)
    qtbot.addWidget(choice)
    viewport = Viewport(12_900_000.0, 3_300_000.0, 10.0, 400, 300)
    choice.show_resolution(math.inf, viewport, WORDS["en"])
    with qtbot.waitSignal(choice.limited) as told:
        choice.chosen.emit("25000")
    assert told.args == [resolution_at(25_000, viewport)]
