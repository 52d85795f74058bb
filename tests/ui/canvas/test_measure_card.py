"""The card that tells what was measured, in either language, theme and the units chosen."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gisapp.core.space.extent import Extent
from gisapp.session.preferences import use_language
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.canvas.measure_card import MeasureCard
from gisapp.ui.canvas.tool_box import ToolBox, ToolName
from gisapp.ui.widgets.theme import Appearance

NO_KEY = Qt.KeyboardModifier.NoModifier
SQUARE = ((0.0, 0.0), (2000.0, 0.0), (2000.0, 2000.0), (0.0, 2000.0))
BOW_TIE = (SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3])


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session at the equator: 1 m of the map is 1 m eastward and 0.9933 m northward."""
    session = make_session(Settings(None), "en")
    session.navigation.start_at(Extent(-5000, -5000, 5000, 5000))
    yield session
    session.close()


@pytest.fixture
def tools(session: Session) -> ToolBox:
    return ToolBox(session.state, session.navigation, session.selector)


@pytest.fixture
def card(qtbot: QtBot, session: Session, tools: ToolBox) -> MeasureCard:
    card = MeasureCard(session.state, tools)
    qtbot.addWidget(card)
    return card


def measure(
    tools: ToolBox, name: ToolName, *points: tuple[float, float], can_tell: bool = True
) -> None:
    tools.measure.can_tell.set(can_tell)
    tools.chosen.set(name)
    for point in points:
        tools.measure.click(*point, NO_KEY)


def button(card: MeasureCard, name: str) -> QToolButton:
    found = card.findChild(QToolButton, name)
    assert found is not None
    return found


def said(card: MeasureCard) -> list[str]:
    """Return what can be read: result, details and hint, those that are there."""
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_it_is_there_only_while_somebody_measures(card: MeasureCard, tools: ToolBox) -> None:
    assert not card.isVisible()
    measure(tools, "measure_distance")
    assert card.isVisible()
    tools.chosen.set("select_box")
    assert not card.isVisible()


def test_it_says_what_to_do_next(card: MeasureCard, tools: ToolBox) -> None:
    measure(tools, "measure_distance")
    assert said(card) == ["Click on the map to set the first point."]
    tools.measure.click(*SQUARE[0], NO_KEY)
    assert said(card)[-1].startswith("Click to go on.")
    tools.measure.click(*SQUARE[1], NO_KEY)
    tools.measure.end()
    assert said(card)[-1].startswith("Click to measure anew.")


def test_a_distance_is_told_with_its_legs(card: MeasureCard, tools: ToolBox) -> None:
    measure(tools, "measure_distance", *SQUARE[:3])
    result, legs, _ = said(card)
    assert result == "3.987 km"
    assert legs == "2 legs: 2 km + 1.987 km"


def test_an_area_is_told_in_the_unit_that_is_chosen_while_it_is_shown(
    card: MeasureCard, tools: ToolBox, session: Session
) -> None:
    measure(tools, "measure_area", *SQUARE)
    assert said(card)[0] == "3.973 km²"
    session.state.units.set(replace(session.state.units.value, area="mu"))
    assert said(card)[0].endswith(" mu")


def test_an_outline_that_crosses_itself_has_no_area(card: MeasureCard, tools: ToolBox) -> None:
    measure(tools, "measure_area", *BOW_TIE)
    assert said(card)[0] == "The outline crosses itself"
    assert not [text for text in said(card) if "km" in text]


def test_before_lengths_can_be_told_there_is_nothing_to_copy(
    card: MeasureCard, tools: ToolBox
) -> None:
    measure(tools, "measure_distance", *SQUARE, can_tell=False)
    assert len(said(card)) == 1, "the hint alone"
    assert not button(card, "copyMeasurement").isEnabled()
    tools.measure.can_tell.set(True)
    assert len(said(card)) == 3
    assert button(card, "copyMeasurement").isEnabled()


def test_what_is_told_is_copied(card: MeasureCard, tools: ToolBox) -> None:
    measure(tools, "measure_area", *SQUARE)
    button(card, "copyMeasurement").click()
    result, details, _ = said(card)
    assert QApplication.clipboard().text() == f"{result}\n{details}"


def test_the_kind_that_is_measured_is_pressed_even_when_it_is_clicked_again(
    card: MeasureCard, tools: ToolBox
) -> None:
    distance, area = (button(card, f"card_measure_{kind}") for kind in ("distance", "area"))
    measure(tools, "measure_distance")
    assert (distance.isChecked(), area.isChecked()) == (True, False)
    area.click()
    assert (distance.isChecked(), area.isChecked()) == (False, True)
    area.click()
    assert (distance.isChecked(), area.isChecked()) == (False, True)
    assert tools.chosen.value == "measure_area"


def test_closing_it_puts_the_tool_away(card: MeasureCard, tools: ToolBox) -> None:
    measure(tools, "measure_distance", *SQUARE)
    button(card, "closeMeasurement").click()
    assert tools.chosen.value == "identify"
    assert not card.isVisible()


def test_it_speaks_the_language_that_is_chosen_while_it_is_shown(
    card: MeasureCard, tools: ToolBox, session: Session
) -> None:
    measure(tools, "measure_distance", *SQUARE)
    use_language(session.state, "zh")
    words = session.state.words.value
    assert said(card)[0].endswith("公里")
    assert said(card)[-1] == words("measure.hint_go_on")
    assert button(card, "card_measure_area").text() == words("measure.area")
    close = button(card, "closeMeasurement")
    assert close.toolTip() == close.accessibleName() == words("measure.close")


def test_its_icons_are_drawn_for_the_theme(card: MeasureCard, tools: ToolBox) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    appearance = Appearance(application, "light")
    measure(tools, "measure_distance")

    def drawn() -> int:
        """Return how light the lines of the closing cross are."""
        image = button(card, "closeMeasurement").icon().pixmap(20).toImage()
        colors = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
        return max(color.lightness() for color in colors if color.alpha() > 200)

    light = drawn()
    appearance.choice.set("dark")
    assert drawn() > light + 60


@pytest.mark.parametrize("points", [SQUARE[:1], SQUARE, SQUARE * 6])
def test_it_is_as_high_as_what_it_says(
    card: MeasureCard, tools: ToolBox, points: tuple[tuple[float, float], ...]
) -> None:
    measure(tools, "measure_distance", *points)
    for label in card.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
            assert card.rect().contains(label.geometry())
