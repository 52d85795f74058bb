"""Cards with key figures: large where there is room, never cut off, and honest."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF

from gisapp.core.text.sheet_text import FigureText
from gisapp.ui.widgets.figure_card import FigureCard
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme, ui_font
from tests.ui.widgets.painted import picture_of, places_of, shows

pytestmark = pytest.mark.usefixtures("qapp")

AREA = FigureText("Planned area", "21.5 km²", ("2,150 ha", "32,250 mu"), "Stated · 2017", "clear")
WIDTH = 160


def card(text: FigureText, width: int = WIDTH) -> FigureCard:
    found = FigureCard(text)
    found.resize(width, found.heightForWidth(width))
    return found


def test_a_card_says_what_it_is_the_figure_and_what_qualifies_it_from_the_top() -> None:
    texts = card(AREA).layout_at(WIDTH).texts
    assert [text.color for text in texts] == ["text_muted", "text", "text_muted", "text_muted"]
    assert [text.y for text in texts] == sorted(text.y for text in texts)


def test_empty_lines_take_no_room() -> None:
    bare = replace(AREA, others=(), qualification="")
    assert len(card(bare).layout_at(WIDTH).texts) == 2
    assert card(bare).height() < card(AREA).height()


def test_a_figure_is_written_in_the_largest_size_that_fits_into_one_line() -> None:
    short, long = (
        card(replace(AREA, figure=figure)).layout_at(WIDTH).texts[1].paragraph.height
        for figure in ("21.5 km²", "1,234,567,890 m²")
    )
    assert short > long
    assert short < 2 * QFontMetricsF(ui_font(21, bold=True)).height()


def test_a_figure_too_long_for_any_size_is_broken_and_stays_on_the_card() -> None:
    text = replace(AREA, figure="about one third of the district and two of its five towns")
    texts = card(text).layout_at(WIDTH).texts
    assert texts[1].paragraph.height > 2 * QFontMetricsF(ui_font(16, bold=True)).height()
    assert texts[2].y >= texts[1].y + texts[1].paragraph.height
    assert card(text).height() > texts[-1].y + texts[-1].paragraph.height


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_card_is_raised_framed_and_marked_in_its_corner(theme: Theme, ratio: float) -> None:
    image = picture_of(card(AREA), theme, ratio)
    assert len(places_of(image, theme.surface_raised, 1)) > image.width() * image.height() / 2
    assert shows(image, theme.border)
    mark = places_of(image, theme.success)
    assert mark[:, 0].min() > (WIDTH - 26) * ratio
    assert mark[:, 1].max() < 26 * ratio


def test_the_label_keeps_clear_of_the_mark() -> None:
    long = replace(AREA, label="Planned area of the whole development zone by 2025")
    image = picture_of(card(long))
    mark = places_of(image, LIGHT.success)
    ink = places_of(image, LIGHT.text_muted, 16)
    assert len(ink) > 10
    beside = ink[(ink[:, 1] <= mark[:, 1].max()) & (ink[:, 0] >= mark[:, 0].min() - 2)]
    assert len(beside) == 0


def test_a_card_is_read_out_as_one_line() -> None:
    assert AREA.spoken == "Planned area · 21.5 km² · 2,150 ha · 32,250 mu · Stated · 2017"
    assert card(AREA).accessibleName() == AREA.spoken
    assert replace(AREA, others=(), qualification="").spoken == "Planned area · 21.5 km²"
