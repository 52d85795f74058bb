"""The map's tools: which one the user chose, and which one a press of a button begins."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt

from gisapp.core.events import Event, Observable
from gisapp.core.space.measurement import MeasurementKind
from gisapp.core.view_state import ViewState
from gisapp.session.navigation import Navigation
from gisapp.session.selecting import Selector
from gisapp.ui.canvas.map_tools import IdentifyTool, MapTool, PanTool, ZoomBoxTool
from gisapp.ui.canvas.measure_tool import MeasureTool

if TYPE_CHECKING:
    from gisapp.ui.canvas.select_tools import (
        Drawn,
        SelectBoxTool,
        SelectCircleTool,
        SelectFreehandTool,
        SelectPolygonTool,
    )

ToolName = Literal[
    "identify",
    "select_box",
    "select_polygon",
    "select_freehand",
    "select_circle",
    "measure_distance",
    "measure_area",
]
SELECTS: tuple[ToolName, ...] = (
    "select_box",
    "select_polygon",
    "select_freehand",
    "select_circle",
)
"""The tools that select by an area."""
MEASURES: Mapping[ToolName, MeasurementKind] = {
    "measure_distance": "distance",
    "measure_area": "area",
}

_Modifier = Qt.KeyboardModifier


class ToolBox:
    """All tools of a canvas; `chosen` is the one that a plain click belongs to.

    `drawn` emits each area that features are to be selected by.
    """

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        selecting: Selector,
    ) -> None:
        self.identify = IdentifyTool(view_state, navigation, selecting)
        self.pan = PanTool(navigation)
        self.measure = MeasureTool(view_state, navigation)
        self.chosen: Observable[ToolName] = Observable("identify")
        self.drawn: Event[Drawn] = Event()
        self._view_state = view_state
        self._navigation = navigation
        self._selecting = selecting
        self._zoom_box = ZoomBoxTool(view_state, navigation, selecting)
        self._at_work: MapTool = self.identify
        self.chosen.changed.connect(self._take_up)

    # Most starts of the window end without the tools that select by an area.

    @cached_property
    def select_box(self) -> "SelectBoxTool":
        """Selects by a box."""
        from gisapp.ui.canvas.select_tools import SelectBoxTool

        return SelectBoxTool(self._view_state, self._selecting, self.drawn)

    @cached_property
    def select_polygon(self) -> "SelectPolygonTool":
        """Selects by a polygon."""
        from gisapp.ui.canvas.select_tools import SelectPolygonTool

        return SelectPolygonTool(self._view_state, self._navigation, self.drawn)

    @cached_property
    def select_freehand(self) -> "SelectFreehandTool":
        """Selects by what a freehand line goes around."""
        from gisapp.ui.canvas.select_tools import SelectFreehandTool

        return SelectFreehandTool(self._view_state, self._selecting, self.drawn)

    @cached_property
    def select_circle(self) -> "SelectCircleTool":
        """Selects by a circle."""
        from gisapp.ui.canvas.select_tools import SelectCircleTool

        return SelectCircleTool(self._view_state, self.drawn, self.measure.can_tell)

    @property
    def current(self) -> MapTool:
        """The chosen tool."""
        match self.chosen.value:
            case "identify":
                return self.identify
            case "select_box":
                return self.select_box
            case "select_polygon":
                return self.select_polygon
            case "select_freehand":
                return self.select_freehand
            case "select_circle":
                return self.select_circle
        return self.measure

    def begun_by(self, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> MapTool:
        """Return the tool that a press of a button begins, with the keys that are down."""
        if button == Qt.MouseButton.MiddleButton:
            return self.pan
        if modifiers & _Modifier.ShiftModifier and self.chosen.value not in SELECTS:
            return self.select_box if modifiers & _Modifier.ControlModifier else self._zoom_box
        return self.current

    def measure_from(self, x: float, y: float) -> None:
        """Measure anew from a point of EPSG:3857: a distance, unless an area is being measured."""
        if self.chosen.value not in MEASURES:
            self.chosen.set("measure_distance")
        self.measure.start_at(x, y)

    def _take_up(self, name: ToolName) -> None:
        # Nobody goes on with what was begun before another tool was taken up.
        self._at_work.cancel()
        self._at_work = self.current
        kind = MEASURES.get(name)
        if kind is None:
            self.measure.stop()
        else:
            self.measure.begin(kind)
