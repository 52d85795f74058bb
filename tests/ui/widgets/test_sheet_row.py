"""Rows of a fact sheet, as they are read."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from gisapp.core.text.sheet_text import RowText, ValueRole
from gisapp.ui.widgets.painted_box import BODY_PX
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme, ui_font
from tests.ui.widgets.painted import picture_of, places_of, shows

AREA = RowText("Planned area", "21.5 km²", "number")
WIDTH = 340


@pytest.fixture
def painted(qtbot: QtBot) -> "type[_Painted]":
    """Rows are painted with the window's fonts, which want an application."""
    return _Painted


class _Painted:
    """A row at the width of the panel, and its picture."""

    def __init__(self, text: RowText, theme: Theme = LIGHT, width: int = WIDTH) -> None:
        self.row = SheetRow(text, opens=False)
        self.row.resize(width, self.row.heightForWidth(width))
        self.image: QImage = picture_of(self.row, theme)


def test_the_value_stands_beside_its_label(painted: type[_Painted]) -> None:
    texts = painted(AREA).row.layout_at(WIDTH).texts
    label, value = texts
    assert label.y == value.y
    assert value.x == round(0.4 * WIDTH)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("role", "color"),
    [("number", "text"), ("text", "text"), ("link", "link"), ("missing", "text_muted")],
)
def test_a_value_has_the_colour_of_what_it_is(
    painted: type[_Painted], role: ValueRole, color: str, theme: Theme
) -> None:
    image = painted(replace(AREA, role=role, label=""), theme).image
    assert shows(image, theme.color(color))


def test_what_qualifies_a_value_stands_below_it_and_a_warning_last(
    painted: type[_Painted],
) -> None:
    full = replace(AREA, qualification="Stated · 2017", warning="Not of land but of floor")
    row = painted(full).row
    _, value, qualification, warning = row.layout_at(WIDTH).texts
    assert value.y < qualification.y < warning.y
    assert (qualification.color, warning.color) == ("text_muted", "warning")
    assert row.heightForWidth(WIDTH) > painted(AREA).row.heightForWidth(WIDTH)


def test_a_long_label_makes_the_row_higher(painted: type[_Painted]) -> None:
    long = replace(AREA, label="Production lines in operation at the end of the year")
    assert painted(long).row.heightForWidth(WIDTH) > painted(AREA).row.heightForWidth(WIDTH)
    assert painted(long).row.heightForWidth(120) > painted(long).row.heightForWidth(WIDTH)


def test_a_mark_of_confidence_stands_at_the_right_end(painted: type[_Painted]) -> None:
    image = painted(replace(AREA, confidence="clear")).image
    marks = places_of(image, LIGHT.color("success"))
    assert len(marks) > 40
    assert marks[:, 0].min() > WIDTH - 24
    assert not shows(painted(AREA).image, LIGHT.color("success"))


def test_numbers_line_up_at_the_right(painted: type[_Painted]) -> None:
    ends = []
    for number in ("7", "1,234.5", "−98"):
        texts = painted(replace(AREA, value=number, right_aligned=True)).row.layout_at(WIDTH).texts
        font = ui_font(BODY_PX, bold=True)
        ends.append(texts[1].x + QFontMetricsF(font).horizontalAdvance(number))
    assert ends == pytest.approx([WIDTH - 8] * 3)


def test_a_number_too_wide_for_its_column_begins_at_the_left(painted: type[_Painted]) -> None:
    wide = replace(AREA, value="123,456,789 " * 9, right_aligned=True)
    assert painted(wide).row.layout_at(WIDTH).texts[1].x == round(0.4 * WIDTH)


def test_a_row_is_read_out_as_one_line_without_its_empty_parts() -> None:
    assert AREA.spoken == "Planned area · 21.5 km²"
    full = replace(AREA, qualification="Stated", warning="Of floor")
    assert full.spoken == "Planned area · 21.5 km² · Stated · Of floor"
    assert replace(AREA, label="").spoken == "21.5 km²"
