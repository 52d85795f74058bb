"""The embedded data can always be brought back."""

from collections.abc import Iterator

import pytest

from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.sources.embedded import open_embedded


@pytest.fixture
def session() -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    session.embedded.put(open_embedded(), visible=True)
    yield session
    session.close()


def order(session: Session) -> list[str]:
    return [layer.layer_id for layer in session.state.layers.layers]


def test_all_that_was_removed_comes_back_in_its_order(session: Session) -> None:
    before = order(session)
    for layer_id in before[::2]:
        session.edits.remove(layer_id)
    session.embedded.show()
    assert order(session) == before
    session.history.undo()
    assert order(session) == before[1::2]


def test_what_is_hidden_is_shown_and_the_map_goes_there(session: Session) -> None:
    state = session.state
    state.layers.show("park", visible=False)
    session.navigation.go_to(0.0, 0.0)
    session.embedded.show()
    assert state.layers["park"].visible
    assert state.layers["park"].extent is not None
    assert state.viewport.value.extent.contains(state.layers["park"].extent)
    session.history.undo()
    assert not state.layers["park"].visible


def test_below_the_users_own_data_only_the_base_map_is_seen() -> None:
    session = make_session(Settings(None), "en")
    session.embedded.put(open_embedded(), visible=False)
    groups = {layer.group for layer in session.state.layers.visible}
    assert groups == {"base", "context"}
    session.embedded.show()
    assert all(layer.visible for layer in session.state.layers.layers)
    session.close()


def test_where_all_is_shown_there_is_nothing_to_undo(session: Session) -> None:
    session.embedded.show()
    assert session.history.undoable.value is None
