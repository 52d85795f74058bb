"""The features under one click, listed to be chosen from."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.view_state import ViewState
from gisapp.ui.details.hit_list import MOST_LISTED, HitList
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.words import Language
from tests.ui.reading import WORDS, box, ref_of, seen, session_of_embedded


@pytest.fixture
def state() -> Iterator[ViewState]:
    session = session_of_embedded()
    yield session.state
    session.close()


@dataclass
class Shown:
    """A list of hits and what was chosen from it."""

    view: HitList
    chosen: list[FeatureRef] = field(default_factory=list)


def shown(
    qtbot: QtBot, state: ViewState, hits: tuple[FeatureRef, ...], language: Language = "en"
) -> Shown:
    """Show hits of which the first one is read."""
    chosen: list[FeatureRef] = []
    selection = Selection(FeatureSet.of(hits[0]), hits)
    view = HitList(selection, state.layers, WORDS[language], chosen.append)
    qtbot.addWidget(view)
    view.resize(340, 600)
    view.show()
    return Shown(view, chosen)


def features(state: ViewState, *uids: str) -> tuple[FeatureRef, ...]:
    found = tuple(ref_of(state, uid) for uid in uids)
    return tuple(each for each in found if isinstance(each, FeatureRef))


def click(widget: PaintedBox) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_hits_are_listed_from_the_top_with_their_layers(qtbot: QtBot, state: ViewState) -> None:
    hits = features(state, "led-demo-park-phase-1", "led-demo-park", "qingshanhu")
    text = seen(shown(qtbot, state, hits).view)
    heading, *rows = text.splitlines()
    assert heading == "3 features lie here"
    assert [row.split(" · ")[1] for row in rows] == [
        "Demonstration Park, phase 1",
        "Nanchang LED Innovation Demonstration Park",
        "Qingshanhu District",
    ]
    assert rows[2].startswith("District · ")


def test_a_click_chooses_another_one_but_not_the_one_that_is_read(
    qtbot: QtBot, state: ViewState
) -> None:
    hits = features(state, "led-demo-park", "qingshanhu")
    found = shown(qtbot, state, hits)
    click(box(found.view, "Qingshanhu District"))
    click(box(found.view, "Nanchang LED Innovation Demonstration Park"))
    assert found.chosen == [hits[1]]


def test_the_one_that_is_read_says_so(qtbot: QtBot, state: ViewState) -> None:
    found = shown(qtbot, state, features(state, "led-demo-park", "qingshanhu"))
    rows = found.view.findChildren(SheetRow)
    assert [row.opens for row in rows] == [False, True]
    assert rows[0].text_of_row.qualification
    assert not rows[1].text_of_row.qualification


def test_of_a_great_many_only_the_topmost_are_listed_and_the_others_counted(
    qtbot: QtBot, state: ViewState
) -> None:
    firms = features(state, "zhaochi", "alite", "huaxia-guangcai", "lvye", "lipton")
    many = (firms * 4)[: MOST_LISTED + 3]
    found = shown(qtbot, state, many)
    assert len(found.view.findChildren(SheetRow)) == MOST_LISTED
    assert f"{len(many)} features lie here" in seen(found.view)
    assert "3 more" in seen(found.view)


def test_the_list_is_in_the_users_language(qtbot: QtBot, state: ViewState) -> None:
    text = seen(shown(qtbot, state, features(state, "changdong", "qingshanhu"), "zh").view)
    assert "昌东工业园" in text
    assert "青山湖区" in text
    assert "features" not in text
