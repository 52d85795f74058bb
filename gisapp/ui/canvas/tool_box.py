"""The map's tools: which one the user chose, and which one a press of a button begins."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import Qt

from gisapp.core.events import Observable
from gisapp.core.space.measurement import MeasurementKind
from gisapp.core.view_state import ViewState
from gisapp.session.navigation import Navigation
from gisapp.session.selecting import Selector
from gisapp.ui.canvas.map_tools import IdentifyTool, MapTool, PanTool, SelectBoxTool, ZoomBoxTool
from gisapp.ui.canvas.measure_tool import MeasureTool

ToolName = Literal["identify", "select_box", "measure_distance", "measure_area"]
MEASURES: Mapping[ToolName, MeasurementKind] = {
    "measure_distance": "distance",
    "measure_area": "area",
}

_Modifier = Qt.KeyboardModifier


class ToolBox:
    """All tools of a canvas; `chosen` is the one that a plain click belongs to."""

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
        self._zoom_box = ZoomBoxTool(view_state, navigation)
        self._select_box = SelectBoxTool(view_state, selecting)
        self.chosen.changed.connect(self._take_up)

    @property
    def current(self) -> MapTool:
        """The chosen tool."""
        match self.chosen.value:
            case "identify":
                return self.identify
            case "select_box":
                return self._select_box
        return self.measure

    def begun_by(self, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> MapTool:
        """Return the tool that a button begins with keys held."""
        if button == Qt.MouseButton.MiddleButton:
            return self.pan
        if modifiers & _Modifier.ShiftModifier:
            return self._select_box if modifiers & _Modifier.ControlModifier else self._zoom_box
        return self.current

    def measure_from(self, x: float, y: float) -> None:
        """Measure anew from a point of EPSG:3857: a distance, unless an area is being measured."""
        if self.chosen.value not in MEASURES:
            self.chosen.set("measure_distance")
        self.measure.start_at(x, y)

    def _take_up(self, name: ToolName) -> None:
        kind = MEASURES.get(name)
        if kind is None:
            self.measure.stop()
        else:
            self.measure.begin(kind)
