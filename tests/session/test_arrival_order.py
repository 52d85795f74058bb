"""Files that are opened together lie so that all of them are seen, whichever comes first."""

from itertools import permutations

import pytest
import shapely

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer import Layer
from gisapp.session.arrival_order import ArrivalOrder
from gisapp.session.session import Session
from tests.render.maps import RED, layer

FILES: dict[str, tuple[tuple[str, GeometryKind, float], ...]] = {
    "park": (("park", "polygon", 100.0), ("zones", "polygon", 40.0), ("roads", "line", 90.0)),
    "plots": (("plots", "polygon", 3.0),),
    "stations": (("stations", "point", 0.0),),
}
SEEN = ["park", "zones", "roads", "plots", "stations"]


def bring(session: Session, order: ArrivalOrder, name: str) -> None:
    added: list[Layer] = []
    for layer_id, kind, side_m in FILES[name]:
        box = shapely.box(0, 0, side_m, side_m)
        shape = {"polygon": box, "line": box.boundary, "point": box.centroid}[kind]
        added += session.state.layers.add(layer(kind, [shape], RED, layer_id=layer_id))
    order.take([each.layer_id for each in added])


def stand(session: Session) -> list[str]:
    return [each.layer_id for each in session.state.layers.layers if each.layer_id in SEEN]


@pytest.mark.parametrize("names", [*permutations(FILES)])
def test_the_smaller_lies_above_whichever_came_first(
    session: Session, names: tuple[str, ...]
) -> None:
    order = ArrivalOrder(session.state.layers)
    for name in names:
        bring(session, order, name)
    assert stand(session) == SEEN


def test_what_the_user_moved_stays(session: Session) -> None:
    order = ArrivalOrder(session.state.layers)
    bring(session, order, "plots")
    bring(session, order, "stations")
    session.state.layers.move("stations", 0)
    bring(session, order, "park")
    assert stand(session) == ["stations", "plots", "park", "zones", "roads"]
