"""The rows of a classified layer's legend."""

from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual
from gisapp.render.palette import load_palette
from gisapp.ui.layers.legend import legend_rows
from gisapp.ui.layers.swatch import HEIGHT_PX, WIDTH_PX, Swatches
from gisapp.words import Language
from tests.render.maps import RED, layer

HOSTILE = "<b>R&D</b>"
QUIET = QColor("#123456")
CLASSES = (
    SymbolClass("m", Bilingual("Industry", "工业"), RED),
    SymbolClass("", Bilingual(HOSTILE), Symbol(fill="#0000ff")),
)


def classed() -> Layer:
    plain = layer("polygon", [shapely.box(0, 0, 1, 1)], RED)
    symbology = Symbology(CLASSES, HOSTILE)
    return replace(plain, content=replace(plain.content, symbology=symbology))


@pytest.mark.parametrize(("language", "label"), [("en", "Industry"), ("zh", "工业")])
def test_below_the_name_of_the_attribute_stand_its_classes(
    qtbot: QtBot, language: Language, label: str
) -> None:
    heading, *rows = legend_rows(classed(), Swatches(load_palette("light")), language, QUIET)
    assert heading.text(0) == HOSTILE
    assert heading.foreground(0).color() == QUIET
    assert heading.icon(0).isNull()
    assert [row.text(0) for row in rows] == [label, HOSTILE]
    middles = [
        row.icon(0).pixmap(WIDTH_PX, HEIGHT_PX).toImage().pixelColor(11, 8).name() for row in rows
    ]
    assert middles == ["#ff0000", "#0000ff"]


def test_a_row_can_be_picked_neither_nor_checked_and_reads_no_markup(qtbot: QtBot) -> None:
    for row in legend_rows(classed(), Swatches(load_palette("light")), "en", QUIET):
        assert row.flags() == Qt.ItemFlag.ItemIsEnabled
        assert row.toolTip(0).startswith("<p>")
        assert "<b>" not in row.toolTip(0)
