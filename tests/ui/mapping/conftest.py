"""A session with a ledger of plots and a list of enterprises, and what is proposed for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.mapping.proposals import Proposal
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.plot_ledger import write_ledger


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    session.loader.open([str(write_ledger(tmp_path / "台账.xlsx"))])
    qtbot.waitUntil(lambda: not session.tasks.running)
    yield session
    session.close()


@pytest.fixture
def proposals(qtbot: QtBot, session: Session) -> tuple[Proposal, ...]:
    """What the plots, and then the enterprises, may be."""
    found: list[tuple[Proposal, ...]] = []
    session.mapping_edits.propose(session.state.layers.layers, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]
