"""A written sheet: of the wanted size, its text findable, the same as its preview."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from gisapp.core.layers.symbology import Symbol
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled
from gisapp.export.layout.writer import paint_preview, write_layout
from tests.export.layout.pdfs import page_size_mm, pages_of, text_of
from tests.export.layout.sheets import X, Y, embedded_request, parks, request
from tests.render.maps import layer

pytestmark = pytest.mark.usefixtures("qapp")


def test_its_text_is_found_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    sheet = replace(
        embedded_request("zh"), title="产业园区分布图", disclaimer="内部使用", paper="A3"
    )
    written = write_layout(sheet, path)
    assert (written.pages, written.problems) == (1, ())
    assert page_size_mm(path) == (420, 297)
    text = text_of(path)
    found = (
        "产业园区分布图",
        "内部使用",
        "昌东工业园",
        "图例",
        "1:100,000",
        "Lipton Photoelectric",
    )
    assert [each for each in found if each not in text] == []
    assert b"/Subtype /Image" not in path.read_bytes()


def test_a_hundred_thousand_plots_are_a_picture_below_names(tmp_path: Path) -> None:
    x, y = np.meshgrid(np.arange(100) * 40.0 + X, np.arange(60) * 40.0 + Y)
    boxes = list(shapely.box(x.ravel(), y.ravel(), x.ravel() + 30, y.ravel() + 30))
    plots = layer("polygon", boxes, Symbol(fill="#ff0000"), layer_id="plots")
    path = tmp_path / "map.pdf"
    write_layout(request(plots, parks(("昌东工业园",))), path)
    assert b"/Subtype /Image" in path.read_bytes()
    assert "昌东工业园" in text_of(path)


def test_a_long_table_has_numbered_pages(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    sheet = replace(embedded_request(), template="facts", subject_uid="qingshanhu")
    written = write_layout(sheet, path)
    assert written.pages == pages_of(path) > 1
    assert f"Page 2 of {written.pages}" in text_of(path)


def test_letters_that_no_font_has_are_told(tmp_path: Path) -> None:
    written = write_layout(request(title="\U00012000 plots"), tmp_path / "map.pdf")
    (problem,) = written.problems
    assert "\U00012000" in problem.message


def test_hostile_names_are_written_as_they_are(tmp_path: Path) -> None:
    names = ["<b>bold</b>", "&lt;", "\u202eabc", "长" * 20_000, "\x00\ud800"]
    hostile = parks([*names[:4], "x"])
    path = tmp_path / "map.pdf"
    write_layout(request(hostile, title=f"<h1>{names[4]}</h1>"), path)
    assert "<h1>" in text_of(path)
    assert "<b>bold</b>" in text_of(path)


def test_a_cancelled_sheet_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_layout(request(), path, Progress(lambda _: None, lambda: True))
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_preview_shows_the_page_that_is_asked_for() -> None:
    sheet = replace(embedded_request(), template="facts", subject_uid="qingshanhu")
    image, pages = paint_preview(sheet, 700)
    assert (image.width(), image.height(), pages > 1) == (700, 495, True)
    second, _ = paint_preview(sheet, 700, page=1)
    beyond, _ = paint_preview(sheet, 700, page=pages + 5)
    last, _ = paint_preview(sheet, 700, page=pages - 1)
    assert second != image
    assert beyond == last
