"""What is painted becomes the paths of an SVG of the size that was asked for."""

import re

import pytest
from PySide6.QtCore import QBuffer, QIODevice

from gisapp.export.svg_canvas import SVG_DETAIL, svg_canvas

pytestmark = pytest.mark.usefixtures("qapp")


def test_an_svg_has_size_title_and_paths() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with svg_canvas(buffer, 640, 480, "Idle <land>") as painter:
        painter.fillRect(SVG_DETAIL, 0, 100 * SVG_DETAIL, 50, painter.pen().color())
    drawn = bytes(buffer.data().data()).decode()
    assert "<title>Idle &lt;land&gt;</title>" in drawn
    assert f'viewBox="0 0 {640 * SVG_DETAIL} {480 * SVG_DETAIL}"' in drawn
    assert re.search(r"<(rect|path|polyline)", drawn)
