"""A card has the ground and the border of its theme."""

import pytest
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.card import Card
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ground_and_the_border_are_those_of_the_theme(qtbot: QtBot, theme: Theme) -> None:
    card = Card()
    qtbot.addWidget(card)
    palette = card.palette()
    palette.setColor(palette.ColorRole.Window, theme.color("surface"))
    card.setPalette(palette)
    card.resize(40, 30)
    picture = card.grab().toImage()
    assert picture.pixelColor(20, 15) == theme.color("surface_raised")
    for x, y in ((0, 0), (39, 0), (0, 29), (39, 29), (20, 0), (0, 15)):
        assert picture.pixelColor(x, y) == theme.color("border_strong")
