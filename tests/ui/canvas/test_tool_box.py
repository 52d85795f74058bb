"""Which tool a press of a button begins, and what comes of changing tools."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.canvas.map_tools import IdentifyTool, MapTool, PanTool, ZoomBoxTool
from gisapp.ui.canvas.measure_tool import MeasureTool
from gisapp.ui.canvas.select_tools import (
    SelectBoxTool,
    SelectCircleTool,
    SelectFreehandTool,
    SelectPolygonTool,
)
from gisapp.ui.canvas.tool_box import SELECTS, ToolBox, ToolName

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    yield session
    session.close()


@pytest.fixture
def tools(session: Session) -> ToolBox:
    return ToolBox(session.state, session.navigation, session.selector)


@pytest.mark.parametrize(
    ("chosen", "kind"),
    [
        ("identify", IdentifyTool),
        ("select_box", SelectBoxTool),
        ("select_polygon", SelectPolygonTool),
        ("select_freehand", SelectFreehandTool),
        ("select_circle", SelectCircleTool),
        ("measure_distance", MeasureTool),
        ("measure_area", MeasureTool),
    ],
)
def test_a_plain_press_belongs_to_the_chosen_tool(
    tools: ToolBox, chosen: ToolName, kind: type[MapTool]
) -> None:
    tools.chosen.set(chosen)
    assert type(tools.current) is kind
    assert tools.begun_by(LEFT, NO_KEY) is tools.current


@pytest.mark.parametrize("chosen", ["identify", "measure_area"])
@pytest.mark.parametrize(
    ("button", "keys", "kind"),
    [
        (MIDDLE, NO_KEY, PanTool),
        (MIDDLE, SHIFT, PanTool),
        (LEFT, SHIFT, ZoomBoxTool),
        (LEFT, CTRL | SHIFT, SelectBoxTool),
    ],
)
def test_keys_and_the_middle_button_begin_their_tool_whichever_is_chosen(
    tools: ToolBox,
    chosen: ToolName,
    button: Qt.MouseButton,
    keys: Qt.KeyboardModifier,
    kind: type[MapTool],
) -> None:
    tools.chosen.set(chosen)
    assert type(tools.begun_by(button, keys)) is kind


@pytest.mark.parametrize("chosen", SELECTS)
@pytest.mark.parametrize("keys", [SHIFT, CTRL, CTRL | SHIFT, Qt.KeyboardModifier.AltModifier])
def test_with_a_tool_that_selects_keys_say_what_it_does(
    tools: ToolBox, chosen: ToolName, keys: Qt.KeyboardModifier
) -> None:
    tools.chosen.set(chosen)
    assert tools.begun_by(LEFT, keys) is tools.current
    assert type(tools.begun_by(MIDDLE, keys)) is PanTool


def test_another_tool_forgets_the_polygon_that_was_begun(tools: ToolBox) -> None:
    tools.chosen.set("select_polygon")
    tools.select_polygon.click(1.0, 2.0, NO_KEY)
    tools.chosen.set("select_circle")
    assert tools.select_polygon.corners.value == ()


def test_ctrl_alone_leaves_the_press_to_the_chosen_tool(tools: ToolBox) -> None:
    assert tools.begun_by(LEFT, CTRL) is tools.identify


def test_the_same_points_are_measured_as_distance_and_as_area(tools: ToolBox) -> None:
    tools.chosen.set("measure_distance")
    tools.measure.click(10.0, 20.0, NO_KEY)
    tools.chosen.set("measure_area")
    measured = tools.measure.measurement.value
    assert measured is not None
    assert (measured.kind, measured.points) == ("area", ((10.0, 20.0),))


@pytest.mark.parametrize("next_tool", ["identify", "select_box"])
def test_another_tool_forgets_what_was_measured(tools: ToolBox, next_tool: ToolName) -> None:
    tools.chosen.set("measure_distance")
    tools.measure.click(10.0, 20.0, NO_KEY)
    tools.chosen.set(next_tool)
    assert tools.measure.measurement.value is None


@pytest.mark.parametrize(
    ("chosen", "measures"),
    [
        ("identify", "measure_distance"),
        ("select_box", "measure_distance"),
        ("measure_distance", "measure_distance"),
        ("measure_area", "measure_area"),
    ],
)
def test_measuring_from_a_place_begins_anew_there(
    tools: ToolBox, chosen: ToolName, measures: ToolName
) -> None:
    tools.chosen.set(chosen)
    tools.measure.click(1.0, 2.0, NO_KEY)
    tools.measure_from(30.0, 40.0)
    measured = tools.measure.measurement.value
    assert tools.chosen.value == measures
    assert measured is not None
    assert measured.points == ((30.0, 40.0),)
