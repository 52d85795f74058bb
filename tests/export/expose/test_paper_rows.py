"""Parts of a printed sheet are as high as what they write, and write all of it."""

import pytest
from PySide6.QtGui import QImage, QPainter

from gisapp.core.text.sheet_text import FigureText, ProgressText, RowText
from gisapp.export.expose.paper_rows import (
    BODY,
    Bar,
    Block,
    Cards,
    Ends,
    FactRow,
    Gap,
    Text,
    heading,
)
from gisapp.export.expose.sheet import SheetRow
from gisapp.export.layout.type_setting import TextLook

pytestmark = pytest.mark.usefixtures("qapp")

LONG = "The measure is not named. " * 12


def inked(block: Block, width: float = 300.0) -> tuple[int, int]:
    """Return the first and the last row of pixels that a block paints, from its top."""
    image = QImage(320, 700, QImage.Format.Format_Grayscale8)
    image.fill(255)
    white = image.pixel(0, 0)
    painter = QPainter(image)
    block.paint(painter, 10, 100, width)
    painter.end()
    rows = [y for y in range(700) if any(image.pixel(x, y) != white for x in range(320))]
    return (rows[0] - 100, rows[-1] - 100) if rows else (0, 0)


@pytest.mark.parametrize(
    "block",
    [
        Text("名称 name", TextLook(BODY)),
        Text(LONG, TextLook(BODY), 20),
        heading("Size"),
        Ends("Fact sheet", "Made today"),
        FactRow(SheetRow(RowText("Area", "12 mu", "number", "2017", LONG), (1, 2), "¶5"), "Doubt"),
        FactRow(SheetRow(RowText("长" * 60, "值"))),
        Cards([FigureText("Area", "12 mu", ("1 ha",), "2017", "clear")], ["Ambiguous"]),
        Bar(ProgressText("Built", 0.3, "3 of 10 = 30 %", "Bases differ")),
    ],
)
def test_a_block_paints_within_its_height(block: Block) -> None:
    first, last = inked(block)
    assert first >= -1
    assert 0 < last <= block.height(300.0) + 1


def test_a_gap_paints_nothing() -> None:
    assert inked(Gap(40)) == (0, 0)
    assert Gap(40).height(1) == 40


def test_narrow_text_is_higher() -> None:
    text = Text(LONG, TextLook(BODY), 40)
    assert text.height(150) > 1.8 * text.height(300)
    assert Text("", TextLook(BODY)).height(300) == 0


def test_a_share_beyond_all_bounds_is_a_full_bar() -> None:
    first, last = inked(Bar(ProgressText("Built", 17.0, "170 of 10", "")))
    assert last > first
