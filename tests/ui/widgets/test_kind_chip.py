"""A chip says how many there are of a kind."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.kind_chip import KindChip, dot


def test_a_chip_without_rows_cannot_be_pressed(qtbot: QtBot) -> None:
    some, none = KindChip("R&D", 1200, "#009e73"), KindChip("Gone", 0)
    for chip in (some, none):
        qtbot.addWidget(chip)
    assert some.text() == "R&&D  1,200"
    assert (some.isEnabled(), none.isEnabled()) == (True, False)
    assert (some.icon().isNull(), none.icon().isNull()) == (False, True)


def test_a_dot_is_round_and_in_its_colour(qtbot: QtBot) -> None:
    picture = dot(QColor("#d55e00")).toImage()
    middle = picture.width() // 2
    assert picture.pixelColor(middle, middle) == QColor("#d55e00")
    assert picture.pixelColor(0, 0).alpha() == 0
