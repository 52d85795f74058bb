"""The search box, typed into as a user does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.search.hits import MapPoint, SearchHit
from gisapp.core.view_state import ViewState
from gisapp.session.session import Session
from gisapp.ui.search.box import SearchBox
from tests.ui.reading import WORDS, ref_of


@pytest.fixture
def state(session: Session) -> ViewState:
    return session.state


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(700, 500)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def search_box(qtbot: QtBot, session: Session, window: QWidget) -> SearchBox:
    search_box = SearchBox(session.searcher, session.state)
    layout = QVBoxLayout(window)
    layout.addWidget(search_box)
    layout.addStretch(1)
    window.show()
    window.activateWindow()
    search_box.setFocus()
    qtbot.waitUntil(search_box.hasFocus)
    return search_box


@pytest.fixture
def chosen(search_box: SearchBox) -> Iterator[list[SearchHit]]:
    hits: list[SearchHit] = []
    search_box.chosen.connect(hits.append)
    yield hits
    search_box.chosen.disconnect()


def write(search_box: SearchBox, text: str) -> None:
    """Type keys, or commit what an input method for Chinese has put together."""
    if text.isascii():
        QTest.keyClicks(search_box, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(search_box, event)


def results(window: QWidget) -> list[str]:
    found = window.findChild(QListView)
    assert isinstance(found, QListView)
    if not found.isVisible():
        return []
    model = found.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_park_is_found_by_english_chinese_and_pinyin(
    search_box: SearchBox, window: QWidget
) -> None:
    for typed, why in (
        ("changdong ind", ""),
        ("昌东工", ""),
        ("昌東工", ""),
        ("changdonggong", " · by its pinyin"),
        ("cdgyy", " · by its pinyin"),
        ("chnagdong industrial", " · a similar name"),
    ):
        search_box.clear()
        write(search_box, typed)
        expected = f"Changdong Industrial Park, 昌东工业园{why}, Industrial park"
        assert results(window)[0] == expected


def test_enter_takes_the_first_and_the_arrows_another(
    state: ViewState,
    search_box: SearchBox,
    window: QWidget,
    chosen: list[SearchHit],
) -> None:
    write(search_box, "changdong")
    QTest.keyClick(search_box, Qt.Key.Key_Return)
    assert chosen[-1].target == ref_of(state, "changdong")
    assert not results(window)
    QTest.keyClick(search_box, Qt.Key.Key_Return)
    QTest.keyClick(search_box, Qt.Key.Key_Down)
    second = results(window)[1]
    QTest.keyClick(search_box, Qt.Key.Key_Enter)
    assert second.startswith(chosen[-1].title.en)
    assert chosen[-1].target != ref_of(state, "changdong")


def test_a_click_takes_a_result_and_leaves_the_keyboard_where_it_is(
    search_box: SearchBox, window: QWidget, chosen: list[SearchHit]
) -> None:
    write(search_box, "yifang")
    shown = window.findChild(QListView)
    assert isinstance(shown, QListView)
    row = shown.visualRect(shown.model().index(0, 0))
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert chosen[0].title.en == "Yifang village"
    assert search_box.hasFocus()


def test_a_fact_is_shown_with_its_value_in_the_readers_units(
    state: ViewState, search_box: SearchBox, window: QWidget
) -> None:
    write(search_box, "470 lines")
    assert results(window)[0] == (
        "Qingshanhu District, LED packaging lines: 470 lines · 2017 (inferred), Fact"
    )
    state.words.set(WORDS["zh"])
    assert results(window)[0].startswith("青山湖区, LED封装生产线: 470")


def test_an_unusable_statement_shows_why_and_no_value(
    search_box: SearchBox, window: QWidget
) -> None:
    write(search_box, "F056")
    (row,) = results(window)
    assert "Words and a full stop are lost" in row
    assert row.endswith("Not usable")


def test_coordinates_lead_to_a_place(
    search_box: SearchBox, window: QWidget, chosen: list[SearchHit]
) -> None:
    write(search_box, "28.64, 115.98")
    assert "Go to this place" in results(window)[0]
    QTest.keyClick(search_box, Qt.Key.Key_Return)
    target = chosen[0].target
    assert isinstance(target, MapPoint)
    assert (target.x, target.y) == pytest.approx((12910834, 3331617), abs=2000)


def test_where_nothing_fits_it_says_what_can_be_searched(
    search_box: SearchBox, window: QWidget, chosen: list[SearchHit]
) -> None:
    write(search_box, "xyzzy")
    said = window.findChild(QLabel, "searchNote")
    assert isinstance(said, QLabel)
    assert said.isVisible()
    assert "pinyin" in said.text()
    QTest.keyClick(search_box, Qt.Key.Key_Return)
    assert not chosen


def test_esc_closes_the_results_then_empties_the_box(
    qtbot: QtBot, search_box: SearchBox, window: QWidget
) -> None:
    write(search_box, "lvye")
    QTest.keyClick(search_box, Qt.Key.Key_Escape)
    assert not results(window)
    assert search_box.text() == "lvye"
    with qtbot.waitSignal(search_box.left):
        QTest.keyClick(search_box, Qt.Key.Key_Escape)
    assert search_box.text() == ""
