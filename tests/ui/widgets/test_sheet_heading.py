"""Title, chips, headings, notes and the badge of a fact sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.sheet_heading import Note, QualityBadge, SectionHeading, TitleBlock
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme
from tests.ui.widgets.painted import picture_of, places_of, shows

pytestmark = pytest.mark.usefixtures("qapp")

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
WIDTH = 340


def sized(box: PaintedBox, width: int = WIDTH) -> PaintedBox:
    box.resize(width, box.heightForWidth(width))
    return box


@THEMES
def test_a_section_has_its_name_over_a_line_across_the_sheet(theme: Theme) -> None:
    image = picture_of(sized(SectionHeading("Production")), theme)
    line = places_of(image, theme.color("border_strong"), 2)
    bottom = line[line[:, 1] == image.height() - 1]
    assert len(bottom) > WIDTH - 24
    assert shows(image, theme.text)


@THEMES
def test_a_note_is_small_and_muted(theme: Theme) -> None:
    note = sized(Note("Others that belong here state no figure."))
    assert shows(picture_of(note, theme), theme.text_muted)
    assert note.heightForWidth(WIDTH) < sized(SectionHeading("x")).heightForWidth(WIDTH)


def test_a_title_stands_below_its_chips_and_above_its_other_name() -> None:
    title = TitleBlock("Changdong Industrial Park", "昌东工业园", ("Industrial park", "existing"))
    texts = title.layout_at(WIDTH).texts
    assert [text.color for text in texts] == ["accent", "text_muted", "text", "text_muted"]
    heights = [text.y for text in texts]
    assert heights[0] == heights[1] < heights[2] < heights[3]


def test_empty_chips_and_names_take_no_room() -> None:
    bare = TitleBlock("13 features selected", "", ("", ""))
    full = TitleBlock("13 features selected", "Other", ("Kind", ""))
    assert bare.chips == ()
    assert full.chips == ("Kind",)
    assert len(bare.layout_at(WIDTH).texts) == 1
    assert bare.heightForWidth(WIDTH) < full.heightForWidth(WIDTH)


def test_chips_without_room_stand_in_a_line_of_their_own() -> None:
    chips = ("Reconstruction zone", "under construction since 2017", "schematic")
    title = TitleBlock("Yifang", "", chips)
    for width in (120, 200, 400, 800):
        places = title.layout_at(width).places
        assert len(places) == 3
        assert all(place.left() >= 0 and place.right() <= width for place in places)
        for one, other in ((0, 1), (0, 2), (1, 2)):
            assert not places[one].intersects(places[other])
    assert len({place.top() for place in title.layout_at(800).places}) == 1
    assert len({place.top() for place in title.layout_at(120).places}) == 3


@THEMES
def test_the_first_chip_stands_out(theme: Theme) -> None:
    image = picture_of(sized(TitleBlock("Park", "", ("Kind", "Status"))), theme)
    soft = places_of(image, theme.accent_soft, 4)
    assert len(soft) > 100
    first, second = sized(TitleBlock("Park", "", ("Kind", "Status"))).layout_at(WIDTH).places
    assert soft[:, 0].max() <= first.right()
    assert second.left() > first.right()


def test_a_title_is_read_out_with_its_chips() -> None:
    title = TitleBlock("Park", "公园", ("Kind", "", "Status"))
    assert title.accessibleName() == "Park · 公园 · Kind · Status"
    assert title.focusPolicy() == Qt.FocusPolicy.NoFocus


@THEMES
def test_a_badge_warns_in_words_and_with_a_hatched_square(theme: Theme) -> None:
    badge = sized(QualityBadge("Schematic · place ±3 km"))
    image = picture_of(badge, theme)
    assert len(places_of(image, theme.warning_soft, 2)) > 1000
    soft, surface = theme.color("warning_soft"), theme.color("surface")
    square = [image.pixelColor(x, y) for x in range(13, 24) for y in range(8, 19)]
    assert sum(color not in (soft, surface) for color in square) > 20
    assert shows(image, theme.warning)


def test_a_badge_opens_its_note_on_a_click(qtbot: QtBot) -> None:
    badge = QualityBadge("Schematic")
    qtbot.addWidget(badge)
    sized(badge).show()
    with qtbot.waitSignal(badge.clicked):
        QTest.mouseClick(badge, Qt.MouseButton.LeftButton)
