"""The map, charts and photos of a printed sheet stay within their room."""

import pytest
from PySide6.QtGui import QImage, QPainter

from gisapp.core.text.sheet_text import ChartPoint, ChartText, ChartTick
from gisapp.export.expose.packed_image import packed_image
from gisapp.export.expose.paper_pictures import (
    HIGHEST_MAP,
    Chart,
    MapBlock,
    Photos,
    photo_rows,
)
from gisapp.export.expose.paper_rows import Block, Gap
from gisapp.export.expose.sheet import SheetPicture
from tests.export.expose.sheets import look_of, request_of, sheet_of

pytestmark = pytest.mark.usefixtures("qapp")


def painted(block: Block, width: float) -> QImage:
    image = QImage(round(width) + 40, round(block.height(width)) + 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    block.paint(painter, 20, 20, width)
    painter.end()
    return image


def colors(image: QImage) -> set[int]:
    """Return the colours of the middle of a picture."""
    y = image.height() // 2
    return {image.pixel(x, y) for x in range(image.width())}


def test_a_map_grows_with_what_stands_beside_it_to_an_end() -> None:
    request = request_of("changdong")
    shown = sheet_of(request).map
    assert shown is not None
    heights = [
        MapBlock(shown, look_of(request), [Gap(beside)]).height(698.0) for beside in (0, 420, 2000)
    ]
    assert heights[0] < heights[1] <= HIGHEST_MAP + 20
    assert heights[2] == 2004
    assert len(colors(painted(MapBlock(shown, look_of(request), []), 698.0))) > 20


@pytest.mark.parametrize("values", [(100.0, 470.0), (0.0, 0.0), (-5.0, 3.0), (7.0,)])
def test_a_chart_of_any_numbers_is_painted(values: tuple[float, ...]) -> None:
    points = tuple(
        ChartPoint(2014.0 + n, value, str(2014 + n), f"{value:g} lines", expected=n == 1)
        for n, value in enumerate(values)
    )
    block = Chart(ChartText("Lines", points, (ChartTick(0.0, "0"),), "* inferred"))
    image = painted(block, 330.0)
    assert len({image.pixel(x, y) for x in range(0, 370, 3) for y in range(0, 150, 3)}) > 3


def test_photos_stand_in_rows_and_keep_their_proportions() -> None:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(0xFF0000FF)
    picture = SheetPicture("wide.jpg", packed_image(image, b"jpeg"), 400, 100)
    rows = photo_rows([picture] * 4, "cannot be shown")
    assert [len(row.pictures) for row in rows] == [3, 1]
    shown = painted(Photos([picture], "cannot be shown", abreast=1), 200.0)
    blue = sum(
        (shown.pixel(120, y) & 0xFF) > 200 > (shown.pixel(120, y) >> 16 & 0xFF)
        for y in range(shown.height())
    )
    assert blue == pytest.approx(50, abs=2)


def test_a_broken_picture_is_a_place_with_words() -> None:
    shown = painted(Photos([SheetPicture("broken.jpg")], "cannot be shown", abreast=1), 200.0)
    pixels = {shown.pixel(x, y) for x in range(shown.width()) for y in range(20, 150)}
    assert len(pixels) > 4, "letters on the ground of the picture"
