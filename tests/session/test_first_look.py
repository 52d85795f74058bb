"""Sources that arrive come into view together, until the user moves the map."""

import pytest

from gisapp.core.space.extent import Extent
from gisapp.session.first_look import FirstLook
from gisapp.session.session import Session

WEST = Extent(0, 0, 1000, 1000)
EAST = Extent(5000, 0, 6000, 1000)


@pytest.fixture
def look(session: Session) -> FirstLook:
    return FirstLook(session.navigation, session.navigation.show_extent)


def in_view(session: Session) -> Extent:
    return session.state.viewport.value.extent


def test_each_source_comes_into_view_with_those_before_it(
    session: Session, look: FirstLook
) -> None:
    look.take("west.gpkg", WEST)
    assert in_view(session).contains(WEST)
    assert not in_view(session).contains(EAST)
    look.take("east.gpkg", EAST)
    assert in_view(session).contains(WEST)
    assert in_view(session).contains(EAST)


def test_of_a_source_whose_place_is_not_known_yet_nothing_moves(
    session: Session, look: FirstLook
) -> None:
    before = in_view(session)
    look.take("west.gpkg", None)
    assert in_view(session) == before


def test_who_has_moved_the_map_stays_there(session: Session, look: FirstLook) -> None:
    look.take("west.gpkg", WEST)
    session.navigation.pan(40, 0)
    chosen = in_view(session)
    look.take("east.gpkg", EAST)
    assert in_view(session) == chosen
