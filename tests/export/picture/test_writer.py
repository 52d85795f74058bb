"""Pictures are written in the size and kind that was asked for, or refused in one sentence."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from gisapp.core.layers.symbology import Symbol
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.errors import Cancelled, ExportError, RenderError
from gisapp.export.layout import map_frame
from gisapp.export.picture.request import PictureRequest
from gisapp.export.picture.writer import check_size, paint_preview, write_picture
from gisapp.export.shown_content import ShownContent
from gisapp.render.tiles.gathering import GatheredTiles
from tests.export.layout.pdfs import page_size_mm, text_of
from tests.export.layout.sheets import request as plain_request
from tests.export.picture.test_ready_picture import request
from tests.render.maps import LIGHT, layer

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_png_has_the_size_and_the_resolution(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    write_picture(replace(request(), size_px=(777, 503), dpi=200), path)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (777, 503)
    assert round(image.dotsPerMeterX() * 0.0254) == 200


def test_a_picture_in_strips_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = plain_request()
    asked = replace(request("legend", "title"), content=sheet.content, extent=sheet.extent)
    asked = replace(asked, size_px=(900, 1200), dpi=150)
    write_picture(asked, tmp_path / "whole.png")
    monkeypatch.setattr(map_frame, "_MOST_PIXELS", 150 * 900)
    write_picture(asked, tmp_path / "strips.png")
    whole, strips = (colors_of(tmp_path / f"{name}.png") for name in ("whole", "strips"))
    assert len(np.unique(whole)) > 20
    assert np.mean(np.abs(whole - strips) > 8) < 0.0001


def colors_of(path: Path) -> NDArray[np.int16]:
    """Return red, green and blue of a picture's pixels."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[:, :, :3].astype(np.int16)


def test_pdf_and_svg_have_paths_and_text(tmp_path: Path) -> None:
    pdf, svg = tmp_path / "map.pdf", tmp_path / "map.svg"
    write_picture(request(), pdf)
    write_picture(replace(request(), title="<b>Parks</b>"), svg)
    assert page_size_mm(pdf) == (254, 190)
    assert "Changdong" in text_of(pdf)
    drawn = svg.read_text(encoding="utf-8")
    assert "&lt;b&gt;Parks&lt;/b&gt;" in drawn
    assert "Legend" not in drawn
    assert re.search(r"<path[^>]*d=", drawn)


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_letters_that_no_font_has_are_told(tmp_path: Path, suffix: str) -> None:
    picture = replace(request(), title="Idle \U00012000 land")
    (problem,) = write_picture(picture, tmp_path / f"map{suffix}")
    assert "\U00012000" in problem.message


@pytest.mark.parametrize("dpi", [96, 192])
def test_tiles_lie_below_the_layers_of_a_png(tmp_path: Path, dpi: int) -> None:
    path, ratio = tmp_path / "map.png", dpi / 96
    size_px = round(400 * ratio), round(300 * ratio)
    write_picture(replace(on_tiles(), size_px=size_px, dpi=dpi), path)
    image = QImage(str(path))
    colors = [image.pixelColor(int(x * ratio), int(y * ratio)) for x, y in ((160, 140), (50, 150))]
    assert colors == [QColor("#ff0000"), QColor("#00c040")]
    assert image.pixelColor(int(250 * ratio), int(20 * ratio)) == LIGHT.color("background")


def test_tiles_are_one_picture_below_the_paths_of_an_svg_and_are_named(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    write_picture(on_tiles(), path)
    svg = path.read_text(encoding="utf-8")
    assert svg.count("<image") == 1
    assert svg.index("<image") < svg.index("#ff0000")
    assert "© Survey" in svg


def on_tiles() -> PictureRequest:
    """Return a red plot on one green tile, which covers the left half of the map."""
    green = QImage(256, 256, QImage.Format.Format_RGB32)
    green.fill(QColor("#00c040"))
    tiles = GatheredTiles(((Extent(0, 0, 200, 300), (green,)),), "© Survey", wanted=1, missing=0)
    plot = layer("polygon", [shapely.box(100, 100, 300, 200)], Symbol(fill="#ff0000"))
    return replace(
        request("title", "legend"),
        content=ShownContent.of((plot,)),
        extent=Extent(0, 0, 400, 300),
        size_px=(400, 300),
        dpi=96,
        tiles=tiles,
    )


def test_what_there_is_no_memory_for_is_refused_with_what_would_do() -> None:
    check_size(16_000, 16_000, free_bytes=8_000_000_000)
    with pytest.raises(RenderError) as refused:
        check_size(16_000, 16_000, free_bytes=1_000_000_000)
    width, height = map(int, re.findall(r"\d+", str(refused.value.values["most"]).replace(",", "")))
    check_size(width, height, free_bytes=1_000_000_000)
    assert width == height > 5000
    with pytest.raises(RenderError):
        check_size(40_000, 10, free_bytes=10**12)


def test_unknown_kinds_and_cancelled_pictures_leave_nothing(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.png"):
        write_picture(request(), tmp_path / "map.gif")
    with pytest.raises(Cancelled):
        write_picture(request(), tmp_path / "map.png", Progress(lambda _: None, lambda: True))
    assert list(tmp_path.iterdir()) == []


def test_a_preview_is_no_larger_than_wanted() -> None:
    preview = paint_preview(request(), 300)
    assert (preview.width(), preview.height()) == (300, 225)
    assert paint_preview(request(), 9000).width() == 1200
