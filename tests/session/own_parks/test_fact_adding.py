"""Facts of a file join the open data, can be taken back, and what is wrong is listed."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.session.messages import Message
from gisapp.session.own_parks.fact_adding import FactReport
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.sources.embedded import open_embedded
from tests.sources.parks.test_fact_files import SOUND


@pytest.fixture
def session() -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    session.embedded.put(open_embedded(), visible=True)
    yield session
    session.close()


def write(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(SOUND))
        writer.writeheader()
        writer.writerows(rows)
    return path


def added(session: Session, qtbot: QtBot, path: Path) -> Message:
    told: list[Message] = []
    session.messages.connect(told.append)
    session.facts.add(path)
    qtbot.waitUntil(lambda: any(path.name in each.sentence for each in told))
    return next(each for each in told if path.name in each.sentence)


def employees(session: Session) -> list[float | None]:
    (dataset,) = session.state.datasets.value
    layers = {layer.dataset for layer in session.state.layers.layers if layer.dataset}
    assert layers == {dataset}
    dossier_of(dataset, "changdong")
    return [fact.value for fact in dataset.facts if fact.property_code == "employees"]


def test_facts_join_the_data_and_are_taken_back(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    message = added(session, qtbot, write(tmp_path / "facts.csv", SOUND))
    assert "1 facts were added from facts.csv." in message.sentence
    assert employees(session) == [1200]
    session.history.undo()
    assert employees(session) == []
    session.history.redo()
    assert employees(session) == [1200]


def test_what_is_wrong_is_listed_and_saved(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    wrong = {**SOUND, "fact_id": "N2", "subject_uid": "nobody"}
    message = added(session, qtbot, write(tmp_path / "facts.csv", SOUND, wrong))
    assert message.severity == "warning"
    assert "row 3 (N2)" in message.details
    wanted: list[FactReport] = []
    session.facts.list_wanted.connect(wanted.append)
    message.actions[0].run()
    session.facts.save_list(wanted[0], tmp_path / "problems.csv")
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert "nobody" in (tmp_path / "problems.csv").read_text(encoding="utf-8-sig")


def test_facts_of_nothing_that_is_open_are_refused(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    stranger = {**SOUND, "subject_uid": "elsewhere"}
    message = added(session, qtbot, write(tmp_path / "facts.csv", stranger))
    assert message.severity == "error"
    assert "open their park data first" in message.sentence
    assert session.history.undoable.value is None


def test_the_same_file_twice_adds_nothing(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = write(tmp_path / "facts.csv", SOUND)
    added(session, qtbot, path)
    message = added(session, qtbot, path)
    assert message.sentence.startswith("0 facts were added")
    assert "data that is open" in message.details
    assert employees(session) == [1200]


def test_facts_join_the_dossiers_of_the_users_own_rows(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    ledger = tmp_path / "plots.csv"
    ledger.write_text("plot,name,lon,lat\nG-001,One,116.0,28.6\nG-002,Two,116.1,28.6\n")
    session.loader.open([str(ledger)])
    qtbot.waitUntil(lambda: "plots/plots" in session.state.layers and not session.tasks.running)
    mapping = LayerMapping(kind="plot", key="plot", name_en="name")
    session.state.layers.map("plots/plots", mapping)
    qtbot.waitUntil(lambda: not session.tasks.running)
    stated = {**SOUND, "subject_uid": "g-001"}
    wrong = {**SOUND, "fact_id": "N2", "subject_uid": "G-009"}
    message = added(session, qtbot, write(tmp_path / "facts.csv", stated, wrong))
    assert message.sentence.startswith("1 facts were added")
    assert "row 3 (N2)" in message.details

    def employees_of(key: str) -> list[float | None]:
        own = session.own_data.subject_of(session.own_data.ref_of(key))
        assert own is not None
        facts = own.dataset.facts_of(own.uid)
        assert all(fact.source_id in own.dataset.sources for fact in facts)
        return [fact.value for fact in facts if fact.property_code == "employees"]

    assert employees_of("G-001") == [1200]
    assert employees_of("G-002") == []
    session.history.undo()
    assert employees_of("G-001") == []


def test_a_table_of_facts_that_is_dropped_offers_to_be_added(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[Message] = []
    session.messages.connect(told.append)
    session.loader.open([str(write(tmp_path / "facts.csv", SOUND))])
    qtbot.waitUntil(lambda: any("table of facts" in each.sentence for each in told))
    offer = next(each for each in told if "table of facts" in each.sentence)
    offer.actions[0].run()
    qtbot.waitUntil(lambda: any("were added" in each.sentence for each in told))
    assert employees(session) == [1200]


def test_a_project_keeps_the_tables_of_facts(qtbot: QtBot, tmp_path: Path) -> None:
    plots = tmp_path / "plots.csv"
    plots.write_text("no,area\nA-1,3\n", encoding="utf-8")
    table = write(tmp_path / "facts.csv", {**SOUND, "subject_uid": "A-1"})
    session = make_session(Settings(None), "en")
    session.loader.open([str(plots)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    (layer,) = session.state.layers.layers
    session.state.layers.map(layer.layer_id, LayerMapping("plot", key="no"))
    qtbot.waitUntil(lambda: session.own_data.is_complete)
    assert added(session, qtbot, table).severity == "info"
    with qtbot.waitSignal(session.projects.saved):
        session.projects.save_as(tmp_path / "park.gisapp")
    session.history.undo()
    assert session.facts.tables.value == ()
    assert session.projects.compare()
    session.projects.new()
    assert not session.own_data.added.facts
    session.close()
    again = make_session(Settings(None), "en")
    again.projects.open(tmp_path / "park.gisapp")
    qtbot.waitUntil(lambda: bool(again.own_data.added.facts))
    assert [each.value for each in again.own_data.added.facts] == [1200]
    assert again.facts.tables.value == (str(table),)
    assert not again.projects.compare()
    assert again.history.undoable.value is None
    again.close()
