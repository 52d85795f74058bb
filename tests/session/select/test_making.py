"""All that selects, put together."""

from pathlib import Path

from gisapp.session.session import Session
from tests.session.select.squares import show, squares


def test_a_file_that_was_read_anew_makes_earlier_selections_void(
    session: Session, works: Path
) -> None:
    show(session, squares(3))
    earlier = session.selecting.earlier
    session.selecting.by_set.select_all()
    session.selector.clear()
    assert earlier.there_are.value
    [layer] = session.state.layers.present(["squares"])
    session.reloader.reloaded.emit((layer, layer))
    assert not earlier.there_are.value
