"""Fact sheets of what is selected, or of a layer, without a window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.errors import ExportError
from gisapp.export.expose.request import MOST_SHEETS
from gisapp.session.exposing import (
    Exposer,
    selected_subjects,
    subjects_of_layer,
    title_of,
)
from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.export.layout.pdfs import pages_of, text_of
from tests.parks import embedded

TOPICS = tuple(map(TopicRef, ("led-cluster", "knitwear-cluster", "plan-13fyp")))


@pytest.fixture
def parks(session: Session) -> Session:
    layers, dataset = embedded()
    session.state.datasets.set((dataset,))
    session.state.layers.add(*layers)
    return session


@pytest.fixture
def exposer(parks: Session) -> Exposer:
    return Exposer(parks.state, parks.own_data, parks.tasks, parks.messages)


def test_one_file_is_written_and_told(
    exposer: Exposer, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    path = tmp_path / "park.pdf"
    request = exposer.request_of((FeatureRef("park", 2),))
    exposer.write(replace(request, language="zh"), path)
    finish()
    assert messages == [Message("info", "park.pdf is saved.", str(path))]
    assert "昌东工业园" in text_of(path)


def test_a_folder_is_told_with_its_count(
    exposer: Exposer, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    exposer.write_folder(exposer.request_of(TOPICS), tmp_path / "sheets", ".html")
    finish()
    assert messages[0].sentence == "3 fact sheets are saved in sheets."
    assert len(list((tmp_path / "sheets").glob("*.html"))) == 3


def test_after_a_cancel_it_is_told_what_is_whole(
    exposer: Exposer, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    task = exposer.write_folder(exposer.request_of(TOPICS * 60), tmp_path / "sheets", ".pdf")
    task.reported.connect(lambda _: task.cancel())
    finish()
    files = list((tmp_path / "sheets").glob("*.pdf"))
    assert all(pages_of(path) == 1 for path in files)
    [message] = messages
    assert message.sentence.startswith(f"Stopped: {len(files)} of 180 sheets are whole")


def test_a_failure_is_told_once(
    exposer: Exposer, tmp_path: Path, messages: list[Message], finish: Callable[[], None]
) -> None:
    exposer.write(exposer.request_of(TOPICS), tmp_path / "none" / "a.pdf")
    finish()
    [message] = messages
    assert message.severity == "error"
    assert "folder" in message.sentence


def test_subjects_are_what_is_selected_or_what_a_layer_shows() -> None:
    refs = FeatureRef("park", 2), FeatureRef("park", 3)
    assert selected_subjects(Selection(FeatureSet.of(*refs))) == refs
    assert selected_subjects(Selection(topic=TOPICS[0])) == TOPICS[:1]
    with pytest.raises(ExportError, match="Nothing"):
        selected_subjects(Selection())
    many = FeatureSet({"park": np.arange(MOST_SHEETS + 1)})
    with pytest.raises(ExportError, match="2,001"):
        selected_subjects(Selection(many))
    park = next(each for each in embedded()[0] if each.layer_id == "park")
    assert subjects_of_layer(park) == refs
    one = replace(park, content=park.content.showing(np.array([True, False])))
    assert len(subjects_of_layer(one)) == 1


def test_titles_are_names(parks: Session) -> None:
    assert title_of(FeatureRef("park", 2), parks.state) == "Changdong Industrial Park"
    assert title_of(TOPICS[0], parks.state).startswith("Electronic information")
    assert title_of(FeatureRef("context/river", 0), parks.state) == "Gan River"
    assert title_of(TopicRef("nobody"), parks.state) == "nobody"
