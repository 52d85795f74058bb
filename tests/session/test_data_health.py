"""A session checks its layers, goes where something is wrong, and saves what was found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.data_health import CheckResult
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.untidy_parks import PARKS, PLOTS, write_untidy


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    session.loader.open([str(path) for path in write_untidy(tmp_path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    yield session
    session.close()


def result(qtbot: QtBot, session: Session) -> CheckResult:
    qtbot.waitUntil(lambda: not session.tasks.running)
    found = session.data_health.result.value
    assert found is not None
    return found


def test_layers_are_checked_again_once_their_rows_are_known(qtbot: QtBot, session: Session) -> None:
    session.data_health.check()
    first = result(qtbot, session)
    assert {each.code for each in first.health.not_checked} == {"not_mapped"}
    session.state.layers.map("plots/plots", PLOTS)
    session.state.layers.map("parks/parks", PARKS)
    session.data_health.check()
    qtbot.waitUntil(
        lambda: "outside_parent" in {each.code for each in result(qtbot, session).health.findings}
    )
    assert result(qtbot, session).health.not_checked == ()


def test_the_map_goes_to_a_finding(qtbot: QtBot, session: Session) -> None:
    session.data_health.check()
    found = result(qtbot, session).health.findings
    (overlap, *_) = [each for each in found if each.code == "overlap"]
    session.data_health.go_to(overlap)
    features = session.state.selection.value.features
    assert sorted(ref.feature_id for ref in features) == sorted(overlap.feature_ids)
    assert session.state.viewport.value.extent.width < 1000
    (nowhere,) = [each for each in found if each.code == "no_shape"]
    session.data_health.go_to(nowhere)
    assert [ref.feature_id for ref in session.state.selection.value.features] == [7]


def test_findings_are_saved(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    told: list[Message] = []
    session.messages.connect(told.append)
    session.data_health.save(tmp_path / "none.xlsx")
    session.data_health.check()
    qtbot.waitUntil(lambda: session.data_health.result.value is not None)
    session.data_health.save(tmp_path / "findings.xlsx")
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert told[-1].sentence == "findings.xlsx: the findings were saved."
    assert not (tmp_path / "none.xlsx").exists()
