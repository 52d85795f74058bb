"""All, the others, neighbours, and what stands to another layer as asked."""

import numpy as np
import pytest
import shapely

from gisapp.core.layers.selection import FeatureSet
from gisapp.core.layers.symbology import Symbol
from gisapp.session.select.set_selector import ByLayer
from gisapp.session.session import Session
from tests.render.maps import layer
from tests.session.select.squares import hide, selected, show, squares


@pytest.fixture(autouse=True)
def _shown(session: Session) -> None:
    show(session, squares(5))


def take(session: Session, *ids: int) -> None:
    session.selector.take(FeatureSet({"squares": np.array(ids, np.int64)}))


def test_all_that_is_shown_is_selected_of_one_layer_or_of_each(session: Session) -> None:
    show(session, squares(2, "others"))
    hide(session, 3)
    session.selecting.by_set.select_all("squares")
    assert selected(session.state) == [each for each in range(25) if each != 3]
    assert selected(session.state, "others") == []
    session.selecting.by_set.select_all()
    assert selected(session.state, "others") == [0, 1, 2, 3]


def test_inverting_twice_gives_what_was_there_but_what_is_hidden(session: Session) -> None:
    hide(session, 3)
    take(session, 1, 2, 3)
    session.selecting.by_set.invert()
    assert selected(session.state) == [0, *range(4, 25)]
    session.selecting.by_set.invert()
    assert selected(session.state) == [1, 2]


def test_without_a_selection_inverting_selects_all(session: Session) -> None:
    session.selecting.by_set.invert()
    assert len(selected(session.state)) == 25


def test_neighbours_that_touch_join(session: Session) -> None:
    show(session, squares(5, "tiles", side_m=1000.0))
    hide(session, 7, layer_id="tiles")
    session.selector.take(FeatureSet({"tiles": np.array([12])}))
    session.selecting.by_set.grow()
    assert selected(session.state, "tiles") == [6, 8, 11, 12, 13, 16, 17, 18]


def test_neighbours_within_a_distance_join(session: Session) -> None:
    take(session, 12)
    session.selecting.by_set.grow(190.0)
    assert selected(session.state) == [12]
    session.selecting.by_set.grow(210.0)
    assert selected(session.state) == [7, 11, 12, 13, 17]


def test_neighbours_of_many_are_found_too(session: Session) -> None:
    show(session, squares(120, "many"))
    rows, columns = np.divmod(np.arange(120 * 120), 120)
    middle = (rows < 110) & (columns < 110) & (rows > 9) & (columns > 9)
    around = (rows < 111) & (columns < 111) & (rows > 8) & (columns > 8)
    corners = around & np.isin(rows, (9, 110)) & np.isin(columns, (9, 110))
    session.selector.take(FeatureSet({"many": np.flatnonzero(middle)}))
    session.selecting.by_set.grow(210.0)
    assert selected(session.state, "many") == np.flatnonzero(around & ~corners).tolist()


@pytest.fixture
def road(session: Session) -> None:
    """A road along the third row of squares, with a park around the first two squares of it."""
    line = shapely.LineString([(-500.0, 1900.0), (6000.0, 1900.0)])
    park = shapely.box(-10.0, 1990.0, 1850.0, 2900.0)
    show(
        session,
        layer("line", [line], Symbol(stroke="road"), layer_id="roads"),
        layer("polygon", [park], Symbol(fill="park"), layer_id="parks"),
    )


@pytest.mark.usefixtures("road")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (ByLayer("squares", "near", "roads", 105.0), [*range(5, 15)]),
        (ByLayer("squares", "near", "roads", 95.0), []),
        (ByLayer("squares", "touches", "parks"), [10, 11]),
        (ByLayer("squares", "inside", "parks"), [10, 11]),
        (ByLayer("squares", "inside", "roads"), []),
        (ByLayer("squares", "near", "gone", 1.0), []),
    ],
)
def test_features_are_found_by_another_layer(
    session: Session, asked: ByLayer, found: list[int]
) -> None:
    session.selecting.by_set.select_by_layer(asked)
    assert selected(session.state) == found


@pytest.mark.usefixtures("road")
def test_of_another_layer_only_what_is_selected_may_count(session: Session) -> None:
    take(session, 12)
    near = ByLayer("squares", "near", "squares", 210.0, only_selected=True)
    session.selecting.by_set.select_by_layer(near, "add")
    assert selected(session.state) == [7, 11, 12, 13, 17]
    none = ByLayer("squares", "near", "roads", 1e6, only_selected=True)
    session.selecting.by_set.select_by_layer(none)
    assert selected(session.state) == []
