"""The history of views: what counts as one step, and what a resize does."""

from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.units import UnitChoice
from gisapp.core.view_state import ViewState
from gisapp.session.navigation import PAUSE_S, Navigation
from gisapp.words import load_words


class Clock:
    """A clock that goes only when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def at_start() -> tuple[ViewState, Navigation, Clock]:
    state = ViewState(Viewport(0.0, 0.0, 10.0, 800, 600), load_words("en"), UnitChoice())
    clock = Clock()
    return state, Navigation(state, clock), clock


def test_moves_in_quick_succession_are_one_step_back() -> None:
    state, navigation, clock = at_start()
    start = state.viewport.value
    for _ in range(5):
        navigation.pan(10, 0)
        clock.now += PAUSE_S / 2
    navigation.back()
    assert state.viewport.value == start
    assert not navigation.can_go_back.value


def test_after_a_pause_a_move_is_a_step_of_its_own() -> None:
    state, navigation, clock = at_start()
    navigation.pan(10, 0)
    between = state.viewport.value
    clock.now += PAUSE_S * 2
    navigation.pan(10, 0)
    navigation.back()
    assert state.viewport.value == between


def test_a_new_move_forgets_what_was_left_by_going_back() -> None:
    _, navigation, clock = at_start()
    navigation.pan(10, 0)
    navigation.back()
    assert navigation.can_go_forward.value
    clock.now += PAUSE_S * 2
    navigation.pan(0, 10)
    assert not navigation.can_go_forward.value


def test_whoever_hears_of_a_move_knows_whether_one_can_go_back() -> None:
    state, navigation, _ = at_start()
    heard: list[tuple[bool, bool]] = []

    def note(_: Viewport) -> None:
        heard.append((navigation.can_go_back.value, navigation.can_go_forward.value))

    state.viewport.changed.connect(note)
    navigation.pan(10, 0)
    navigation.back()
    navigation.forward()
    assert heard == [(True, False), (False, True), (True, False)]


def test_each_change_of_whether_one_can_go_back_is_heard_of_once() -> None:
    _, navigation, clock = at_start()
    heard: list[bool] = []
    navigation.can_go_back.changed.connect(heard.append)
    for _ in range(3):
        clock.now += PAUSE_S * 2
        navigation.pan(10, 0)
    navigation.start_at(Extent(0, 0, 1000, 1000))
    assert heard == [True, False]


def test_until_the_user_moves_the_map_a_resize_keeps_the_start_in_view() -> None:
    state, navigation, _ = at_start()
    box = Extent(0, 0, 1000, 1000)
    navigation.start_at(box)
    navigation.resize(200, 900)
    assert state.viewport.value.extent.contains(box)
    navigation.zoom(4)
    resolution = state.viewport.value.resolution
    navigation.resize(900, 200)
    assert state.viewport.value.resolution == resolution


def test_what_is_in_view_is_revealed_without_a_move() -> None:
    state, navigation, _ = at_start()
    before = state.viewport.value
    box, around = Extent(-10, -10, 10, 10), Extent(-9000, -10, 10, 10)
    navigation.reveal(box, around)
    assert state.viewport.value == before
    navigation.pan(5000, 0)
    navigation.reveal(box, around)
    assert state.viewport.value.extent.contains(around)


def test_a_view_is_shown_as_it_was_and_may_be_the_first() -> None:
    state, navigation, _ = at_start()
    navigation.show_view(100.0, 200.0, 3.0)
    viewport = state.viewport.value
    assert (viewport.x, viewport.y, viewport.resolution) == (100.0, 200.0, 3.0)
    steps = navigation.can_go_back, navigation.can_go_forward
    assert [each.value for each in steps] == [True, False]
    navigation.start_at_view(1.0, 2.0, 4.0)
    assert [each.value for each in steps] == [False, False]
    navigation.resize(900, 200)
    assert state.viewport.value.resolution == 4.0
