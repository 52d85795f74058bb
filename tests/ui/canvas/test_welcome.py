"""The card that teaches three gestures ticks those that were made, and comes once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.core.events import Observable
from gisapp.ui.canvas.welcome import GESTURES, WelcomeCard
from gisapp.ui.widgets.theme import Appearance
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import Words
from tests.ui.gestures import drag, turn_wheel
from tests.ui.parts import canvas_of, welcome_of
from tests.ui.reading import WORDS


@pytest.fixture
def words() -> Observable[Words]:
    return Observable(WORDS["en"])


@pytest.fixture
def card(qtbot: QtBot, words: Observable[Words]) -> WelcomeCard:
    card = WelcomeCard(words)
    qtbot.addWidget(card)
    card.show()
    return card


def said(card: WelcomeCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.text()]


def drawings(card: WelcomeCard) -> list[QImage]:
    """Return what is drawn beside the captions, from top to bottom."""
    labels = [label for label in card.findChildren(QLabel) if not label.pixmap().isNull()]
    return [label.pixmap().toImage() for label in sorted(labels, key=QLabel.y)]


def closing(card: WelcomeCard) -> QToolButton:
    button = card.findChild(QToolButton, "welcomeClose")
    assert button is not None
    return button


def test_no_caption_is_cut_where_there_is_little_room(card: WelcomeCard) -> None:
    for width in (210, 240, card.sizeHint().width()):
        card.resize(width, card.heightForWidth(width))
        for label in card.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            words = map(label.fontMetrics().horizontalAdvance, label.text().split())
            assert label.width() >= max(words, default=0)
    assert card.heightForWidth(210) > card.heightForWidth(card.sizeHint().width())


def test_it_names_the_gestures_in_the_language_of_now(
    card: WelcomeCard, words: Observable[Words]
) -> None:
    codes = ("title", *GESTURES)
    assert said(card) == [WORDS["en"](f"welcome.{code}") for code in codes]
    assert closing(card).toolTip() == "Got it"
    words.set(WORDS["zh"])
    assert said(card) == [WORDS["zh"](f"welcome.{code}") for code in codes]
    assert closing(card).accessibleName() == WORDS["zh"]("welcome.close")


def test_the_gesture_that_was_made_is_ticked_and_the_others_are_not(card: WelcomeCard) -> None:
    before = drawings(card)
    card.tick("wheel")
    drag_, wheel, click = (GESTURES.index(name) for name in ("drag", "wheel", "click"))
    after = drawings(card)
    assert after[wheel] != before[wheel]
    assert (after[drag_], after[click]) == (before[drag_], before[click])


def test_it_goes_after_all_three_however_often_one_was_made(
    card: WelcomeCard, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(card.learned, timeout=0):
        card.tick("drag")
    with qtbot.assertNotEmitted(card.learned):
        card.tick("drag")
    card.tick("wheel")
    assert card.isVisible()
    card.tick("click")
    assert card.isHidden()


def test_it_can_be_closed_and_then_learns_nothing_more(card: WelcomeCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.learned, timeout=0):
        closing(card).click()
    assert card.isHidden()
    with qtbot.assertNotEmitted(card.learned):
        card.tick("drag")


def test_its_drawings_follow_the_theme(card: WelcomeCard) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    appearance = Appearance(application, "light")
    card.tick("drag")
    light = drawings(card)
    appearance.choice.set("dark")
    assert not [one for one, other in zip(light, drawings(card), strict=True) if one == other]


def test_gestures_on_the_map_are_ticked_and_the_next_window_has_no_card(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas, card = canvas_of(window), welcome_of(window)
    assert card.isVisible()
    drag(canvas, QPoint(400, 400), QPoint(430, 420))
    turn_wheel(canvas, QPoint(400, 400), 1)
    assert card.isVisible()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 400))
    assert card.isHidden()

    window.close()
    again = build(ViewArguments(language="en"))
    qtbot.addWidget(again)
    again.show()
    assert welcome_of(again).isHidden()
