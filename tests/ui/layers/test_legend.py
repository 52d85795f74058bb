"""The rows of a classified layer's legend."""

from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.layers.class_counts import ClassCount
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual
from gisapp.render.palette import load_palette
from gisapp.ui.layers.legend import COUNT, NAME, count_text, key_at, write_legend
from gisapp.ui.layers.swatch import HEIGHT_PX, WIDTH_PX, Swatches
from gisapp.words import Language
from tests.render.maps import RED, layer
from tests.ui.reading import WORDS

HOSTILE = "<b>R&D</b>"
QUIET = QColor("#123456")
CLASSES = (
    SymbolClass("m", Bilingual("Industry", "工业"), RED),
    SymbolClass("", Bilingual(HOSTILE), Symbol(fill="#0000ff"), "others"),
)


def classed(classes: tuple[SymbolClass, ...] = CLASSES) -> Layer:
    plain = layer("polygon", [shapely.box(0, 0, 1, 1)], RED)
    symbology = Symbology(classes, HOSTILE)
    return replace(plain, content=replace(plain.content, symbology=symbology))


def legend(of: Layer, language: Language = "en") -> tuple[QTreeWidgetItem, ...]:
    """Return the row of a layer, of the attribute and of each class."""
    item = QTreeWidgetItem()
    write_legend(item, of, Swatches(load_palette("light")), WORDS[language], QUIET)
    below = [item.child(place) for place in range(item.childCount())]
    return item, *(row for row in below if row is not None)


@pytest.mark.parametrize(("language", "label"), [("en", "Industry"), ("zh", "工业")])
def test_below_the_name_of_the_attribute_stand_its_classes(
    qtbot: QtBot, language: Language, label: str
) -> None:
    _, heading, *rows = legend(classed(), language)
    assert heading.text(NAME) == HOSTILE
    assert heading.foreground(NAME).color() == QUIET
    assert heading.icon(NAME).isNull()
    assert [row.text(NAME) for row in rows] == [label, HOSTILE]
    assert [row.text(COUNT) for row in rows] == ["1", "0"]
    middles = [
        row.icon(NAME).pixmap(WIDTH_PX, HEIGHT_PX).toImage().pixelColor(11, 8).name()
        for row in rows
    ]
    assert middles == ["#ff0000", "#0000ff"]


def test_a_row_reads_no_markup_and_knows_its_class(qtbot: QtBot) -> None:
    _, heading, *rows = legend(classed())
    assert heading.flags() == Qt.ItemFlag.ItemIsEnabled
    assert [key_at(row) for row in (heading, *rows)] == ["", "value:m", "others"]
    for row in (heading, *rows):
        assert not row.flags() & Qt.ItemFlag.ItemIsUserCheckable
        assert row.toolTip(NAME).startswith("<p>")
        assert "<b>" not in row.toolTip(NAME)


def test_a_hidden_class_is_struck_out_and_its_row_stays_the_same(qtbot: QtBot) -> None:
    item, _, first, _ = legend(classed())
    hidden = classed((replace(CLASSES[0], is_hidden=True), CLASSES[1]))
    write_legend(item, hidden, Swatches(load_palette("light")), WORDS["en"], QUIET)
    assert item.child(1) is first
    assert first.font(NAME).strikeOut()
    assert first.foreground(NAME).color() == QUIET
    spoken = first.data(NAME, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Industry, 1, hidden"


def test_counts_tell_how_many_a_filter_lets_through() -> None:
    assert count_text(ClassCount(1300, 1300), WORDS["en"]) == "1,300"
    assert count_text(ClassCount(1300, 12), WORDS["en"]) == "12 of 1,300"
    assert count_text(ClassCount(1300, 12), WORDS["zh"]) == "12 / 1,300"
    assert count_text(None, WORDS["en"]) == ""
