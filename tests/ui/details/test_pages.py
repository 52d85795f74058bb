"""Which page stands in the details panel, and what a copy of it holds."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import SourceError
from gisapp.session.session import Session
from gisapp.ui.details.home_actions import HomeActions
from gisapp.ui.details.page import Page
from gisapp.ui.details.pages import failure_page, page_of
from gisapp.words import Language
from tests.parks import embedded
from tests.render.maps import RED, Names, layer
from tests.ui.reading import WORDS, box, ref_of, seen, select
from tests.vector_files import BOX, write

HOSTILE = "<b>R&D</b>"


@pytest.fixture
def asked_about() -> list[str]:
    """The layers of which the user wants to say what their columns mean."""
    return []


@pytest.fixture
def page(qtbot: QtBot, session: Session, asked_about: list[str]) -> Callable[..., Page]:
    """Makes the page for what is selected."""

    def make(language: Language = "en") -> Page:
        actions = HomeActions(session.selector.select, _nothing, _nothing, asked_about.append)
        found = page_of(session, WORDS[language], actions)
        qtbot.addWidget(found.view)
        return found

    return make


def _nothing(_: str) -> None:
    pass


def add_plain_layer(session: Session) -> FeatureRef:
    """Add a layer that is not of the park schema, and return its feature."""
    plain = layer("point", [shapely.Point(0, 0)], RED, names=(HOSTILE,), layer_id="wells")
    session.state.layers.add(plain)
    return FeatureRef("wells", 0)


def test_with_nothing_selected_there_is_the_overview_which_cannot_be_copied(
    page: Callable[..., Page],
) -> None:
    overview = page()
    assert overview.view.objectName() == "overview"
    assert overview.as_text is None
    assert overview.as_json is None


def test_a_click_in_the_overview_selects_the_subject(
    page: Callable[..., Page], session: Session
) -> None:
    overview = page().view
    QTest.mouseClick(box(overview, "Changdong Industrial Park"), Qt.MouseButton.LeftButton)
    assert session.state.selection.value.subject == ref_of(session.state, "changdong")
    QTest.mouseClick(box(overview, "Urban development fund"), Qt.MouseButton.LeftButton)
    assert isinstance(session.state.selection.value.subject, TopicRef)


def test_a_click_in_the_overview_on_what_has_lost_its_layer_changes_nothing(
    page: Callable[..., Page], session: Session
) -> None:
    overview = page().view
    session.state.layers.remove("park")
    QTest.mouseClick(box(overview, "Changdong Industrial Park"), Qt.MouseButton.LeftButton)
    assert not session.state.selection.value.features


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Changdong Industrial Park"), ("zh", "昌东工业园")]
)
def test_a_subject_has_its_dossier_in_the_users_language(
    page: Callable[..., Page], session: Session, language: Language, name: str
) -> None:
    select(session.state, ref_of(session.state, "changdong"))
    dossier = page(language)
    assert name in seen(dossier.view)
    assert dossier.as_text is not None
    assert name in dossier.as_text()
    assert dossier.as_json is not None
    copied = json.loads(dossier.as_json())
    assert copied["uid"] == "changdong"
    assert dossier.as_json().endswith("}\n")
    assert "昌东工业园" in dossier.as_json(), "Chinese stays readable"


def test_a_feature_of_another_schema_has_its_attributes(
    page: Callable[..., Page], session: Session
) -> None:
    select(session.state, add_plain_layer(session))
    attributes = page()
    assert HOSTILE in seen(attributes.view)
    assert attributes.as_json is not None
    assert json.loads(attributes.as_json()) == {}


def test_the_attributes_of_own_data_offer_to_say_what_they_mean(
    page: Callable[..., Page],
    session: Session,
    asked_about: list[str],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "boxes.gpkg", [BOX])
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    own = session.state.layers.layers[-1]
    select(session.state, FeatureRef(own.layer_id, int(own.geometry.feature_ids[0])))
    offering = page()
    QTest.mouseClick(box(offering.view, "Say what these columns mean"), Qt.MouseButton.LeftButton)
    assert asked_about == [own.layer_id]


def test_several_features_have_a_summary(page: Callable[..., Page], session: Session) -> None:
    both = [ref_of(session.state, uid) for uid in ("changdong", "led-demo-park")]
    refs = [each for each in both if isinstance(each, FeatureRef)]
    session.state.selection.set(Selection(FeatureSet.of(*refs)))
    summary = page()
    assert "2 features selected" in seen(summary.view)
    assert summary.as_text is None


def test_a_topic_whose_dataset_is_gone_leaves_the_overview(
    page: Callable[..., Page], session: Session
) -> None:
    select(session.state, TopicRef("no-such-topic"))
    assert page().view.objectName() == "overview"


def test_links_stay_in_the_dataset_that_is_read(
    page: Callable[..., Page], session: Session
) -> None:
    layers, dataset = embedded()
    other = replace(dataset, path="other.gpkg")
    session.state.layers.add(
        *(
            replace(each, layer_id=f"other/{each.layer_id}", dataset=other)
            for each in layers
            if each.dataset is dataset
        )
    )
    changdong = ref_of(session.state, "changdong")
    assert isinstance(changdong, FeatureRef)
    select(session.state, FeatureRef("other/park", changdong.feature_id))
    QTest.mouseClick(box(page().view, "Qingshanhu District"), Qt.MouseButton.LeftButton)
    reached = session.state.selection.value.subject
    assert isinstance(reached, FeatureRef)
    assert reached.layer_id == "other/district"


def test_a_failure_is_told_in_its_one_sentence(qtbot: QtBot, session: Session) -> None:
    failed = failure_page(SourceError(f"{HOSTILE} cannot be read."), session)
    qtbot.addWidget(failed.view)
    assert seen(failed.view) == f"{HOSTILE} cannot be read."
    assert failed.as_text is None


class Lost(Names):
    """Attributes that must be fetched, and cannot be."""

    @property
    def is_at_hand(self) -> bool:
        return False

    def fetch(self, progress: Progress = NO_PROGRESS) -> None:
        raise SourceError("the file is gone")


def select_in_lost_layers(session: Session) -> None:
    """Select a feature in each of two layers whose attributes are not here."""
    refs = []
    for layer_id, name in (("a", Bilingual("Wells", "水井")), ("b", Bilingual(HOSTILE))):
        lost = layer("point", [shapely.Point(0, 0)], RED, layer_id=layer_id)
        content = replace(lost.content, attributes=Lost())
        session.state.layers.add(replace(lost, name=name, content=content))
        refs.append(FeatureRef(layer_id, 0))
    session.state.selection.set(Selection(FeatureSet.of(*refs)))


@pytest.mark.parametrize(("language", "names"), [("en", "Wells"), ("zh", "水井")])
def test_while_attributes_are_read_the_page_says_of_which_layers(
    page: Callable[..., Page], session: Session, language: Language, names: str
) -> None:
    select_in_lost_layers(session)
    waiting = page(language)
    text = seen(waiting.view)
    assert f"{names} · {HOSTILE}" in text
    assert WORDS[language]("panel.reading_attributes") in text
    assert waiting.as_text is None


def test_attributes_that_were_not_read_are_asked_for_again_by_a_click(
    qtbot: QtBot, page: Callable[..., Page], session: Session
) -> None:
    select_in_lost_layers(session)
    qtbot.waitUntil(lambda: not session.tasks.running)
    failed = page().view
    assert "The attributes were not read." in seen(failed)
    QTest.mouseClick(box(failed, "Read them again"), Qt.MouseButton.LeftButton)
    assert WORDS["en"]("panel.reading_attributes") in seen(page().view)
    qtbot.waitUntil(lambda: not session.tasks.running)
