"""Cards stand in pairs, and below each other where two would be cut."""

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from gisapp.core.text.sheet_text import FigureText
from gisapp.ui.widgets.card_grid import CardGrid
from gisapp.ui.widgets.figure_card import FigureCard

WIDE_PX, NARROW_PX = 400, 230


def shown(qtbot: QtBot, count: int, width_px: int) -> tuple[QScrollArea, list[FigureCard]]:
    cards = [
        FigureCard(FigureText("Area", f"{number} km²", (), "", "clear")) for number in range(count)
    ]
    panel = QScrollArea()
    panel.setFrameShape(QScrollArea.Shape.NoFrame)
    panel.setWidgetResizable(True)
    panel.setWidget(CardGrid(cards))
    qtbot.addWidget(panel)
    panel.resize(width_px, 900)
    panel.show()
    return panel, cards


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (2, 1), (3, 2), (5, 3)])
def test_they_stand_in_pairs_and_a_last_one_takes_the_whole_width(
    qtbot: QtBot, count: int, rows: int
) -> None:
    _, cards = shown(qtbot, count, WIDE_PX)
    assert len({each.y() for each in cards}) == rows
    alone = cards[-1] if count % 2 else None
    for each in cards:
        assert (each.width() > WIDE_PX / 2) == (each is alone)


def test_in_a_narrow_panel_each_has_the_whole_width_and_pairs_come_back(qtbot: QtBot) -> None:
    panel, cards = shown(qtbot, 4, NARROW_PX)
    qtbot.waitUntil(lambda: len({each.y() for each in cards}) == 4)
    assert all(each.geometry().right() < NARROW_PX for each in cards)
    panel.resize(WIDE_PX, 900)
    qtbot.waitUntil(lambda: len({each.y() for each in cards}) == 2)
