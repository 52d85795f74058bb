"""The layer whose style is looked at, as it stands now."""

from dataclasses import replace

from gisapp.session.session import Session
from gisapp.ui.style.styled_layer import StyledLayer
from tests.ui.style.conftest import PLOTS, Plots


def test_it_tells_each_change_once_and_only_of_its_layer(session: Session, plots: Plots) -> None:
    styled = StyledLayer(session.state, session.edits)
    told: list[None] = []
    styled.changed.connect(told.append)
    styled.choose(PLOTS)
    styled.change(lambda now: replace(now, count=7))
    assert plots().style.count == 7
    assert len(told) == 2
    session.state.layers.add(replace(plots(), layer_id="twin"))
    assert len(told) == 2


def test_what_is_chosen_already_is_no_step(session: Session) -> None:
    styled = StyledLayer(session.state, session.edits)
    styled.choose(PLOTS)
    styled.change(lambda now: now)
    assert session.history.undoable.value is None


def test_a_removed_layer_changes_no_more(session: Session) -> None:
    styled = StyledLayer(session.state, session.edits)
    styled.choose(PLOTS)
    session.state.layers.remove(PLOTS)
    styled.change_symbol(lambda now: replace(now, fill=""))
    assert styled.layer is None
