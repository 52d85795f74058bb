"""The features under one click, listed to be chosen from."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef, refs_of
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.view_state import ViewState
from gisapp.sources.open import open_source
from gisapp.ui.details.hit_list import HIGHEST_PX, MOST_LISTED, HitList
from gisapp.ui.widgets.growing_list import ROWS_MORE
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


@pytest.fixture
def firms(state: ViewState, tmp_path: Path) -> tuple[FeatureRef, ...]:
    """Three hundred firms at one address."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"Firm {number}"},
            "geometry": {"type": "Point", "coordinates": [115.98, 28.64]},
        }
        for number in range(300)
    ]
    path = tmp_path / "firms.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    [layer] = state.layers.add(*open_source(str(path)).layers)
    layer.attributes.fetch()
    return tuple(refs_of(layer, np.arange(300)))


def test_all_firms_of_one_address_are_listed_and_the_list_scrolls(
    qtbot: QtBot, state: ViewState, firms: tuple[FeatureRef, ...]
) -> None:
    found = shown(qtbot, state, firms[:40])
    rows = found.view.findChildren(SheetRow)
    assert len(rows) == 40
    area = found.view.findChild(QScrollArea)
    assert area is not None
    assert area.height() == HIGHEST_PX
    area.ensureWidgetVisible(rows[39])
    click(rows[39])
    assert found.chosen == [firms[39]]


def test_a_short_list_does_not_scroll(qtbot: QtBot, state: ViewState) -> None:
    found = shown(qtbot, state, features(state, "led-demo-park", "qingshanhu"))
    area = found.view.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    assert area.height() < HIGHEST_PX / 2


def test_of_a_great_many_the_others_are_a_click_away(
    qtbot: QtBot, state: ViewState, firms: tuple[FeatureRef, ...]
) -> None:
    found = shown(qtbot, state, firms)
    assert "300 features lie here" in seen(found.view)
    assert "Firm 100" not in seen(found.view)
    click(box(found.view, f"and {300 - MOST_LISTED} more"))
    for number in range(300):
        assert f"Firm {number}" in seen(found.view)
    assert "more" not in seen(found.view)
    assert len(firms) - MOST_LISTED <= ROWS_MORE
    click(box(found.view, "Firm 299"))
    assert found.chosen == [firms[299]]


def test_what_is_read_is_listed_and_in_view_however_far_down_it_stands(
    qtbot: QtBot, state: ViewState, firms: tuple[FeatureRef, ...]
) -> None:
    selection = Selection(FeatureSet.of(firms[250]), firms)
    view = HitList(selection, state.layers, WORDS["en"], lambda _: None)
    qtbot.addWidget(view)
    view.resize(340, 600)
    view.show()
    area, row = view.findChild(QScrollArea), box(view, "Firm 250")
    assert area is not None
    place = row.mapTo(area, row.rect().center())
    assert area.rect().contains(place)


def test_the_list_is_in_the_users_language(qtbot: QtBot, state: ViewState) -> None:
    text = seen(shown(qtbot, state, features(state, "changdong", "qingshanhu"), "zh").view)
    assert "昌东工业园" in text
    assert "青山湖区" in text
    assert "features" not in text
