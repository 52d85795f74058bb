"""A layer that was read anew stands where the one before stood, and looks as that did."""

from dataclasses import replace

import numpy as np

from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.session.layer_exchange import LayerExchange
from gisapp.session.layer_pairs import Pair
from gisapp.session.session import Session
from tests.ui.reading import session_of_embedded


def exchanged(session: Session, pair: Pair) -> FeatureSet:
    return LayerExchange(session.state, session.styler).exchange([pair], {})


def test_place_look_and_selection_stay() -> None:
    session = session_of_embedded()
    layers = session.state.layers
    order = [each.layer_id for each in layers.layers]
    layers.set_opacity("park", 0.3)
    before = layers["park"]
    asked = before.geometry.feature_ids[:2]
    session.state.selection.set(Selection(FeatureSet({"park": asked})))
    asked = session.state.selection.value.features.ids["park"]
    now = replace(before, layer_id="parks anew", opacity=1.0)
    kept = exchanged(session, Pair(before, now, asked, asked[:1]))
    assert [each.layer_id for each in layers.layers] == order
    assert layers["park"].opacity == 0.3
    assert session.state.selection.value.features == kept == FeatureSet({"park": asked[:1]})
    session.close()


def test_a_layer_that_is_no_more_goes_with_its_selection() -> None:
    session = session_of_embedded()
    before = session.state.layers["park"]
    session.state.selection.set(Selection(FeatureSet({"park": np.array([1])})))
    kept = exchanged(session, Pair(before, None))
    assert "park" not in session.state.layers
    assert not len(kept)
    session.close()
