"""A session does all its work without a window: open, select, add up, search, style, end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.text.bilingual import Bilingual
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.words import Language
from tests.vector_files import BOX, write

LAYER_ID = "works/works"


@pytest.fixture
def opened(session: Session, works: Path, finish: Callable[[], None]) -> Session:
    """The session once it has opened the works."""
    session.loader.open([str(works)])
    finish()
    return session


def select(session: Session, *feature_ids: int) -> FeatureSet:
    features = FeatureSet.of(*(FeatureRef(LAYER_ID, each) for each in feature_ids))
    session.state.selection.set(Selection(features))
    return features


def test_what_is_opened_comes_into_view_and_no_widget_is_made(opened: Session) -> None:
    layer = opened.state.layers[LAYER_ID]
    assert layer.feature_count == 40
    assert layer.extent is not None
    assert opened.state.viewport.value.extent.contains(layer.extent)
    assert QApplication.topLevelWidgets() == []


def test_what_is_selected_is_fetched_and_added_up(
    opened: Session, finish: Callable[[], None]
) -> None:
    assert not opened.state.layers[LAYER_ID].attributes.is_at_hand
    features = select(opened, 5, 6, 7)
    assert opened.selection_totals.sums_of(features).state == "coming"
    finish()
    sums = opened.selection_totals.sums_of(features)
    [staff] = sums.of_layers[LAYER_ID].columns
    total = staff.total
    assert (sums.state, staff.field, total.value, total.stated) == ("there", "staff", 18, 3)
    assert opened.state.layers[LAYER_ID].attributes.record(5)["name"] == "Works 5"


@pytest.mark.parametrize("suffix", ["gpkg", "geojson"])
def test_names_that_have_room_are_fetched_before_anyone_asks(
    session: Session, tmp_path: Path, finish: Callable[[], None], suffix: str
) -> None:
    path = write(tmp_path / f"plots.{suffix}", [BOX])
    session.loader.open([str(path)])
    finish()
    [layer] = (each for each in session.state.layers.layers if each.group == path.name)
    assert layer.attributes.names_at_hand


def test_a_single_feature_has_nothing_to_be_added_up(opened: Session) -> None:
    assert opened.selection_totals.sums_of(select(opened, 5)).state == "there"


def test_sums_that_were_cancelled_come_when_they_are_asked_for_again(
    opened: Session, finish: Callable[[], None]
) -> None:
    select(opened, 1, 2)
    finish()
    features = select(opened, 3, 4)
    for task in opened.tasks.running:
        task.cancel()
    finish()
    assert opened.selection_totals.sums_of(features).state == "lost"
    opened.selection_totals.try_again()
    assert opened.selection_totals.sums_of(features).state == "coming"
    finish()
    assert opened.selection_totals.sums_of(features).state == "there"


def test_names_are_found_when_they_have_been_read(
    opened: Session, finish: Callable[[], None]
) -> None:
    heard: list[None] = []
    opened.searcher.changed.connect(heard.append)
    found = opened.searcher.find("works 29")
    assert (found.hits, found.gaps) == ((), {"reading": (Bilingual("works", "works"),)})
    finish()
    assert heard
    found = opened.searcher.find("works 29")
    assert [hit.target for hit in found.hits] == [FeatureRef(LAYER_ID, 29)]
    assert found.gaps == {"reading_values": (Bilingual("works", "works"),)}
    finish()
    assert opened.searcher.find("works 29").gaps == {}
    opened.searcher.go_to(found.hits[0])
    assert opened.state.selection.value.subject == FeatureRef(LAYER_ID, 29)


def test_names_that_were_not_read_are_read_with_the_next_search(
    opened: Session, finish: Callable[[], None]
) -> None:
    opened.searcher.find("works")
    [task] = opened.tasks.running
    task.cancel()
    finish()
    assert list(opened.searcher.find("works").gaps) == ["unread"]
    assert not opened.tasks.running
    opened.searcher.begin()
    opened.searcher.find("works")
    finish()
    assert len(opened.searcher.find("works").hits) > 0


def test_a_layer_is_coloured_and_of_two_requests_the_last_one_counts(
    opened: Session, finish: Callable[[], None]
) -> None:
    opened.styler.style(LAYER_ID, LayerStyle("name"))
    opened.styler.style(LAYER_ID, LayerStyle("staff"))
    finish()
    assert opened.state.layers[LAYER_ID].symbology.attribute == "staff"
    assert len(set(opened.state.layers[LAYER_ID].classes.tolist())) > 1
    opened.styler.style(LAYER_ID, LayerStyle("name"))
    opened.styler.style(LAYER_ID, LayerStyle())
    finish()
    assert set(opened.state.layers[LAYER_ID].classes.tolist()) == {0}


def test_what_cannot_be_coloured_is_told_and_may_be_asked_for_again(
    opened: Session, works: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    elsewhere = works.rename(works.with_suffix(".gone"))
    opened.styler.style(LAYER_ID, LayerStyle("staff"))
    finish()
    assert [message.severity for message in messages] == ["error"]
    assert "works.geojson" in messages[0].sentence
    elsewhere.rename(works)
    opened.styler.style(LAYER_ID, LayerStyle("staff"))
    finish()
    assert opened.state.layers[LAYER_ID].symbology.attribute == "staff"


@pytest.mark.parametrize(("language", "money"), [("en", "million"), ("zh", "wan")])
def test_a_session_speaks_the_language_that_is_asked_for(
    qtbot: QtBot, language: Language, money: str
) -> None:
    session = make_session(Settings(None), language)
    assert session.state.words.value.language == language
    assert session.state.units.value.money == money
    session.close()


def test_a_session_that_is_closed_while_it_reads_takes_nothing_more(
    qtbot: QtBot, session: Session, works: Path, messages: list[Message]
) -> None:
    session.loader.open([str(works)])
    session.close()
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert session.state.layers.layers == ()
    assert messages == []
