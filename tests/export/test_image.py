"""The map as PNG, PDF and SVG: of the wanted size, with names as text, and never a half file."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from PySide6.QtGui import QColor, QImage

from gisapp.core.layers.symbology import LabelStyle, Symbol
from gisapp.core.progress import Progress
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import Cancelled, ExportError, RenderError
from gisapp.export.image import ImageRequest, write_image
from gisapp.export.shown_content import ShownContent
from tests.export.layout.pdfs import text_of
from tests.render.maps import LIGHT, layer

pytestmark = pytest.mark.usefixtures("qapp")

PARK = layer(
    "polygon",
    [shapely.box(100, 100, 300, 200)],
    Symbol(fill="#ff0000"),
    names=["Changdong"],
    labels=LabelStyle(rank=1),
)
REQUEST = ImageRequest(ShownContent.of((PARK,)), Viewport(200.0, 150.0, 1.0, 400, 300), LIGHT)


def test_a_png_has_the_wanted_size_and_shows_the_map(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    write_image(REQUEST, path)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (400, 300)
    assert image.pixelColor(120, 190) == QColor("#ff0000")
    assert image.pixelColor(50, 150) == LIGHT.color("background")
    assert [each.name for each in tmp_path.iterdir()] == ["map.png"]


def test_an_svg_has_paths_and_text_and_no_pixels(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    write_image(REQUEST, path)
    svg = path.read_text(encoding="utf-8")
    assert {"Changdong", "N"} <= {text.strip() for text in re.findall(r"<text[^>]*>([^<]*)", svg)}
    assert "<image" not in svg
    assert "#ff0000" in svg


def test_names_in_a_pdf_are_found(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    work = layer(
        "polygon",
        [shapely.box(100, 100, 300, 200)],
        Symbol(fill="#ff0000"),
        names=["工业 office 12"],
        labels=LabelStyle(rank=1),
    )
    write_image(replace(REQUEST, content=ShownContent.of((work,))), path)
    assert "工业 office 12" in text_of(path)


def test_a_pdf_has_one_page_of_the_wanted_size(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    write_image(REQUEST, path)
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    (box,) = re.findall(rb"/MediaBox \[([^\]]*)\]", content)
    assert [float(each) for each in box.split()] == [0, 0, 300, 225]


def test_each_repeat_is_timed(tmp_path: Path) -> None:
    timings = write_image(replace(REQUEST, repeats=3), tmp_path / "map.png")
    assert len(timings.paint_ms) == 3
    assert all(0 < each < 5000 for each in timings.paint_ms)
    assert (timings.features, timings.vertices) == (1, 5)


def test_an_unwritable_place_is_one_sentence_and_the_old_file_stays_whole(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write_image(REQUEST, tmp_path / "nowhere" / "map.png")
    old = tmp_path / "map.png"
    old.write_bytes(b"old")
    with pytest.raises(RenderError, match="too large"):
        write_image(replace(REQUEST, viewport=Viewport(0, 0, 1.0, 400_000, 300_000)), old)
    assert old.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["map.png"]


@pytest.mark.parametrize("suffix", [".png", ".pdf", ".svg"])
def test_a_cancelled_picture_is_not_written(tmp_path: Path, suffix: str) -> None:
    shares: list[float] = []
    old = tmp_path / f"map{suffix}"
    old.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_image(REQUEST, old, Progress(shares.append, lambda: bool(shares)))
    assert len(shares) == 1
    assert old.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_an_unknown_format_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.png, \.pdf, \.svg"):
        write_image(REQUEST, tmp_path / "map.bmp")


def test_a_layer_that_is_not_visible_is_not_painted(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    hidden = ShownContent.of((replace(PARK, visible=False),))
    timings = write_image(replace(REQUEST, content=hidden), path)
    assert QImage(str(path)).pixelColor(120, 190) == LIGHT.color("background")
    assert (timings.features, timings.vertices) == (0, 0)


def test_names_and_ornaments_are_in_the_language_of_the_content(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    named = layer(
        "polygon",
        [shapely.box(100, 100, 300, 200)],
        Symbol(fill="#ff0000"),
        names=[Bilingual("Changdong", "昌东")],
        labels=LabelStyle(rank=1),
    )
    content = ShownContent.of((named,), language="zh")
    write_image(replace(REQUEST, content=content), path)
    svg = path.read_text(encoding="utf-8")
    assert "昌东" in svg
    assert "Changdong" not in svg


def test_the_source_of_a_layer_is_named_only_where_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    survey = replace(PARK, origin=replace(PARK.origin, attribution="© Survey"))
    write_image(replace(REQUEST, content=ShownContent.of((survey,))), path)
    assert "© Survey" in path.read_text(encoding="utf-8")
    hidden = ShownContent.of((PARK, replace(survey, visible=False)))
    write_image(replace(REQUEST, content=hidden), path)
    assert "© Survey" not in path.read_text(encoding="utf-8")
