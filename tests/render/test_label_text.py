"""The text of a label: broken into lines, measured, and painted with its halo."""

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgGenerator

from gisapp.render.features.painter import painting_on
from gisapp.render.label_text import LabelText, broken_into_lines, pictures_of, size_of
from tests.render.maps import pixels

pytestmark = pytest.mark.usefixtures("qapp")

PARK = LabelText(("Changdong",), 14.0, True, False, "#000000", "#ff0000")


def written(text: LabelText, angle: float = 0.0, scale: float = 1.0) -> NDArray[np.uint8]:
    """Return the picture of a text on white."""
    picture = pictures_of([(text, angle)], scale)[0]
    image = QImage(picture.size(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill("white")
    with painting_on(image) as painter:
        painter.drawImage(0, 0, picture)
    return pixels(image)


def ink(seen: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return np.asarray(seen.max(axis=2) < 120)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Yifang village", ("Yifang village",)),
        (
            "Nanchang LED Innovation Demonstration Park",
            ("Nanchang LED Innovation", "Demonstration Park"),
        ),
        ("南昌电子信息(LED)产业创新示范园", ("南昌电子信息(LED)", "产业创新示范园")),
        ("Ji’an", ("Ji'an",)),
        ("Llanfairpwllgwyngyllgogerychwyrn", ("Llanfairpwllgwyngyllgogerychwyrn",)),
        ("", ("",)),
    ],
)
def test_long_names_are_broken_between_words(name: str, lines: tuple[str, ...]) -> None:
    assert broken_into_lines(name) == lines


def test_lines_of_a_name_are_of_about_the_same_width() -> None:
    lines = broken_into_lines("one two three four five six seven eight nine ten eleven twelve")
    widths = [len(line) for line in lines]
    assert len(lines) == 3
    assert max(widths) <= 26
    assert max(widths) - min(widths) <= 8


def test_breaking_a_name_loses_no_letter() -> None:
    for name in ("Qingshanhu District Industrial Park (east)", "青山湖区，罗家镇。示范园"):
        for columns in (6, 14, 26):
            lines = broken_into_lines(name, columns)
            assert "".join(lines).replace(" ", "") == name.replace(" ", "")


def test_chinese_punctuation_begins_no_line() -> None:
    for columns in range(4, 20):
        lines = broken_into_lines("南昌市、青山湖区、罗家镇、昌东工业园、示范园。", columns)
        assert not any(line[0] in "、。" for line in lines)


def test_a_text_is_as_wide_as_its_longest_line_and_as_high_as_all() -> None:
    width, height = size_of(PARK)
    both_lines = size_of(replace(PARK, lines=("Changdong", "Park")))
    assert both_lines == pytest.approx((width, 2 * height))
    assert size_of(replace(PARK, size=28.0))[0] == pytest.approx(2 * width, rel=0.1)


def test_letters_fill_the_size_that_was_measured() -> None:
    width, height = size_of(PARK)
    rows, columns = np.nonzero(ink(written(PARK)))
    assert np.ptp(columns) + 1 == pytest.approx(width, abs=6)
    assert np.ptp(rows) + 1 < height


def test_a_halo_surrounds_the_letters_in_its_own_colour() -> None:
    seen = written(PARK).astype(int)
    red = (seen[..., 0] > 200) & (seen[..., 1] < 100)
    red_rows, red_columns = np.nonzero(red)
    rows, columns = np.nonzero(ink(seen.astype(np.uint8)))
    assert {rows.min() - 1, rows.max() + 1} <= set(red_rows)
    assert columns.min() - 1 in red_columns


@pytest.mark.parametrize("angle", [0.0, 30.0, -45.0, 75.0, -90.0, -104.0])
def test_a_turned_text_is_whole_and_in_the_middle_of_its_picture(angle: float) -> None:
    seen = written(PARK, angle)
    rows, columns = np.nonzero((seen < 250).any(axis=2))
    height, width, _ = seen.shape
    assert 0 < rows.min() <= rows.max() < height - 1
    assert 0 < columns.min() <= columns.max() < width - 1
    straight = ink(written(PARK)).sum()
    assert ink(seen).sum() == pytest.approx(straight, rel=0.35)
    expected = abs(math.cos(math.radians(angle))) * size_of(PARK)[0]
    assert np.ptp(columns) == pytest.approx(expected, abs=24)


def test_of_many_pictures_that_are_made_at_once_each_is_of_its_own_text() -> None:
    colors = ("#000000", "#ffff00"), ("#0000ff", "#ffffff")
    wanted = [
        (replace(PARK, lines=(f"Plot {n}",), color=color, halo=halo, size=8.0 + n % 9), angle)
        for n in range(130)
        for color, halo in colors
        for angle in (0.0, -40.0)
    ]
    pictures = pictures_of(wanted, 1.5)
    again = pictures_of(wanted[::-1], 1.5)[::-1]
    assert [each.cacheKey() for each in pictures] == [each.cacheKey() for each in again]
    for (text, angle), picture in zip(wanted, pictures, strict=True):
        direct = QImage(picture.size(), QImage.Format.Format_ARGB32_Premultiplied)
        direct.fill("transparent")
        with painting_on(direct) as painter:
            painter.setRenderHint(painter.RenderHint.Antialiasing)
            painter.translate(direct.width() / 2, direct.height() / 2)
            painter.scale(1.5, 1.5)
            painter.rotate(angle)
            text.paint(painter)
        apart = pixels(direct).astype(int) - pixels(picture)
        assert np.abs(apart).mean() < 20


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_picture_is_made_for_the_screen_it_is_shown_on(scale: float) -> None:
    picture = pictures_of([(PARK, 0.0)], scale)[0]
    width, height = size_of(PARK)
    assert picture.devicePixelRatio() == scale
    assert picture.deviceIndependentSize().width() == pytest.approx(width + 6, abs=1)
    assert picture.deviceIndependentSize().height() == pytest.approx(height + 6, abs=1)


def test_bold_and_italic_letters_look_different_from_plain_ones() -> None:
    plain = replace(PARK, bold=False)
    assert plain.font.weight() < PARK.font.weight()
    assert replace(plain, italic=True).font.italic()
    assert ink(written(PARK)).sum() > ink(written(plain)).sum()


def test_in_svg_a_name_is_text_once_above_a_stroked_halo() -> None:
    svg, buffer = QSvgGenerator(), QBuffer()
    svg.setOutputDevice(buffer)
    with painting_on(svg) as painter:
        PARK.paint(painter)
    drawn = buffer.data().toStdString()
    assert drawn.count("Changdong") == 1
    assert 'stroke="#ff0000"' in drawn


def test_a_name_without_end_is_cut() -> None:
    lines = broken_into_lines("名" * 300_000)
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert len(broken_into_lines("name " * 100)) == 4
