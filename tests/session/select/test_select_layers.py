"""Of which layers features are selected."""

from dataclasses import replace

from gisapp.core.layers.selection import FeatureSet
from gisapp.session.session import Session
from tests.session.select.squares import show, squares


def ids_of(session: Session) -> list[str]:
    return [layer.layer_id for layer in session.selecting.layers.layers]


def test_all_that_are_drawn_take_part_the_topmost_first(session: Session) -> None:
    unseen = replace(squares(2, "unseen"), opacity=0.0)
    base = replace(squares(2, "base"), identifiable=False)
    show(session, squares(2, "below"), base, unseen, squares(2, "above"))
    assert ids_of(session) == ["above", "below"]


def test_a_chosen_layer_takes_part_alone_until_it_is_gone(session: Session) -> None:
    show(session, squares(2, "below"), squares(2, "above"))
    session.selecting.layers.chosen.set("below")
    assert ids_of(session) == ["below"]
    session.state.layers.show("below", visible=False)
    assert ids_of(session) == []
    session.state.layers.remove("below")
    assert ids_of(session) == ["above"]


def test_layers_with_selected_features_go_before_the_others(session: Session) -> None:
    show(session, squares(2, "below"), squares(2, "above"))
    layers = session.selecting.layers
    assert layers.selected == layers.layers
    ids = session.state.layers["below"].geometry.feature_ids[:1]
    session.selector.take(FeatureSet({"below": ids}))
    assert [layer.layer_id for layer in layers.selected] == ["below"]
