"""Tables stay joined to a layer that is read anew, and what cannot be joined again is told."""

from collections.abc import Iterator
from pathlib import Path

import geopandas
import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.table_join import JoinKeys
from gisapp.session.lasting_joins import MadeJoin
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.plots_and_firms import joining, write_firms, write_plots


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session in which firms are joined to plots."""
    session = make_session(Settings(None), "en")
    session.loader.open([str(write_plots(tmp_path)), str(write_firms(tmp_path))])
    finish(qtbot, session)
    plots, firms = layer_of(session, "地块"), layer_of(session, "企业")
    session.joiner.work_out(plots, firms, None, joining(session))
    finish(qtbot, session)
    yield session
    session.close()


def finish(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def layer_of(session: Session, table: str) -> Layer:
    return next(each for each in session.state.layers.layers if each.origin.layer == table)


def test_a_layer_that_is_read_anew_has_its_table_again(qtbot: QtBot, session: Session) -> None:
    plots = layer_of(session, "地块")
    (join,) = session.joiner.lasting.of(plots.layer_id)
    assert join == MadeJoin(layer_of(session, "企业").layer_id, JoinKeys("编号", "地块编号"))
    session.reloader.reload(plots)
    finish(qtbot, session)
    qtbot.waitUntil(lambda: "企业" in layer_of(session, "地块").attributes.record(1))
    finish(qtbot, session)


def test_a_join_that_was_undone_is_none(qtbot: QtBot, session: Session) -> None:
    plots = layer_of(session, "地块")
    heard: list[str] = []
    session.joiner.lasting.changed.connect(heard.append)
    session.history.undo()
    assert heard == [plots.layer_id]
    assert session.joiner.lasting.of(plots.layer_id) == ()
    session.reloader.reload(plots)
    finish(qtbot, session)
    assert "企业" not in layer_of(session, "地块").attributes.record(1)


def test_a_key_that_is_gone_is_told(qtbot: QtBot, session: Session) -> None:
    told: list[Message] = []
    session.messages.connect(told.append)
    plots = layer_of(session, "地块")
    path = Path(plots.origin.source)
    geopandas.read_file(path).rename(columns={"编号": "另一个"}).to_file(path, layer="地块")
    session.reloader.reload(plots)
    finish(qtbot, session)
    qtbot.waitUntil(lambda: any("“编号”" in each.sentence for each in told))
    finish(qtbot, session)


def test_nothing_is_joined_once_all_is_forgotten(qtbot: QtBot, session: Session) -> None:
    plots = layer_of(session, "地块")
    session.joiner.lasting.forget_all()
    session.reloader.reload(plots)
    finish(qtbot, session)
    assert "企业" not in layer_of(session, "地块").attributes.record(1)
