"""A column to filter by: each click, brush and typed number filters at once, and is undone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import NO_FILTER, AnyOf, Between, LayerFilter
from gisapp.core.layers.shown_count import shown_count
from gisapp.session.filtering.column_summaries import ColumnKey
from gisapp.session.session import Session
from gisapp.ui.filters.facet_view import FacetView
from tests.ui.filters.conftest import PLOTS

Show = Callable[[str], FacetView]


@pytest.fixture
def show(session: Session, qtbot: QtBot, finish: Callable[[], None]) -> Iterator[Show]:
    made: list[FacetView] = []

    def show(field: str) -> FacetView:
        view = FacetView(session, ColumnKey(PLOTS, field))
        qtbot.addWidget(view)
        view.show()
        made.append(view)
        finish()
        return view

    yield show
    for view in made:
        view.stop()


def rows(view: FacetView) -> dict[str, tuple[int, bool]]:
    model = view.values.rows
    return {
        model.text(row): (model.count(row), model.is_checked(row))
        for row in range(model.rowCount())
    }


def filter_of(session: Session) -> LayerFilter:
    return session.state.layers[PLOTS].filter


def test_values_have_counts_and_a_click_filters_at_once(
    session: Session, show: Show, finish: Callable[[], None]
) -> None:
    view = show("status")
    assert rows(view) == dict.fromkeys(("idle", "let", "built", "not stated"), (10, True))
    assert not view.histogram.isVisible()
    view.values.toggled.emit(view.values.rows.place(0))
    finish()
    assert shown_count(session.state.layers[PLOTS]) == (30, 40)
    assert rows(view)["idle"] == (10, False)
    session.history.undo()
    finish()
    assert shown_count(session.state.layers[PLOTS]) == (40, 40)
    assert rows(view)["idle"] == (10, True)


def test_none_all_and_only_this(session: Session, show: Show) -> None:
    view = show("status")
    view.none.click()
    assert filter_of(session).conditions == (AnyOf("status", ()),)
    view.all.click()
    assert filter_of(session) == NO_FILTER
    view.values.only_wanted.emit(-1)
    assert filter_of(session).conditions == (AnyOf("status", (), takes_missing=True),)


def test_counts_follow_the_other_conditions_and_all_values_stay(
    session: Session, show: Show, finish: Callable[[], None]
) -> None:
    view = show("status")
    session.edits.filter(PLOTS, LayerFilter((Between("area", 0.5, 0.5),)))
    finish()
    assert {text: count for text, (count, _) in rows(view).items()} == {
        "let": 1,
        "idle": 0,
        "built": 0,
        "not stated": 0,
    }


def test_a_histogram_is_brushed(session: Session, show: Show, finish: Callable[[], None]) -> None:
    view = show("area")
    assert view.histogram.isVisible()
    assert "sum 390" in view.statistics.text()
    QTest.keyClick(view.histogram, Qt.Key.Key_Right)
    [condition] = filter_of(session).conditions
    assert isinstance(condition, Between)
    assert condition.low is not None
    assert condition.high is None
    finish()
    assert view.range.low.text() == f"{condition.low:g}"


def test_numbers_are_typed(session: Session, show: Show) -> None:
    view = show("area")
    view.range.low.setFocus()
    QTest.keyClicks(view.range.low, "15")
    QTest.keyClick(view.range.low, Qt.Key.Key_Return)
    assert filter_of(session).conditions == (Between("area", 15.0, None),)
    QTest.keyClicks(view.range.high, "x")
    QTest.keyClick(view.range.high, Qt.Key.Key_Return)
    assert view.note.text() == "Not a number: x"
    assert filter_of(session).conditions == (Between("area", 15.0, None),)


def test_dates_have_a_histogram(session: Session, show: Show, finish: Callable[[], None]) -> None:
    view = show("date")
    assert view.histogram.isVisible()
    view.range.low.setFocus()
    QTest.keyClicks(view.range.low, "2021")
    QTest.keyClick(view.range.low, Qt.Key.Key_Return)
    finish()
    assert shown_count(session.state.layers[PLOTS]) == (3, 40)


def test_values_are_searched_and_those_found_taken(
    session: Session, show: Show, finish: Callable[[], None], qtbot: QtBot
) -> None:
    view = show("name")
    view.search.setText("PLOT 3")
    qtbot.waitUntil(lambda: view.values.rows.rowCount() == 11)
    assert view.found.text() == "Only these 11"
    view.found.click()
    finish()
    assert shown_count(session.state.layers[PLOTS]) == (11, 40)
    view.search.setText("nothing like it")
    qtbot.waitUntil(lambda: bool(view.note.text()))
    assert view.note.text() == "No value has “nothing like it” in it."
    assert not view.found.isVisible()


def test_its_parts_have_names_for_screen_readers(show: Show) -> None:
    view = show("name")
    assert view.values.accessibleName() == "Values of name"
    assert view.search.accessibleName() == "Search 40 values"
    assert view.histogram.accessibleName() == "Histogram of name"
