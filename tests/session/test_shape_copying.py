"""The shapes of what is selected as text, unless they are too many."""

from collections.abc import Callable

import numpy as np

from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.session.shape_copying import MOST_SHAPES
from tests.parks import embedded


def test_shapes_drawn_by_hand_are_said_to_be_so_and_many_are_refused(
    session: Session, messages: list[Message], finish: Callable[[], None]
) -> None:
    copied: list[str] = []
    session.shape_copier.copied.connect(copied.append)
    session.shape_copier.copy("wkt")
    layers, _ = embedded()
    session.state.layers.add(*layers)
    park = next(each for each in layers if each.schematic and each.identifiable)
    ids = park.geometry.feature_ids[:1]
    session.state.selection.set(Selection(FeatureSet({park.layer_id: ids})))
    session.shape_copier.copy("wkt")
    finish()
    assert len(copied) == 1
    assert "schematic" in messages[-1].sentence
    many = np.arange(MOST_SHAPES + 1)
    session.state.selection.set(Selection(FeatureSet({park.layer_id: many})))
    session.shape_copier.copy("wkt")
    assert "Export the selection as a file" in messages[-1].sentence
    assert len(copied) == 1
