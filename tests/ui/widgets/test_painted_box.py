"""Boxes that paint their texts: as high as these need, buttons where they open something."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.render.features.painter import painting_on
from gisapp.ui.widgets.painted_box import (
    PaintedBox,
    Paragraph,
    Placed,
    TextLayout,
    unbroken,
)
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme, ui_font
from tests.ui.widgets.painted import picture_of, places_of, shows

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = "Industrial parks of Qingshanhu District and what is known of them"


class OneText(PaintedBox):
    """A box of one paragraph that counts its layouts."""

    def __init__(self, text: str, *, opens: bool = False) -> None:
        super().__init__(text, opens=opens)
        self.layouts = 0
        self._text = text

    def lay_out(self, width: float) -> TextLayout:
        self.layouts += 1
        paragraph = Paragraph(self._text, ui_font(), width)
        return TextLayout((Placed(0, 0, paragraph),), paragraph.height)


@pytest.fixture
def box(qtbot: QtBot) -> OneText:
    return _shown(qtbot, OneText(WORDS))


@pytest.fixture
def button(qtbot: QtBot) -> OneText:
    return _shown(qtbot, OneText(WORDS, opens=True))


def _shown(qtbot: QtBot, box: OneText) -> OneText:
    qtbot.addWidget(box)
    box.resize(200, box.heightForWidth(200))
    box.show()
    return box


def lines(text: str, width: float) -> int:
    one = Paragraph("x", ui_font(), 1000).height
    return round(Paragraph(text, ui_font(), width).height / one)


def test_a_paragraph_is_broken_between_words_and_too_long_words_anywhere() -> None:
    assert lines(WORDS, 1000) == 1
    assert 3 <= lines(WORDS, 140) <= 4
    assert lines("x" * 400, 140) > 10


def test_lines_of_a_text_stay_lines_and_an_empty_one_is_one_line() -> None:
    assert lines("one\ntwo\nthree", 1000) == 3
    assert lines("", 100) == 1


def test_a_number_is_not_parted_from_its_unit() -> None:
    assert unbroken("21.5 km²") == "21.5\u00a0km²"
    width = QFontMetricsF(ui_font()).horizontalAdvance("an area of 21.5")
    assert lines("an area of 21.5 km²", width + 5) == 2
    together = (
        lines("an area of 21.5 km²", 0.8 * width),
        lines("an area of " + unbroken("21.5 km²"), 0.8 * width),
    )
    assert together == (2, 2)


def drawn(text: str, x: float = 0, y: float = 0, px: int = 13) -> QImage:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill("white")
    with painting_on(image) as painter:
        Paragraph(text, ui_font(px), 200).draw(painter, x, y)
    return image


def test_markup_is_written_letter_by_letter() -> None:
    plain, markup = (len(places_of(drawn(text), "#000000", 100)) for text in ("b", "<b>b</b>"))
    assert markup > 3 * plain > 0


def test_a_box_is_as_high_as_its_text_at_its_width(box: OneText) -> None:
    assert box.hasHeightForWidth()
    assert box.heightForWidth(1000) < box.heightForWidth(150) < box.heightForWidth(60)
    for width in (60, 150, 1000):
        height = Paragraph(WORDS, ui_font(), width).height
        assert height <= box.heightForWidth(width) < height + 1


def test_a_layout_is_computed_once_for_a_width(box: OneText) -> None:
    for _ in range(5):
        box.heightForWidth(123)
        box.heightForWidth(321)
    computed = box.layouts
    box.heightForWidth(123)
    assert box.layouts == computed


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_text_is_painted_in_the_colour_of_its_theme(
    box: OneText, theme: Theme, ratio: float
) -> None:
    image = picture_of(box, theme, ratio)
    assert image.width() == 200 * ratio
    assert shows(image, theme.text)


def test_a_button_is_pressed_by_click_enter_and_space(button: OneText, qtbot: QtBot) -> None:
    presses: list[None] = []
    button.clicked.connect(lambda: presses.append(None))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
    assert len(presses) == 4
    QTest.keyClick(button, Qt.Key.Key_A)
    assert len(presses) == 4


def test_a_box_that_opens_nothing_is_no_stop_for_the_tab_key(box: OneText, button: OneText) -> None:
    assert box.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    presses: list[None] = []
    box.clicked.connect(lambda: presses.append(None))
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert presses == []


def test_a_focused_button_has_a_frame_and_one_under_the_mouse_a_tint(
    button: OneText, qtbot: QtBot
) -> None:
    button.activateWindow()
    button.clearFocus()
    # The place of the mouse on a screen that nobody sees is anywhere.
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    plain = picture_of(button)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    focused = picture_of(button)
    assert focused.pixelColor(100, 1) == LIGHT.color("accent")
    assert plain.pixelColor(100, 1) != LIGHT.color("accent")
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert len(places_of(picture_of(button), LIGHT.hover, 2)) > 1000
    assert len(places_of(plain, LIGHT.hover, 2)) < 20


def test_screen_readers_meet_its_text_as_its_name(button: OneText) -> None:
    read = QAccessible.queryAccessibleInterface(button)
    assert read.text(QAccessible.Text.Name) == WORDS
    assert read.role() == QAccessible.Role.Button


def test_a_paragraph_is_drawn_at_the_point_asked_for() -> None:
    image = drawn("IIII", 50, 20, px=40)
    corner = places_of(image, "#000000", 60).min(axis=0)
    assert corner[0] == pytest.approx(53, abs=5)
    assert 20 <= corner[1] <= 40
