"""Tables are joined to layers as an edit, and rows that match nothing are kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.table_join import JoinKeys, TableJoin
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.plots_and_firms import write_firms, write_plots


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    session.loader.open([str(write_plots(tmp_path))])
    qtbot.waitUntil(lambda: not session.tasks.running)
    yield session
    session.close()


@pytest.fixture
def told(qtbot: QtBot, session: Session, tmp_path: Path) -> list[Message]:
    """What was said while the table was opened, and later."""
    told: list[Message] = []
    session.messages.connect(told.append)
    session.loader.open([str(write_firms(tmp_path))])
    qtbot.waitUntil(lambda: not session.tasks.running)
    return told


def layers(session: Session) -> tuple[Layer, Layer]:
    plots, firms = session.state.layers.layers
    return plots, firms


def worked_out(qtbot: QtBot, session: Session, keys: JoinKeys | None = None) -> TableJoin | None:
    found: list[TableJoin | None] = []
    session.joiner.work_out(*layers(session), keys, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_table_that_was_opened_is_offered_to_be_joined(
    session: Session, told: list[Message]
) -> None:
    _, firms = layers(session)
    (action,) = told[0].actions
    assert action.code == "message.join_table"
    assert "no coordinates" in told[0].sentence
    asked: list[str] = []
    session.joiner.requested.connect(asked.append)
    action.run()
    session.joiner.request("gone")
    assert asked == [firms.layer_id]


@pytest.mark.usefixtures("told")
def test_a_join_can_be_undone_and_done_again(qtbot: QtBot, session: Session) -> None:
    assert [each.layer_id for each in session.joiner.targets] == [layers(session)[0].layer_id]
    made = worked_out(qtbot, session)
    assert made is not None
    session.joiner.join(made)
    assert layers(session)[0].attributes.record(1)["企业"] == "甲"
    session.history.undo()
    assert "企业" not in layers(session)[0].attributes.record(1)
    session.history.redo()
    assert layers(session)[0].attributes.record(1)["企业"] == "甲"


def test_rows_that_match_nothing_are_saved(
    qtbot: QtBot, session: Session, told: list[Message], tmp_path: Path
) -> None:
    made = worked_out(qtbot, session, JoinKeys("编号", "地块编号"))
    assert made is not None
    session.joiner.save_unmatched(made, tmp_path / "rest.csv")
    qtbot.waitUntil(lambda: "rest.csv" in told[-1].sentence)
    lines = (tmp_path / "rest.csv").read_text("utf-8-sig").splitlines()
    assert lines == ["Row,地块编号,企业,产值（万元）,名称", '5,DK-009,"\'=丁",1,九号']
