"""A session compares layers and files off the UI thread, and shows what changed on the map."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.deliveries.overlay import CHANGES_GROUP
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.space.extent import Extent
from gisapp.session.deliveries.comparing import Comparison, may_be_compared
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.deliveries import NEW_ROWS, OLD_ROWS, write_book, write_plots


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    session.loader.open([str(write_plots(tmp_path, "plots.gpkg", OLD_ROWS))])
    idle(qtbot, session)
    yield session
    session.close()


def idle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def plots(session: Session) -> Layer:
    (layer,) = session.deliveries.comparable
    return layer


def shown(session: Session) -> Comparison:
    comparison = session.deliveries.shown.value
    assert comparison is not None
    return comparison


def overlay(session: Session) -> list[Layer]:
    return [each for each in session.state.layers.layers if each.group == CHANGES_GROUP]


def test_a_layer_is_compared_with_a_file(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    new = write_plots(tmp_path, "next.gpkg", NEW_ROWS, moved="DK-001")
    session.deliveries.compare_with_file(plots(session), new, is_newer=True)
    idle(qtbot, session)
    changes = shown(session).changes
    assert [changes.count(kind) for kind in ("added", "gone", "moved", "changed")] == [1, 1, 1, 1]
    (layer,) = overlay(session)
    assert not may_be_compared(layer)
    session.deliveries.compare_with_file(plots(session), new, is_newer=False)
    idle(qtbot, session)
    assert shown(session).changes.added[0].key == ("DK-002",)
    assert len(overlay(session)) == 1
    session.deliveries.close()
    assert (overlay(session), session.deliveries.shown.value) == ([], None)


def test_the_map_goes_to_a_change(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    new = write_plots(tmp_path, "next.gpkg", NEW_ROWS, moved="DK-001")
    session.deliveries.compare_with_file(plots(session), new, is_newer=True)
    idle(qtbot, session)
    changes = shown(session).changes
    session.deliveries.go_to(changes.gone[0].feature_id, None)
    ref = FeatureRef(plots(session).layer_id, changes.gone[0].feature_id)
    assert list(session.state.selection.value.features) == [ref]
    session.deliveries.go_to(None, changes.added[0].feature_id)
    # The file is not on the map: nothing is selected, and the map shows the place.
    assert not session.state.selection.value.features
    added = shown(session).new.geometry
    place = Extent.of_bounds(added.bounds[[added.row_of(changes.added[0].feature_id) or 0]])
    assert place is not None
    assert session.state.viewport.value.extent.contains(place)


def test_changes_are_saved(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    told: list[Message] = []
    session.messages.connect(told.append)
    session.deliveries.save(tmp_path / "none.xlsx")
    new = write_book(tmp_path, "next.xlsx", NEW_ROWS)
    session.deliveries.compare_with_file(plots(session), new, ["名称"], is_newer=True)
    idle(qtbot, session)
    assert shown(session).changes.key == ("名称",)
    session.deliveries.save(tmp_path / "changes.xlsx")
    idle(qtbot, session)
    assert (tmp_path / "changes.xlsx").exists()
    assert not (tmp_path / "none.xlsx").exists()
    assert told[-1].sentence == "changes.xlsx: the changes were saved."


def test_what_cannot_be_compared_is_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    told: list[Message] = []
    session.messages.connect(told.append)
    unlike = tmp_path / "unlike.csv"
    unlike.write_text("a,b\n1.5,x\n2.5,y\n")
    session.deliveries.compare_with_file(plots(session), unlike, is_newer=True)
    idle(qtbot, session)
    assert "tells the rows" in told[-1].sentence
    assert session.deliveries.shown.value is None
