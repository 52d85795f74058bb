"""What is read again from a file that was written anew is right, and so is what stays selected."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.changing_files import ALL, BEYOND_MEMORY, CHANGES, FORMATS, ORDERS, Plots, number_at
from tests.test_changed_on_disk import is_right, told_by_click, told_by_columns


@pytest.fixture(params=list(FORMATS))
def plots(tmp_path: Path, request: pytest.FixtureRequest) -> Plots:
    made = Plots(FORMATS[request.param], tmp_path)
    made.write(ALL)
    return made


@pytest.fixture(params=["in memory", "beyond memory"])
def session(qtbot: QtBot, plots: Plots, request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session; in one beyond memory the layers of most formats are read as far as they go."""
    is_small = request.param == "beyond memory" and plots.format in map(FORMATS.get, BEYOND_MEMORY)
    made = make_session(Settings(None), "en", 1 if is_small else None)
    made.navigation.start_at()
    yield made
    made.close()


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_read_again_is_right_and_so_is_what_stays_selected(
    qtbot: QtBot, session: Session, plots: Plots, change: str
) -> None:
    told: list[Message] = []
    session.messages.connect(told.append)

    def finish() -> None:
        qtbot.waitUntil(lambda: not session.tasks.running)

    def layer() -> Layer:
        return max(session.state.layers.layers, key=lambda each: each.feature_count)

    session.loader.open([plots.uri])
    finish()
    before = layer()
    ids = before.geometry.feature_ids[:3]
    selected = {number_at(before, each) for each in ids.tolist()}
    if len(ids):
        session.state.selection.set(Selection(FeatureSet({before.layer_id: ids})))
    finish()
    told.clear()
    CHANGES[change](plots)
    session.reloader.reload(before)
    finish()
    now = layer()
    assert now.layer_id == before.layer_id
    severities = [message.severity for message in told]
    if change in ORDERS:
        assert now.feature_count == len(ORDERS[change])
        assert "error" not in severities
    else:
        # All lines of a CSV file may be there, for what it says itself.
        assert severities[:1] in (["error"], ["warning"])
    if now is before and not plots.format.is_kept:
        return
    if not now.attributes.is_at_hand:
        now.attributes.fetch()
    kept = session.state.selection.value.features
    still = {number_at(now, ref.feature_id) for ref in kept if now.geometry.row_of(ref.feature_id)}
    assert still <= selected
    if len(kept) < len(selected):
        lost = f"{len(selected) - len(kept)} of {len(selected)} selected features"
        assert any(lost in message.sentence for message in told)
    if len(now.geometry):
        assert is_right(told_by_columns(plots, now))
        assert is_right(told_by_click(plots, now))
