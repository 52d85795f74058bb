"""The values of small layers are kept, and nothing is said where that fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.deliveries.kept_values import KeptValues, is_small
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.deliveries import OLD_ROWS, write_plots
from tests.parks import embedded


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    yield session
    session.close()


def keep(qtbot: QtBot, session: Session, path: Path, *, is_gone: bool) -> KeptValues:
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    if is_gone:
        path.unlink()
    kept = session.newer_deliveries.kept_values
    kept.keep()
    qtbot.waitUntil(lambda: not session.tasks.running)
    return kept


def test_values_are_there_when_the_file_is_gone(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    path = write_plots(tmp_path, "plots.gpkg", OLD_ROWS)
    kept = keep(qtbot, session, path, is_gone=False)
    path.unlink()
    (layer,) = session.state.layers.layers
    was = kept.as_it_was(layer)
    assert was.attributes.column("编号", [1, 4]).values == ["DK-001", "007"]
    assert was.content.index is layer.content.index


def test_a_file_that_is_gone_already_is_told_by_nobody(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    told: list[Message] = []
    session.messages.connect(told.append)
    kept = keep(qtbot, session, write_plots(tmp_path, "plots.gpkg", OLD_ROWS), is_gone=True)
    (layer,) = session.state.layers.layers
    assert kept.as_it_was(layer).attributes is layer.attributes
    assert [each for each in told if each.severity != "info"] == []


def test_the_embedded_data_never_changes() -> None:
    layers, _ = embedded()
    assert not any(map(is_small, layers))
