"""Subjects are pinned, moved and removed step by step, and come back with the project."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.parks.comparison.comparison_text import in_words
from gisapp.core.text.bilingual import Bilingual
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.sources.embedded import open_embedded
from tests.own_files import MAPPINGS, write_book, write_plots
from tests.ui.reading import ref_of, select


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = _begin()
    yield session
    session.close()


def _begin() -> Session:
    session = make_session(Settings(None), "en")
    session.embedded.put(open_embedded(), visible=True)
    session.navigation.start_at()
    return session


def wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def names(session: Session) -> list[str]:
    return [each.subject.name.en or each.subject.name.zh for each in session.compared.shown]


def pin(session: Session, *uids: str) -> None:
    session.compared.pin([ref_of(session.state, uid) for uid in uids])


def test_each_step_is_undone_and_done_again(session: Session) -> None:
    compared, history = session.compared, session.history
    pin(session, "changdong")
    pin(session, "led-demo-park", "yifang")
    first, second, third = names(session)
    compared.move(compared.pins.value[2], compared.pins.value[0])
    assert names(session) == [third, first, second]
    compared.choose(compared.pins.value[1])
    assert compared.comparison(compared.shown).chosen == 1
    compared.remove(compared.pins.value[1])
    assert names(session) == [third, second]
    assert compared.comparison(compared.shown).chosen is None
    compared.clear()
    assert names(session) == []
    for expected in ([third, second], [third, first, second]):
        history.undo()
        assert names(session) == expected
    assert compared.comparison(compared.shown).chosen == 1
    for expected in ([third, first, second], [first, second, third], [first]):
        history.undo()
        assert names(session) == expected
    history.redo()
    assert names(session) == [first, second, third]


def test_what_is_selected_is_pinned_once_and_shown(session: Session) -> None:
    asked: list[None] = []
    session.compared.asked.connect(asked.append)
    could: list[bool] = []
    session.compared.can_pin.changed.connect(could.append)
    select(session.state, ref_of(session.state, "changdong"))
    assert could == [True]
    session.compared.pin_selected()
    session.compared.pin_selected()
    assert len(session.compared.pins.value) == 1
    assert len(asked) == 2
    assert session.compared.is_pinned(ref_of(session.state, "changdong"))
    session.compared.toggle(ref_of(session.state, "changdong"))
    assert not session.compared.shown


def test_six_stand_side_by_side_and_no_more(session: Session) -> None:
    messages: list[Message] = []
    session.messages.connect(messages.append)
    firms = session.state.layers["enterprise"].geometry.feature_ids.tolist()
    session.compared.pin([FeatureRef("enterprise", each) for each in firms])
    pin(session, "changdong", "led-demo-park")
    assert len(names(session)) == 6
    assert "6 are compared at most" in messages[-1].sentence


def test_a_topic_without_a_place_is_compared(session: Session) -> None:
    (dataset,) = session.state.datasets.value
    pin(session, next(each.uid for each in dataset.subjects.values() if each.kind == "fund"))
    assert len(names(session)) == 1


def test_a_layer_that_is_removed_takes_its_subjects_along_until_it_is_back(
    session: Session,
) -> None:
    pin(session, "changdong", "zhaochi")
    session.edits.remove("park")
    assert len(names(session)) == 1
    assert session.compared.absent == 1
    session.history.undo()
    assert len(names(session)) == 2
    session.edits.rename("park", "Parks of ours")
    assert len(names(session)) == 2


def test_rows_of_own_files_come_back_with_the_project(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    session.loader.open([str(write_plots(tmp_path)), str(write_book(tmp_path))])
    wait(qtbot, session)
    plots = _layer(session, "地块台账")
    plain = _layer(session, "园区")
    for name in ("地块台账", "企业"):
        session.state.layers.map(_layer(session, name), MAPPINGS[name])
    wait(qtbot, session)
    rows = session.state.layers[plain].geometry.feature_ids.tolist()
    session.compared.pin([FeatureRef(plots, 2), FeatureRef(plain, rows[0])])
    pin(session, "changdong")
    session.compared.choose(session.compared.pins.value[0])
    before = names(session)
    assert len(before) == 3
    assert "二号" in before[0]
    assert session.compared.pins.value[0].key == "DK-002"
    session.projects.save_as(tmp_path / "park.gisapp")
    wait(qtbot, session)
    assert not session.projects.is_changed.value

    other = _begin()
    other.projects.open(tmp_path / "park.gisapp")
    wait(qtbot, other)
    assert names(other) == before
    assert other.compared.pins.value == session.compared.pins.value
    assert other.compared.comparison(other.compared.shown).chosen == 0
    other.projects.new()
    assert other.compared.pins.value == ()
    other.close()


def _layer(session: Session, table: str) -> str:
    layers = session.state.layers.layers
    return next(each.layer_id for each in layers if each.origin.layer == table)


def test_a_comparison_is_something_to_save(session: Session) -> None:
    pin(session, "changdong")
    assert session.projects.compare()
    assert session.history.undoable.value is not None
    assert session.history.undoable.value.name == Bilingual(
        "Changdong Industrial Park", "昌东工业园"
    )


def test_a_comparison_is_saved_as_a_workbook(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    pin(session, "changdong", "led-demo-park")
    comparison = session.compared.comparison(session.compared.shown)
    words, units = session.state.words.value, session.state.units.value
    messages: list[Message] = []
    session.messages.connect(messages.append)
    session.compared.save(tmp_path / "parks.xlsx", in_words(comparison, words, units))
    wait(qtbot, session)
    assert (tmp_path / "parks.xlsx").stat().st_size > 2_000
    assert messages[-1].sentence == "parks.xlsx: the comparison was saved."
