"""Subjects of mapped layers are known once workers have looked up their rows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.session.own_parks.own_data import OwnData
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.benchmarks.parcels import write_parcels
from tests.own_files import MAPPINGS, PLOTS, facts_about, write_book, write_plots


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session with plots, firms and a park, of which nobody has said what they are."""
    session = make_session(Settings(None), "en")
    session.loader.open([str(write_plots(tmp_path)), str(write_book(tmp_path))])
    wait(qtbot, session)
    yield session
    session.close()


@pytest.fixture
def own(session: Session) -> OwnData:
    return session.own_data


def wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def ref(session: Session, layer: str, feature_id: int) -> FeatureRef:
    layers = session.state.layers.layers
    return FeatureRef(
        next(each.layer_id for each in layers if each.origin.layer == layer), feature_id
    )


def map_all(qtbot: QtBot, session: Session) -> None:
    for layer in session.state.layers.layers:
        session.state.layers.map(layer.layer_id, MAPPINGS[layer.origin.layer])
    wait(qtbot, session)


def test_without_a_mapping_there_is_no_subject(own: OwnData, session: Session) -> None:
    assert own.subject_of(ref(session, "地块台账", 1)) is None
    assert own.subject_of(None) is None
    assert own.ref_of("DK-001") is None


def test_a_subject_is_known_once_its_rows_are_looked_up(
    qtbot: QtBot, own: OwnData, session: Session
) -> None:
    plot = ref(session, "地块台账", 1)
    changes: list[None] = []
    own.changed.connect(changes.append)
    session.state.layers.map(plot.layer_id, PLOTS)
    assert own.subject_of(plot) is None
    assert own.is_coming(plot)
    assert session.tasks.running[0].title == "Looking up the rows of 地块台账"
    wait(qtbot, session)
    subject = own.subject_of(plot)
    assert subject is not None
    assert subject.uid == "DK-001"
    assert own.subject_of(plot) is subject
    assert changes
    assert not own.is_coming(plot)


def test_layers_that_are_mapped_later_join_in(qtbot: QtBot, own: OwnData, session: Session) -> None:
    map_all(qtbot, session)
    subject = own.subject_of(ref(session, "地块台账", 1))
    assert subject is not None
    links = dossier_of(subject.dataset, subject.uid).links
    assert [link.uid for link in links] == ["北园", "QY-1", "QY-2"]
    assert own.ref_of("qy-2") == ref(session, "企业", 5)


def test_a_layer_that_is_mapped_otherwise_means_something_else(
    qtbot: QtBot, own: OwnData, session: Session
) -> None:
    map_all(qtbot, session)
    plot = ref(session, "地块台账", 1)
    session.state.layers.map(plot.layer_id, replace(PLOTS, kind="building", key="名称"))
    wait(qtbot, session)
    subject = own.subject_of(plot)
    assert subject is not None
    assert (subject.uid, subject.dataset.subjects[subject.uid].kind) == ("一号", "building")
    session.state.layers.map(plot.layer_id, None)
    assert own.subject_of(plot) is None


def test_what_is_removed_is_linked_to_no_more(qtbot: QtBot, own: OwnData, session: Session) -> None:
    map_all(qtbot, session)
    plot = ref(session, "地块台账", 1)
    session.state.layers.remove(ref(session, "企业", 3).layer_id)
    subject = own.subject_of(plot)
    assert subject is not None
    assert [each.uid for each in dossier_of(subject.dataset, subject.uid).links] == ["北园"]


def test_hiding_a_layer_changes_nothing(qtbot: QtBot, own: OwnData, session: Session) -> None:
    map_all(qtbot, session)
    plot = ref(session, "地块台账", 1)
    subject = own.subject_of(plot)
    session.state.layers.show(plot.layer_id, visible=False)
    assert own.subject_of(plot) is subject


def test_rows_are_linked_by_place_in_a_worker(
    qtbot: QtBot, own: OwnData, session: Session, tmp_path: Path
) -> None:
    nested = replace(PLOTS, parents=(ParentMapping("plot", "", "place"),))
    plot = ref(session, "地块台账", 1)
    titles: list[str] = []
    session.tasks.started.connect(lambda task: titles.append(task.title))
    session.state.layers.map(plot.layer_id, nested)
    wait(qtbot, session)
    assert titles == [
        "Looking up the rows of 地块台账",
        "Finding out in what the rows of 地块台账 lie",
    ]
    assert list(own.rows.places) == [(plot.layer_id, 0)]
    session.state.layers.map(plot.layer_id, PLOTS)
    wait(qtbot, session)
    assert not own.rows.places


def test_problems_are_told_by_row(qtbot: QtBot, own: OwnData, session: Session) -> None:
    map_all(qtbot, session)
    (problem,) = own.problems_of(ref(session, "企业", 3).layer_id)
    assert (problem.code, problem.feature_ids) == ("parents_not_found", (6,))
    assert own.problems_of("gone") == ()


def test_a_cancelled_look_up_leaves_what_a_row_itself_states(
    qtbot: QtBot, own: OwnData, session: Session
) -> None:
    plot = ref(session, "地块台账", 1)
    session.state.layers.map(plot.layer_id, PLOTS)
    session.tasks.running[0].cancel()
    wait(qtbot, session)
    subject = own.subject_of(plot)
    assert subject is not None
    assert facts_about(subject, "land_area")
    assert [note.code for note in subject.notes] == ["own.links_unknown"]


def test_a_row_of_a_layer_beyond_memory_is_told_and_its_links_are_not(
    qtbot: QtBot, tmp_path: Path
) -> None:
    write_parcels(tmp_path / "parcels.gpkg", 12_000)
    session = make_session(Settings(None), "en", memory_bytes=2 * 1024**2)
    session.loader.open([str(tmp_path / "parcels.gpkg")])
    wait(qtbot, session)
    layer = session.state.layers.layers[-1]
    assert layer.partial is not None
    mapping = LayerMapping(
        "plot", key="parcel_no", columns=(ColumnMapping("land_use", "land_use"),)
    )
    session.state.layers.map(layer.layer_id, mapping)
    subject = session.own_data.subject_of(FeatureRef(layer.layer_id, 7))
    assert subject is not None
    assert facts_about(subject, "land_use")
    assert [note.code for note in subject.notes] == ["own.links_unknown"]
    session.close()


def test_names_that_are_mapped_are_searched(qtbot: QtBot, session: Session) -> None:
    session.searcher.find("dk-002")
    wait(qtbot, session)
    assert session.searcher.find("甲公司").hits
    map_all(qtbot, session)
    session.searcher.find("甲公司")
    wait(qtbot, session)
    (hit, *_) = session.searcher.find("甲公司").hits
    assert (hit.target, hit.reason) == (ref(session, "企业", 3), "name")
