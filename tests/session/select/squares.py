"""Layers of squares in rows, to select from: ten kilometres of ground a thousand metres apart."""

from dataclasses import replace

import numpy as np
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol, Symbology
from gisapp.core.space.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.session.session import Session
from tests.render.maps import layer

STEP_M, SIDE_M = 1000.0, 800.0


def squares(columns: int, layer_id: str = "squares", side_m: float = SIDE_M) -> Layer:
    """Return squares in as many rows as columns, numbered row by row from the origin."""
    places = np.arange(columns) * STEP_M
    corners = np.stack(np.meshgrid(places, places), axis=-1).reshape(-1, 2)
    boxes = shapely.box(*corners.T, *(corners + side_m).T)
    return layer("polygon", list(boxes), Symbol(fill="plot"), layer_id=layer_id)


def show(session: Session, *layers: Layer) -> None:
    """Have a session show layers, and all of them."""
    session.state.layers.add(*layers)
    session.navigation.show_box(Extent(-1000.0, -1000.0, 12_000.0, 12_000.0))


def hide(session: Session, *ids: int, layer_id: str = "squares") -> None:
    """Hide some squares by a class of their own that is hidden."""
    before = session.state.layers[layer_id]
    [shown] = before.symbology.classes
    symbology = Symbology((shown, replace(shown, value="hidden", is_hidden=True)))
    classes = np.isin(before.geometry.feature_ids, ids).astype(np.uint8)
    session.state.layers.put(replace(before, content=before.content.classified(symbology, classes)))


def selected(state: ViewState, layer_id: str = "squares") -> list[int]:
    """Return the ids of the selected features of a layer, ascending."""
    ids = state.selection.value.features.ids.get(layer_id, np.empty(0, np.int64))
    return sorted(ids.tolist())
