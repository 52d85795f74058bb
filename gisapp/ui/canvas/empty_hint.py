"""A line over an empty map that says what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gisapp.core.space.worlds import moves_into_view
from gisapp.core.view_state import ViewState


class EmptyHint(QLabel):
    """Shown while no layer is visible, or nothing in view can be clicked."""

    def __init__(self, view_state: ViewState) -> None:
        super().__init__()
        self.setObjectName("canvasHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._state = view_state
        view_state.words.changed.connect(lambda _: self._update())
        view_state.viewport.changed.connect(lambda _: self._update())
        view_state.layers.changed.connect(lambda _: self._update())
        self.hide()

    def _update(self) -> None:
        code = self._what_is_missing()
        self.setVisible(bool(code))
        if code:
            self.setText(self._state.words.value(code))

    def _what_is_missing(self) -> str:
        visible = self._state.layers.visible
        if not self._state.layers.layers:
            return "canvas.nothing_open"
        if not visible:
            return "canvas.nothing_shown"
        seen = self._state.viewport.value.extent
        in_view = [
            layer for layer in visible if layer.identifiable and moves_into_view(seen, layer.bounds)
        ]
        if not in_view:
            return "canvas.nothing_in_view"
        return "canvas.overview" if all(layer.is_overview for layer in in_view) else ""
