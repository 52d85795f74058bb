"""What is best, does not compare or differs takes lines and colours of its own."""

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gisapp.ui.compare.cell_painter import CellPainter
from gisapp.ui.compare.sheet import Sheet
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme
from tests.ui.compare.sheets import WORDS, model, row_of


def picture(qtbot: QtBot, theme: Theme) -> QImage:
    made = model()
    sheet = Sheet(made, theme, WORDS)
    qtbot.addWidget(sheet)
    sheet.resize(900, 400)
    sheet.refresh(theme, WORDS)
    sheet.show()
    sheet.scrollTo(made.index(row_of(made, "Tax paid"), 0))
    return sheet.viewport().grab().toImage()


def colors(image: QImage) -> set[str]:
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_a_row_is_as_high_as_its_fullest_cell(qtbot: QtBot) -> None:
    made = model()
    painter = CellPainter(made, LIGHT, WORDS)
    title, tax = painter.height_of("About"), made.rows[row_of(made, "Tax paid")]
    status = made.rows[row_of(made, "Status")]
    assert painter.height_of(status) == title
    assert painter.height_of(tax) > title + 40


def test_marks_are_seen_in_both_themes(qtbot: QtBot) -> None:
    for theme in (LIGHT, DARK):
        seen = colors(picture(qtbot, theme))
        assert {theme.surface_raised, theme.surface_sunken} <= seen
        assert {theme.success, theme.border} <= seen
