"""The card of results: what it lists, what it says is missing, and how one walks through it."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.search.hits import SearchHit
from gisapp.core.search.search import MOST_FOUND
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.session.searching import Found, Gap
from gisapp.ui.search.result_rows import ROW_PX
from gisapp.ui.search.results_popup import (
    LEAST_WIDTH_PX,
    LISTED_AT_FIRST,
    ResultsPopup,
    gaps_text,
)
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme
from gisapp.words import Language
from tests.ui.reading import WORDS
from tests.ui.widgets.painted import picture_of

HITS = tuple(
    SearchHit("feature", Bilingual(f"Plot {number}"), Bilingual(), FeatureRef("plot", number))
    for number in range(30)
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return window


@pytest.fixture
def line(window: QWidget) -> QLineEdit:
    line = QLineEdit(window)
    line.setGeometry(200, 10, 300, 30)
    line.show()
    return line


@pytest.fixture
def popup(window: QWidget) -> ResultsPopup:
    return ResultsPopup(window)


def show(
    popup: ResultsPopup,
    hits: Sequence[SearchHit],
    wanted: str = "plot",
    gaps: dict[Gap, tuple[Bilingual, ...]] | None = None,
    language: Language = "en",
) -> None:
    popup.show_found(wanted, Found(tuple(hits), gaps or {}), WORDS[language], UnitChoice())


def listing(popup: ResultsPopup) -> QListView:
    found = popup.findChild(QListView)
    assert found is not None
    return found


def current(popup: ResultsPopup) -> str:
    return str(listing(popup).currentIndex().data())


def note(popup: ResultsPopup) -> str:
    found = popup.findChild(QLabel, "searchNote")
    assert found is not None
    return "" if found.isHidden() else found.text()


def test_the_first_hit_is_current(popup: ResultsPopup) -> None:
    show(popup, HITS[:3])
    assert current(popup) == "Plot 0"
    assert note(popup) == ""


def test_one_walks_round_and_round(popup: ResultsPopup) -> None:
    show(popup, HITS[:3])
    walked = []
    for step in (1, 1, 1, -1):
        popup.walk(step)
        walked.append(current(popup))
    assert walked == ["Plot 1", "Plot 2", "Plot 0", "Plot 2"]


def test_the_hit_that_was_walked_to_stays_while_more_is_found(
    popup: ResultsPopup, line: QLineEdit
) -> None:
    show(popup, HITS[:3])
    popup.open_below(line)
    popup.walk(1)
    show(popup, HITS[::-1])
    assert current(popup) == "Plot 1"
    show(popup, HITS[2:5])
    assert current(popup) == "Plot 2", "it is no longer found"


def test_who_has_not_walked_gets_the_best_of_what_is_found_now(
    popup: ResultsPopup, line: QLineEdit
) -> None:
    show(popup, HITS[:3])
    popup.open_below(line)
    show(popup, HITS[::-1])
    assert current(popup) == "Plot 29"


def test_another_search_begins_at_the_first_hit(popup: ResultsPopup, line: QLineEdit) -> None:
    show(popup, HITS[:3])
    popup.open_below(line)
    popup.walk(1)
    show(popup, HITS[:3], "plo")
    assert current(popup) == "Plot 0"


def test_taking_closes_the_card_and_tells_the_current_hit(
    qtbot: QtBot, popup: ResultsPopup, line: QLineEdit
) -> None:
    show(popup, HITS[:3])
    popup.open_below(line)
    popup.walk(1)
    with qtbot.waitSignal(popup.taken) as taken:
        popup.take()
    assert taken.args == [HITS[1]]
    assert popup.isHidden()


def test_the_mouse_makes_a_hit_current_and_takes_it(
    qtbot: QtBot, popup: ResultsPopup, line: QLineEdit
) -> None:
    show(popup, HITS[:3])
    popup.open_below(line)
    view = listing(popup)
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseMove(view.viewport(), place)
    qtbot.waitUntil(lambda: current(popup) == "Plot 2")
    with qtbot.waitSignal(popup.taken) as taken:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert taken.args == [HITS[2]]


@pytest.mark.parametrize(("language", "said"), [("en", "Nothing found."), ("zh", "未找到")])
def test_without_a_hit_it_says_what_can_be_searched(
    qtbot: QtBot, popup: ResultsPopup, line: QLineEdit, language: Language, said: str
) -> None:
    show(popup, (), language=language)
    popup.open_below(line)
    assert note(popup).startswith(said)
    assert listing(popup).isHidden()
    popup.walk(1)
    with qtbot.assertNotEmitted(popup.taken):
        popup.take()
    assert popup.isVisible()


def test_nothing_is_not_found_while_names_are_still_read(popup: ResultsPopup) -> None:
    show(popup, (), gaps={"reading": (Bilingual("plots"),)})
    assert note(popup) == "Still reading the names of plots."
    show(popup, (), gaps={"unread": (Bilingual("plots"),)})
    assert note(popup).startswith("Nothing found.")
    assert note(popup).endswith("Not searched, names or attributes not read: plots.")


def test_what_was_not_searched_stands_below_the_hits(popup: ResultsPopup) -> None:
    show(popup, HITS[:3], gaps={"too_large": (Bilingual("plots"),)})
    assert note(popup) == "Not searched, too large for memory: plots."
    show(popup, HITS[:3])
    assert note(popup) == ""


def test_each_kind_of_gap_has_a_sentence_that_names_three_layers(popup: ResultsPopup) -> None:
    names = tuple(Bilingual(f"layer {number}", f"图层{number}") for number in range(5))
    gaps: dict[Gap, tuple[Bilingual, ...]] = {"reading": names[:2], "too_large": names}
    metrics = popup.fontMetrics()
    assert gaps_text(gaps, WORDS["en"], metrics).splitlines() == [
        "Still reading the names of layer 0, layer 1.",
        "Not searched, too large for memory: layer 0, layer 1, layer 2 and 2 more.",
    ]
    assert "图层0、图层1" in gaps_text(gaps, WORDS["zh"], metrics)


def test_a_long_or_broken_name_is_one_short_piece(popup: ResultsPopup) -> None:
    gaps: dict[Gap, tuple[Bilingual, ...]] = {"unread": (Bilingual("a\n<b>" + "very " * 99),)}
    [sentence] = gaps_text(gaps, WORDS["en"], popup.fontMetrics()).splitlines()
    assert "a <b>very" in sentence
    assert "…" in sentence
    assert popup.fontMetrics().horizontalAdvance(sentence) < 500


def test_it_opens_below_the_box_as_high_as_its_hits(popup: ResultsPopup, line: QLineEdit) -> None:
    show(popup, HITS[:3])
    popup.open_below(line)
    assert popup.geometry().top() > line.geometry().bottom()
    assert popup.width() == LEAST_WIDTH_PX
    assert 3 * ROW_PX <= popup.height() < 4 * ROW_PX
    show(popup, HITS)
    popup.open_below(line)
    assert 9 * ROW_PX <= popup.height() < 10 * ROW_PX


@pytest.mark.parametrize("size", [(320, 200), (800, 120)])
def test_it_stays_inside_a_small_window(
    popup: ResultsPopup, line: QLineEdit, window: QWidget, size: tuple[int, int]
) -> None:
    window.resize(*size)
    show(popup, HITS, gaps={"too_large": (Bilingual("plots"),)})
    popup.open_below(line)
    assert window.rect().contains(popup.geometry())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_it_stands_out_from_the_window(
    popup: ResultsPopup, line: QLineEdit, theme: Theme, ratio: float
) -> None:
    show(popup, HITS[:1])
    popup.open_below(line)
    image = picture_of(popup, theme, ratio)
    edge, inside = int(ratio / 2), round(2 * ratio)
    assert image.pixelColor(edge, edge) == theme.color("border_strong")
    assert image.pixelColor(inside, inside) == theme.color("surface_raised")


def test_all_hits_can_be_reached(popup: ResultsPopup, line: QLineEdit, qtbot: QtBot) -> None:
    show(popup, HITS)
    popup.open_below(line)
    model = listing(popup).model()
    assert model.rowCount() == LISTED_AT_FIRST + 1
    listing(popup).setCurrentIndex(model.index(LISTED_AT_FIRST, 0))
    assert current(popup) == f"and {len(HITS) - LISTED_AT_FIRST} more"
    popup.take()
    assert popup.isVisible()
    assert current(popup) == f"Plot {LISTED_AT_FIRST}"
    assert model.rowCount() == len(HITS)
    with qtbot.waitSignal(popup.taken) as taken:
        popup.take()
    assert taken.args == [HITS[LISTED_AT_FIRST]]


def test_where_more_may_be_found_than_are_listed_it_says_so(popup: ResultsPopup) -> None:
    show(popup, [HITS[0]] * MOST_FOUND)
    assert note(popup) == "Only the best 300 are listed. Type more to narrow them down."
