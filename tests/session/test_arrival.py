"""The layers of a source come in its own order, grow in place, and stay away once removed."""

import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.session.arrival import Arrival
from gisapp.session.opened_files import Opening
from gisapp.session.session import Session
from gisapp.sources.opened_source import OpenedSource
from tests.render.maps import RED, layer


def points(layer_id: str, count: int) -> Layer:
    places = [shapely.Point(place, 0) for place in range(count)]
    return layer("point", places, RED, layer_id=layer_id)


def step(*layers: Layer) -> OpenedSource:
    return OpenedSource("works.gpkg", layers, share=0.5)


@pytest.fixture
def arrival(session: Session) -> Arrival:
    return Arrival(session.state, Opening.of("works.gpkg"))


def here(session: Session) -> list[tuple[str, int]]:
    return [(each.layer_id, len(each.geometry)) for each in session.state.layers.layers]


def test_a_layer_grows_where_it_is(session: Session, arrival: Arrival) -> None:
    arrival.take(step(points("works", 2)))
    session.state.layers.add(points("other", 1))
    arrival.take(step(points("works", 5)))
    assert here(session) == [("works", 5), ("other", 1)]
    assert arrival.brought("works")
    assert not arrival.brought("other")


def test_a_layer_that_turns_up_late_stands_where_the_source_has_it(
    session: Session, arrival: Arrival
) -> None:
    works = points("works", 2)
    arrival.take(step(works))
    arrival.take(step(points("land", 1), works))
    assert here(session) == [("land", 1), ("works", 2)]


def test_it_is_known_once_all_that_came_was_removed(session: Session, arrival: Arrival) -> None:
    assert not arrival.was_removed
    arrival.take(step(points("works", 2)))
    assert not arrival.was_removed
    session.state.layers.remove("works")
    assert arrival.was_removed


def test_a_layer_that_returns_gets_its_id_again(session: Session) -> None:
    session.state.layers.add(points("works", 2))
    session.state.layers.remove("works")
    came: list[str] = []
    opening = Opening.of("works.gpkg")
    Arrival(session.state, opening, came.append, "works").take(step(points("works", 3)))
    assert here(session) == [("works", 3)]
    assert came == ["works"]


def test_what_is_cut_short_says_so_and_what_is_whole_does_not(
    session: Session, arrival: Arrival
) -> None:
    assert arrival.cut_short() is None
    arrival.take(step(points("works", 2)))
    assert arrival.cut_short() is not None
    [layer] = session.state.layers.layers
    assert [each.code for each in layer.origin.problems] == ["stopped"]
    arrival.take(OpenedSource("works.gpkg", (points("works", 3),)))
    assert arrival.cut_short() is None
