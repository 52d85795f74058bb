"""What an area that was drawn does to the selection."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from gisapp.core.geometry.drawn_area import BoxArea, CircleArea, PolygonArea
from gisapp.core.space.extent import Extent
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.session.settings import Settings
from tests.session.select.squares import hide, selected, show, squares

BOX = BoxArea(Extent(-100.0, -100.0, 1900.0, 1300.0))
"""Two squares wholly, two of the next row in part."""
Finish = Callable[[], None]


@pytest.fixture(autouse=True)
def _shown(session: Session) -> None:
    show(session, squares(10))


def test_the_rule_says_whether_touching_is_enough(session: Session) -> None:
    by_area = session.selecting.by_area
    by_area.select(BOX)
    assert selected(session.state) == [0, 1]
    by_area.meeting.set("touches")
    by_area.select(BOX)
    assert selected(session.state) == [0, 1, 10, 11]


def test_modes_add_take_away_and_keep(session: Session) -> None:
    by_area, state = session.selecting.by_area, session.state
    by_area.select(BOX)
    by_area.select(BoxArea(Extent(900.0, -100.0, 2900.0, 900.0)), "add")
    assert selected(state) == [0, 1, 2]
    by_area.select(BoxArea(Extent(-100.0, -100.0, 900.0, 900.0)), "remove")
    assert selected(state) == [1, 2]
    by_area.select(BOX, "keep")
    assert selected(state) == [1]


def test_a_circle_and_a_polygon_select_too(session: Session) -> None:
    session.selecting.by_area.select(CircleArea(400.0, 400.0, 600.0))
    assert selected(session.state) == [0]
    triangle = PolygonArea(((-100.0, -100.0), (4000.0, -100.0), (-100.0, 4000.0)))
    session.selecting.by_area.select(triangle)
    assert selected(session.state) == [0, 1, 2, 10, 11, 20]


def test_where_nothing_lies_wholly_inside_what_touches_is_offered(
    session: Session, messages: list[Message]
) -> None:
    session.selecting.by_area.select(BoxArea(Extent(100.0, 100.0, 1100.0, 300.0)))
    assert selected(session.state) == []
    [offer] = messages
    assert offer.sentence == "Nothing lies wholly inside; 2 touch the area."
    offer.actions[0].run()
    assert selected(session.state) == [0, 1]


def test_an_area_without_anything_selects_nothing_without_a_word(
    session: Session, messages: list[Message]
) -> None:
    session.selecting.by_area.select(BOX)
    session.selecting.by_area.select(BoxArea(Extent(-900.0, -900.0, -800.0, -800.0)))
    assert selected(session.state) == []
    assert messages == []


def test_only_what_is_drawn_and_shown_and_chosen_is_selected(session: Session) -> None:
    state = session.state
    show(session, squares(10, "others"), replace(squares(10, "hidden"), visible=False))
    session.selecting.by_area.select(BOX)
    assert [*state.selection.value.features.ids] == ["others", "squares"]
    session.selecting.layers.chosen.set("squares")
    hide(session, 1)
    session.selecting.by_area.select(BOX)
    assert {key: ids.tolist() for key, ids in state.selection.value.features.ids.items()} == {
        "squares": [0]
    }


def test_many_features_are_found_by_a_worker_that_a_click_stops(
    session: Session, finish: Finish
) -> None:
    state = session.state
    show(session, squares(110, "many"))
    area = PolygonArea(((-1e3, -1e3), (9e4, -1e3), (-1e3, 9e4)))
    session.selecting.by_area.select(area)
    assert session.tasks.running, "it takes longer than a moment"
    finish()
    assert len(selected(state, "many")) > 3000
    session.selecting.by_area.select(area)
    session.selector.click(400.0, 400.0, tolerance_m=0.0)
    finish()
    assert selected(state, "many") == [0]


def test_all_in_view_is_selected(session: Session) -> None:
    session.navigation.show_box(Extent(100.0, 100.0, 1100.0, 1100.0))
    session.selecting.by_area.select_in_view()
    view = session.state.viewport.value.extent
    assert 0 < len(selected(session.state)) < 100
    assert view.xmax < 9000
    assert {0, 1, 10, 11} <= set(selected(session.state))


def test_the_rule_is_remembered(tmp_path_factory: pytest.TempPathFactory) -> None:
    from gisapp.session.session import make_session

    path = tmp_path_factory.mktemp("settings") / "window.ini"
    for expected in ("inside", "touches"):
        session = make_session(Settings(path), "en")
        assert session.selecting.by_area.meeting.value == expected
        session.selecting.by_area.meeting.set("touches")
        session.close()
