"""The commands of the map: views, selection, tools, and what keys do where it has the focus."""

from functools import partial
from operator import eq

from gisapp.core.events import mapped
from gisapp.session.navigation import ZOOM_STEP
from gisapp.session.session import Session
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.tool_box import MEASURES, ToolBox, ToolName
from gisapp.ui.command import BarPlace, Command, MenuPlace

ARROW_STEP = 0.2
"""The share of the canvas that an arrow key pans."""

_TOOLS: tuple[tuple[ToolName, str, MenuPlace], ...] = (
    ("select_box", "Ctrl+B", MenuPlace("select", 0, 0)),
    ("select_polygon", "Ctrl+Shift+B", MenuPlace("select", 0, 1)),
    ("select_freehand", "Ctrl+Shift+H", MenuPlace("select", 0, 2)),
    ("select_circle", "Ctrl+Shift+C", MenuPlace("select", 0, 3)),
    ("measure_distance", "Ctrl+M", MenuPlace("map", 2, 0)),
    ("measure_area", "Ctrl+Shift+M", MenuPlace("map", 2, 1)),
)

_IN_BAR: tuple[ToolName, ...] = ("select_box", *MEASURES)
"""The card of the tools that select offers the other shapes."""
_STEPWISE: tuple[ToolName, ...] = ("select_polygon", *MEASURES)
"""The tools with which somebody sets one point after another."""


def view_commands(session: Session) -> tuple[Command, ...]:
    """Return what moves the map."""
    navigation = session.navigation
    return (
        Command(
            "zoom_in",
            lambda: navigation.zoom(ZOOM_STEP),
            icon="zoom-in",
            keys=("+", "="),
            menu=MenuPlace("map", 0, 0),
            toolbar=BarPlace(2, 1),
            scope="canvas",
        ),
        Command(
            "zoom_out",
            lambda: navigation.zoom(1 / ZOOM_STEP),
            icon="zoom-out",
            keys=("-",),
            menu=MenuPlace("map", 0, 1),
            toolbar=BarPlace(2, 0),
            scope="canvas",
        ),
        Command(
            "home",
            navigation.go_home,
            icon="full-extent",
            keys=("Home",),
            menu=MenuPlace("map", 0, 2),
            toolbar=BarPlace(2, 2),
            scope="canvas",
        ),
        Command(
            "view_before",
            navigation.back,
            icon="view-before",
            keys=("Alt+Left",),
            menu=MenuPlace("map", 0, 3),
            toolbar=BarPlace(3, 0),
            enabled=navigation.can_go_back,
        ),
        Command(
            "view_after",
            navigation.forward,
            icon="view-after",
            keys=("Alt+Right",),
            menu=MenuPlace("map", 0, 4),
            toolbar=BarPlace(3, 1),
            enabled=navigation.can_go_forward,
        ),
    )


def selection_commands(session: Session) -> tuple[Command, ...]:
    """Return what is done with the selection."""
    selection, selector = session.state.selection, session.selector
    return (
        Command(
            "show_selection",
            selector.show_selection,
            icon="target",
            keys=("Ctrl+J",),
            menu=MenuPlace("select", 4, 0),
            toolbar=BarPlace(2, 3),
            enabled=mapped(selection, lambda selected: bool(selected.features)),
        ),
        Command(
            "clear_selection",
            selector.clear,
            icon="close",
            menu=MenuPlace("select", 4, 2),
            enabled=mapped(selection, lambda selected: bool(selected.features or selected.topic)),
            scope="canvas",
        ),
    )


def tool_commands(tools: ToolBox) -> tuple[Command, ...]:
    """Return the commands that take up a tool; each stays pressed while its tool is at work."""
    return tuple(
        Command(
            name,
            partial(_take_up, tools, name),
            icon=name.replace("_", "-"),
            keys=(key,),
            menu=menu,
            toolbar=BarPlace(4, order) if name in _IN_BAR else None,
            checked=mapped(tools.chosen, partial(eq, name)),
        )
        for order, (name, key, menu) in enumerate(_TOOLS)
    )


def _take_up(tools: ToolBox, name: ToolName) -> None:
    """Take a tool up, or put it away where it is at work."""
    tools.chosen.set("identify" if tools.chosen.value == name else name)


def key_commands(canvas: MapCanvas, session: Session) -> tuple[Command, ...]:
    """Return what only keys do, where the map has the focus."""
    identifies = mapped(canvas.tools.chosen, lambda chosen: chosen not in _STEPWISE)
    steps = {"left": (1, 0), "right": (-1, 0), "up": (0, 1), "down": (0, -1)}
    return (
        *(
            Command(
                f"pan_{side}",
                partial(canvas.pan, ARROW_STEP * columns, ARROW_STEP * rows),
                keys=(side.title(),),
                scope="canvas",
            )
            for side, (columns, rows) in steps.items()
        ),
        Command("next_feature", partial(canvas.glow_next, 1), keys=("]",), scope="canvas"),
        Command("previous_feature", partial(canvas.glow_next, -1), keys=("[",), scope="canvas"),
        Command(
            "select_glowing",
            session.selector.select_hovered,
            keys=("Return", "Enter"),
            enabled=identifies,
            scope="canvas",
        ),
        Command("abort", canvas.abort, keys=("Esc",), scope="canvas"),
    )


def step_commands(canvas: MapCanvas) -> tuple[Command, ...]:
    """Return what keys do while somebody sets points: to measure, or as corners of a polygon."""
    sets_points = mapped(canvas.tools.chosen, _STEPWISE.__contains__)
    return (
        Command(
            "end_drawing",
            canvas.end_drawing,
            keys=("Return", "Enter"),
            enabled=sets_points,
            scope="canvas",
        ),
        Command(
            "take_point_back",
            canvas.take_point_back,
            keys=("Backspace",),
            enabled=sets_points,
            scope="canvas",
        ),
    )
