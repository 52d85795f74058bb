"""The commands of the map: what each does, when it can be done, and which keys are whose."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import TopicRef
from gisapp.core.layers.selection import Selection
from gisapp.core.space.viewport import Viewport
from gisapp.session.session import Session
from gisapp.ui.canvas.commands import (
    ARROW_STEP,
    key_commands,
    selection_commands,
    step_commands,
    tool_commands,
    view_commands,
)
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.tool_box import SELECTS, ToolBox
from gisapp.ui.command import Command
from gisapp.ui.command_table import CommandTable
from tests.ui.reading import ref_of, select, session_of_embedded

TOOLS = (*SELECTS, "measure_distance", "measure_area")


@pytest.fixture
def session() -> Iterator[Session]:
    session = session_of_embedded()
    session.navigation.start_at()
    yield session
    session.close()


@pytest.fixture
def tools(session: Session) -> ToolBox:
    return ToolBox(session.state, session.navigation, session.selector)


@pytest.fixture
def canvas(qtbot: QtBot, session: Session, tools: ToolBox) -> MapCanvas:
    canvas = MapCanvas(session, tools)
    qtbot.addWidget(canvas)
    return canvas


@pytest.fixture
def commands(session: Session, tools: ToolBox, canvas: MapCanvas) -> CommandTable:
    """All commands of the map; an action that cannot be done now does nothing when triggered."""
    table = CommandTable(session.state.words, canvas)
    table.add(
        *view_commands(session),
        *selection_commands(session),
        *tool_commands(tools),
        *key_commands(canvas, session),
        *step_commands(canvas),
    )
    return table


def viewport(session: Session) -> Viewport:
    return session.state.viewport.value


def pressed(commands: CommandTable) -> list[str]:
    return [name for name in TOOLS if commands[name].isChecked()]


def able(commands: CommandTable, *names: str) -> list[bool]:
    return [commands[name].isEnabled() for name in names]


def test_zooming_keeps_the_middle_and_home_shows_everything(
    commands: CommandTable, session: Session
) -> None:
    home = viewport(session)
    commands["zoom_in"].trigger()
    closer = viewport(session)
    assert (closer.x, closer.y) == pytest.approx((home.x, home.y))
    assert closer.resolution == pytest.approx(home.resolution / 2)
    for _ in range(2):
        commands["zoom_out"].trigger()
    assert viewport(session).resolution == pytest.approx(home.resolution * 2)
    commands["home"].trigger()
    assert viewport(session) == home


def test_one_can_go_back_only_after_a_move_and_forward_only_after_going_back(
    commands: CommandTable, session: Session
) -> None:
    home = viewport(session)
    assert able(commands, "view_before", "view_after") == [False, False]
    commands["zoom_in"].trigger()
    closer = viewport(session)
    assert able(commands, "view_before", "view_after") == [True, False]
    commands["view_before"].trigger()
    assert viewport(session) == home
    assert able(commands, "view_before", "view_after") == [False, True]
    commands["view_after"].trigger()
    assert viewport(session) == closer


def test_a_selected_feature_can_be_gone_to_and_cleared(
    commands: CommandTable, session: Session
) -> None:
    assert able(commands, "show_selection", "clear_selection") == [False, False]
    select(session.state, ref_of(session.state, "yifang"))
    assert able(commands, "show_selection", "clear_selection") == [True, True]
    before = viewport(session)
    commands["show_selection"].trigger()
    assert viewport(session).resolution < before.resolution / 5
    commands["clear_selection"].trigger()
    assert session.state.selection.value == Selection()
    assert able(commands, "show_selection", "clear_selection") == [False, False]


def test_a_topic_has_no_place_to_go_to_but_can_be_cleared(
    commands: CommandTable, session: Session
) -> None:
    [dataset] = session.state.datasets.value
    topic = next(
        found
        for uid in dataset.subjects
        if isinstance(found := ref_of(session.state, uid), TopicRef)
    )
    select(session.state, topic)
    assert able(commands, "show_selection", "clear_selection") == [False, True]
    commands["clear_selection"].trigger()
    assert session.state.selection.value == Selection()


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_is_pressed_while_it_is_at_work_and_put_away_by_pressing_it_again(
    commands: CommandTable, tools: ToolBox, name: str
) -> None:
    assert pressed(commands) == []
    commands[name].trigger()
    assert (pressed(commands), tools.chosen.value) == ([name], name)
    commands[name].trigger()
    assert (pressed(commands), tools.chosen.value) == ([], "identify")


def test_of_several_tools_the_last_one_is_at_work(commands: CommandTable, tools: ToolBox) -> None:
    for name in TOOLS:
        commands[name].trigger()
        assert pressed(commands) == [name]
    tools.chosen.set("identify")
    assert pressed(commands) == []


@pytest.mark.parametrize(
    ("side", "east", "north"),
    [("left", -1, 0), ("right", 1, 0), ("up", 0, 1), ("down", 0, -1)],
)
def test_an_arrow_moves_the_view_by_a_share_of_the_canvas(
    commands: CommandTable, canvas: MapCanvas, session: Session, side: str, east: int, north: int
) -> None:
    before = viewport(session)
    commands[f"pan_{side}"].trigger()
    after = viewport(session)
    assert after.x - before.x == pytest.approx(
        east * ARROW_STEP * canvas.width() * before.resolution
    )
    assert after.y - before.y == pytest.approx(
        north * ARROW_STEP * canvas.height() * before.resolution
    )


def test_keys_walk_to_a_feature_and_select_it(commands: CommandTable, session: Session) -> None:
    commands["next_feature"].trigger()
    first = session.state.hovered.value
    commands["next_feature"].trigger()
    assert session.state.hovered.value != first
    commands["previous_feature"].trigger()
    assert session.state.hovered.value == first
    commands["select_glowing"].trigger()
    assert list(session.state.selection.value.features) == [first]


def test_escape_puts_the_tool_away_before_it_clears_the_selection(
    commands: CommandTable, session: Session
) -> None:
    select(session.state, ref_of(session.state, "yifang"))
    commands["select_box"].trigger()
    commands["abort"].trigger()
    assert pressed(commands) == []
    assert session.state.selection.value != Selection()
    commands["abort"].trigger()
    assert session.state.selection.value == Selection()


def test_while_somebody_measures_return_ends_and_backspace_takes_back(
    commands: CommandTable, tools: ToolBox
) -> None:
    assert able(commands, "end_drawing", "take_point_back") == [False, False]
    commands["measure_distance"].trigger()
    assert able(commands, "end_drawing", "take_point_back") == [True, True]
    for x in range(3):
        tools.measure.click(float(x), 0.0, Qt.KeyboardModifier.NoModifier)
    commands["take_point_back"].trigger()
    commands["end_drawing"].trigger()
    measured = tools.measure.measurement.value
    assert measured is not None
    assert measured.is_ended
    assert measured.points == ((0.0, 0.0), (1.0, 0.0))


def test_escape_takes_an_unfinished_polygon_away_before_its_tool(
    commands: CommandTable, tools: ToolBox, session: Session
) -> None:
    select(session.state, ref_of(session.state, "yifang"))
    commands["select_polygon"].trigger()
    for x in range(3):
        tools.select_polygon.click(float(x), 0.0, Qt.KeyboardModifier.NoModifier)
    commands["take_point_back"].trigger()
    corners = [len(tools.select_polygon.corners.value)]
    commands["abort"].trigger()
    corners.append(len(tools.select_polygon.corners.value))
    assert corners == [2, 0]
    assert pressed(commands) == ["select_polygon"]
    commands["abort"].trigger()
    assert pressed(commands) == []
    assert session.state.selection.value != Selection()


def test_no_key_does_two_things_at_once(commands: CommandTable) -> None:
    def at_once(one: Command, other: Command) -> bool:
        return all(commands[each.name].isEnabled() for each in (one, other))

    for tool in (None, *TOOLS):
        if tool is not None:
            commands[tool].trigger()
        for one, other in combinations(commands, 2):
            both = set(one.keys) & set(other.keys)
            assert not (both and at_once(one, other)), (one.name, other.name)
