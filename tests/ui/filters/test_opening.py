"""Which layers can be filtered, and the card beside what was clicked."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session
from gisapp.ui.filters.opening import can_filter, open_facet
from tests.parks import embedded
from tests.ui.filters.conftest import PLOTS


def test_layers_of_the_base_map_cannot(session: Session) -> None:
    assert can_filter(session.state.layers[PLOTS])
    layers, _ = embedded()
    of_base_map = [layer for layer in layers if layer.group == "base"]
    assert of_base_map
    assert not any(map(can_filter, of_base_map))


def test_the_card_opens_with_a_column(
    session: Session, qtbot: QtBot, finish: Callable[[], None]
) -> None:
    anchor = QLabel("area")
    qtbot.addWidget(anchor)
    anchor.show()
    card = open_facet(session, PLOTS, "area", anchor)
    finish()
    assert card.fields.currentText() == "area"
    with qtbot.waitSignal(card.destroyed):
        card.close()
