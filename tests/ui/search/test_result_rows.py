"""What the row of a search result says, and how it is painted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.search.hits import MapPoint, SearchHit
from gisapp.core.space.coordinate_parser import Position
from gisapp.core.space.gauss_kruger import GaussKruger
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.ui.search.result_rows import (
    ROW_PX,
    ResultPainter,
    ResultsModel,
    ResultText,
    result_text,
    spans_of,
)
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme
from gisapp.words import Language
from tests.parks import embedded, stated
from tests.ui.reading import WORDS
from tests.ui.widgets.painted import places_of, shows

_, DATASET = embedded()
HOSTILE = "<b>R&D</b>"
PARK = SearchHit(
    "feature",
    Bilingual("Changdong", "昌东"),
    Bilingual("Industrial park", "工业园区"),
    FeatureRef("park", 1),
)
FACT = SearchHit(
    "fact",
    Bilingual("Changdong", "昌东"),
    Bilingual("Planned area", "规划面积"),
    FeatureRef("park", 1),
    stated(21_500_000, "m2", year_basis="inferred"),
    DATASET,
)
WIDTH_PX = 300


def text_of(hit: SearchHit, language: Language = "en", units: UnitChoice | None = None) -> str:
    return result_text(hit, WORDS[language], units or UnitChoice()).spoken


def test_a_feature_is_told_with_its_other_name_and_its_kind() -> None:
    assert text_of(PARK) == "Changdong, 昌东, Industrial park"
    assert text_of(PARK, "zh") == "昌东, Changdong, 工业园区"
    nameless = replace(PARK, title=Bilingual("Changdong"), detail=Bilingual())
    assert text_of(nameless) == "Changdong"


def test_a_fact_is_told_with_its_value_in_the_users_units_and_its_time() -> None:
    assert text_of(FACT) == "Changdong, Planned area: 21.5 km² · 2017 (inferred), Fact"
    assert "2,150 ha" in text_of(FACT, units=UnitChoice("ha"))
    assert text_of(FACT, "zh").startswith("昌东, 规划面积: ")


def test_a_hit_says_why_it_is_one() -> None:
    by_note = replace(FACT, reason="text", matched=Bilingual("… of 470 lines", "… of 470 lines"))
    assert text_of(by_note) == (
        "Changdong · Planned area: 21.5 km², says: … of 470 lines · 2017 (inferred), Fact"
    )
    assert "内容：… of 470 lines" in text_of(by_note, "zh")
    by_flag = replace(PARK, reason="attribute", matched=Bilingual("flag: yes", "flag: 是"))
    assert "flag: yes" in text_of(by_flag)
    assert "flag: 是" in text_of(by_flag, "zh")
    by_alias = replace(PARK, reason="other_name", matched=Bilingual("East", "East"))
    assert "also called East" in text_of(by_alias)


def test_a_feature_without_a_name_is_called_as_in_the_panel() -> None:
    nameless = replace(PARK, title=Bilingual(), detail=Bilingual("Plots", "地块"))
    assert text_of(nameless) == "Feature 1, Plots"
    assert text_of(nameless, "zh") == "要素 1, 地块"


def test_of_an_unusable_statement_the_note_is_told_and_no_value() -> None:
    note = Bilingual("Words are lost", "文字缺失")
    garbled = replace(stated(5, confidence="garbled"), note=note)
    hit = replace(FACT, kind="unusable", fact=garbled)
    assert text_of(hit) == "Changdong, Words are lost, Not usable"
    assert "文字缺失" in text_of(hit, "zh")


def test_a_position_says_what_choosing_it_does() -> None:
    position = Position(115.98, 28.64)
    place = MapPoint(0, 0)
    hit = SearchHit("point", Bilingual("28.64, 115.98"), Bilingual(), place, position=position)
    assert text_of(hit) == "28.64, 115.98, Go to this place, Coordinates"


def test_metres_say_which_zone_they_are_of_and_whether_it_was_stated() -> None:
    zone = GaussKruger(3, 39, has_number=False)
    hit = SearchHit("point", Bilingual("28.64, 115.98"), Bilingual(), MapPoint(0, 0))
    stated_zone = Position(115.98, 28.64, "gauss_kruger", zone)
    assert "CGCS2000, 3° zone 39 (EPSG:4548)" in text_of(replace(hit, position=stated_zone))
    near = replace(stated_zone, is_zone_near=True)
    assert "no zone given: zone 39" in text_of(replace(hit, position=near))


def test_the_list_says_each_row_in_one_line_for_screen_readers_too() -> None:
    model = ResultsModel()
    model.show([PARK, FACT], [ResultText("a", "b", "c"), ResultText("d", "", "e")])
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0)) == 0, "a row has no rows below it"
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        assert [model.data(model.index(row), role) for row in (0, 1)] == ["a, b, c", "d, e"]
    assert model.data(model.index(0), Qt.ItemDataRole.ToolTipRole) is None
    assert model.hit(1) is FACT
    model.show([], [])
    assert model.rowCount() == 0


@pytest.mark.parametrize(
    ("wanted", "text", "bold"),
    [
        ("park chang", "Changdong Park", ["Park", "Chang"]),
        ("昌东", "大昌东工业园", ["昌东"]),
        ("xyz", "Changdong", []),
        ("", "Changdong", []),
        ("park", "𠮷地 Park", ["Park"]),
        ("𠮷", "a𠮷b", ["𠮷"]),
        ("park", "İ Park", []),
    ],
)
def test_the_words_of_the_search_are_found_in_a_text(
    wanted: str, text: str, bold: list[str]
) -> None:
    units = text.encode("utf-16-le")
    spans = spans_of(wanted, text)
    found = [units[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length in spans]
    assert found == bold


def painted(
    text: ResultText,
    theme: Theme = LIGHT,
    *,
    wanted: str = "",
    is_current: bool = False,
    ratio: float = 1.0,
) -> QImage:
    """Return the picture of a row."""
    model = ResultsModel()
    model.show([PARK], [text])
    delegate = ResultPainter(model)
    delegate.wanted = wanted
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, WIDTH_PX, ROW_PX)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, theme.color("surface"))
    option.palette = palette
    if is_current:
        option.state |= QStyle.StateFlag.State_Selected
    image = QImage(round(WIDTH_PX * ratio), round(ROW_PX * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.color("surface_raised"))
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    image.setDevicePixelRatio(1.0)
    assert delegate.sizeHint(option, QModelIndex()).height() == ROW_PX
    return image


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_row_is_readable_on_its_ground(qtbot: QtBot, theme: Theme, ratio: float) -> None:
    text = ResultText("MMMM", "MMMM", "MMMM")
    row, current = (
        painted(text, theme, is_current=is_current, ratio=ratio) for is_current in (False, True)
    )
    assert shows(row, theme.text)
    assert shows(row, theme.text_muted)
    left_edge = (round(4 * ratio), round(ROW_PX * ratio / 2))
    assert row.pixelColor(*left_edge) == theme.color("surface_raised")
    assert current.pixelColor(*left_edge) == theme.color("accent_soft")
    assert shows(current, theme.text)


def test_the_words_of_the_search_are_bold(qtbot: QtBot) -> None:
    text = ResultText("Changdong Park", "", "")
    plain, bold = painted(text), painted(text, wanted="park")
    assert len(places_of(bold, LIGHT.text, 60)) > len(places_of(plain, LIGHT.text, 60))


def test_a_long_name_ends_before_the_kind(qtbot: QtBot) -> None:
    kind = painted(ResultText("", "", "Industrial park"))
    left = places_of(kind, LIGHT.text_muted, 60)[:, 0].min()
    long = painted(ResultText("name " * 50, "detail\n" * 50, "Industrial park"))
    names = places_of(long, LIGHT.text)
    assert names[:, 0].max() < left
    assert names[:, 1].max() < ROW_PX / 2, "one line, whatever the text"


def test_markup_from_a_file_is_painted_letter_by_letter(qtbot: QtBot) -> None:
    marked, plain = painted(ResultText("<b>MM</b>", "", "")), painted(ResultText("MM", "", ""))
    assert places_of(marked, LIGHT.text)[:, 0].max() > 2 * places_of(plain, LIGHT.text)[:, 0].max()


def test_lines_and_blanks_in_a_name_are_one_blank_each(qtbot: QtBot) -> None:
    broken, flat = ResultText("a\n\n b", "c\td", ""), ResultText("a b", "c d", "")
    assert painted(broken) == painted(flat)


def test_a_last_row_tells_of_more_and_is_no_hit() -> None:
    model = ResultsModel()
    model.show([PARK], [ResultText("a", "b", "c")], "and 5 more")
    assert model.rowCount() == 2
    assert (model.hit(0), model.hit(1)) == (PARK, None)
    assert model.data(model.index(1)) == "and 5 more"
