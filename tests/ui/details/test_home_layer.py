"""The home view on the user's own layers: their figures, or what can be done to have them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef, Problem
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.details.home_actions import HomeActions
from gisapp.ui.details.home_layer import LayerSection
from gisapp.words import Language
from tests.ledgers import MAPPING, ROWS, write_ledger
from tests.ui.reading import WORDS, box, seen

LAYER_ID = "ledger/ledger"
HOSTILE = "<b>西</b>"


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    session.navigation.start_at()
    rows = (ROWS[0], {**ROWS[1], "名称": HOSTILE}, ROWS[2])
    session.loader.open([str(write_ledger(tmp_path, rows))])
    qtbot.waitUntil(lambda: not session.tasks.running)
    yield session
    session.close()


@pytest.fixture
def done() -> list[object]:
    return []


@pytest.fixture
def section(qtbot: QtBot, session: Session, done: list[object]) -> Callable[..., LayerSection]:
    def make(language: Language = "en") -> LayerSection:
        note = done.append
        actions = HomeActions(note, note, note, note)
        layer = session.state.layers[LAYER_ID]
        session.headlines.want(layer)
        qtbot.waitUntil(lambda: not session.tasks.running)
        view = LayerSection(layer, session, WORDS[language], actions)
        qtbot.addWidget(view)
        view.resize(360, 700)
        view.show()
        return view

    return make


def click(view: LayerSection, text: str) -> None:
    QTest.mouseClick(box(view, text), Qt.MouseButton.LeftButton)


def test_columns_that_add_up_are_and_their_meaning_can_be_said(
    section: Callable[..., LayerSection], done: list[object]
) -> None:
    view = section()
    text = seen(view)
    assert "Areas: 3 · 7 columns" in text
    assert "面积, sum · 105" in text
    assert "税收, sum · 10 · stated for 1 of 3" in text
    click(view, "Say what its columns mean")
    assert done == [LAYER_ID]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("Plots: 3", "Land area · 70,000 m² · Land area", "Land use", "stated for 2 of 3")),
        ("zh", ("地块：3", "用地面积 · 70,000 平方米", "税收 · ", "缺少")),
    ],
)
def test_a_mapped_layer_tells_what_it_comes_to_and_what_is_missing(
    section: Callable[..., LayerSection],
    session: Session,
    language: Language,
    lines: tuple[str, ...],
) -> None:
    session.state.layers.map(LAYER_ID, MAPPING)
    text = seen(section(language))
    assert [line for line in lines if line not in text] == []
    assert "Say what its columns mean" not in text


def test_a_click_on_one_of_the_largest_reads_it(
    section: Callable[..., LayerSection], session: Session, done: list[object]
) -> None:
    session.state.layers.map(LAYER_ID, MAPPING)
    click(section(), HOSTILE)
    assert done == [FeatureRef(LAYER_ID, 1)]


def test_problems_are_counted_and_one_click_away(
    section: Callable[..., LayerSection], session: Session, done: list[object]
) -> None:
    layer = session.state.layers[LAYER_ID]
    problem = Problem.of("no_geometry", 2)
    session.state.layers.put(replace(layer, origin=replace(layer.origin, problems=(problem,))))
    click(section(), "1 found")
    assert done == [LAYER_ID]


def test_a_large_layer_is_added_up_on_request(
    section: Callable[..., LayerSection],
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gisapp.session.own_parks.headlines.MOST_UNASKED", 2)
    click(section(), "Add up its columns")
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert "面积, sum · 105" in seen(section())
