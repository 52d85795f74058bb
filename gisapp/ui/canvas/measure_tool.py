"""The map tool that measures: each click sets a point, and the last leg follows the mouse."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from gisapp.core.events import Observable
from gisapp.core.space.measurement import Measurement, MeasurementKind
from gisapp.core.text.measurement_text import length_text
from gisapp.core.view_state import ViewState
from gisapp.render.measurement import paint_measurement
from gisapp.render.palette import Palette
from gisapp.session.navigation import Navigation
from gisapp.ui.canvas.map_tools import ClickTool


class MeasureTool(ClickTool):
    """Sets points; `measurement` is what there is, None while nobody measures.

    `can_tell` is True once lengths can be worked out without keeping the window waiting.
    """

    def __init__(self, view_state: ViewState, navigation: Navigation) -> None:
        super().__init__(view_state, navigation)
        self.measurement: Observable[Measurement | None] = Observable(None)
        self.can_tell = Observable(False)

    @property
    def cursor(self) -> Qt.CursorShape:
        return super().cursor if self._is_panning else Qt.CursorShape.CrossCursor

    def begin(self, kind: MeasurementKind) -> None:
        """Measure from now on; points that are set already stay."""
        now = self.measurement.value
        points = now.points if now is not None else ()
        is_ended = now is not None and now.is_ended
        self.measurement.set(Measurement(kind, points, is_ended=is_ended))

    def stop(self) -> None:
        """Measure no more, and forget what was measured."""
        self.measurement.set(None)

    def start_at(self, x: float, y: float) -> None:
        """Begin anew with a point of EPSG:3857."""
        now = self.measurement.value
        if now is not None:
            self.measurement.set(Measurement(now.kind).with_point(x, y))

    def click(self, x: float, y: float, modifiers: Qt.KeyboardModifier) -> None:
        now = self.measurement.value
        if now is not None:
            self.measurement.set(now.with_point(x, y))

    def hover(self, position: QPointF) -> None:
        now = self.measurement.value
        if now is not None:
            x, y = self._view_state.viewport.value.to_map(position.x(), position.y())
            self.measurement.set(now.pointed_at(x, y))

    def take_back(self) -> None:
        """Take the last point back."""
        now = self.measurement.value
        if now is not None and now.points:
            self.measurement.set(now.without_last_point())

    def end(self) -> bool:
        now = self.measurement.value
        if now is None or now.is_ended or not now.points:
            return False
        self.measurement.set(now.ended())
        return True

    def paint(self, painter: QPainter, palette: Palette) -> None:
        now = self.measurement.value
        if now is not None and now.points:
            words = self._view_state.words.value
            legs = now.legs_m if self.can_tell.value else ()
            lengths = [length_text(leg, words) for leg in legs]
            viewport = self._view_state.viewport.value
            paint_measurement(painter, now, lengths, viewport, palette)
