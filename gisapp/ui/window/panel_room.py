"""Room for panels: in a small window they give way to the map, and come back with the room."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QMainWindow

from gisapp.ui.widgets.panel_dock import PanelDock

MAP_LEAST_PX = 240
"""The width that the map keeps; a side for which there is no room then is folded away."""
_MAP_SHARE = 0.42
"""The part of the window's width that is the map's, unless a panel would become too narrow."""
_MOST_BELOW = 0.4
"""The part of the window's height that panels below the map get at most."""
_LEAST_BELOW_PX = 150

_Side = Qt.DockWidgetArea
_LEAST_PX = {_Side.RightDockWidgetArea: 240, _Side.LeftDockWidgetArea: 200}
_ENDS = {_Side.BottomDockWidgetArea: "bottom", _Side.TopDockWidgetArea: "top"}
_NAMES = {_Side.LeftDockWidgetArea: "left", _Side.RightDockWidgetArea: "right", **_ENDS}


class PanelRoom(QObject):
    """Shares a window between the map and the panels around it, whenever its size changes.

    Parameters
    ----------
    window : QMainWindow
        Its docks are to be told by `add`.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._docks: list[PanelDock] = []
        self._wanted_px: dict[str, int] = {}
        self._sides = list(_LEAST_PX)
        self._folded: dict[_Side, list[PanelDock]] = {}
        self._before_drag: dict[_Side, int] = {}
        self._is_changing = False
        window.installEventFilter(self)

    @property
    def wanted_px(self) -> Mapping[str, int]:
        """Return how wide or high the panels at each edge shall be where there is room."""
        return self._wanted_px

    def want(self, wanted_px: Mapping[str, object]) -> None:
        """Take up remembered sizes, as far as they are sound."""
        for name, size_px in wanted_px.items():
            if name in _NAMES.values() and isinstance(size_px, int) and 0 < size_px < 10_000:
                self._wanted_px[name] = size_px

    def add(self, dock: PanelDock, size_px: int) -> None:
        """Take up a dock that the window has, with the size that it has at first."""
        side = self._window.dockWidgetArea(dock)
        self._docks.append(dock)
        self._wanted_px.setdefault(_NAMES[side], size_px)
        dock.setMinimumWidth(_LEAST_PX.get(side, 0))
        along = Qt.Orientation.Vertical if side in _ENDS else Qt.Orientation.Horizontal
        self._resize(side, size_px, along)

    def opened(self, dock: PanelDock) -> None:
        """Give a panel that was opened its room, and let another side give way if need be."""
        if self._is_changing or not self._window.isVisible():
            return
        side = self._window.dockWidgetArea(dock)
        if side in self._sides:
            self._sides = [side, *(each for each in self._sides if each != side)]
        self.fit()

    def unfold(self) -> None:
        """Open what was folded: what is remembered of the window has all that was open."""
        with self._changing():
            for side in list(self._folded):
                self._unfold(side)

    def fit(self) -> None:
        """Fold, unfold and size the panels for the window's size."""
        if self._is_changing:
            return
        with self._changing():
            kept = self._fold_sides()
            self._size_sides(kept)
            self._size_ends()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        # The window itself gets the mouse only on the lines between its parts.
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._before_drag = self._sizes()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            # The last move of the mouse is heeded after this.
            QTimer.singleShot(0, self, self._note_drag)
        return super().eventFilter(watched, event)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Have what is done meanwhile not be taken for the user's doing."""
        self._is_changing = True
        try:
            yield
        finally:
            self._is_changing = False

    def _fold_sides(self) -> list[_Side]:
        """Fold the sides that leave too little of the map, and return the others."""
        kept = []
        room_px = self._window.width() - MAP_LEAST_PX
        for side in self._sides:
            if side not in self._folded and not self._open_at(side):
                continue
            if room_px >= _LEAST_PX[side]:
                room_px -= _LEAST_PX[side]
                self._unfold(side)
                kept.append(side)
            else:
                self._fold(side)
        return kept

    def _fold(self, side: _Side) -> None:
        docks = self._open_at(side)
        self._folded.setdefault(side, []).extend(docks)
        for dock in docks:
            dock.hide()

    def _unfold(self, side: _Side) -> None:
        for dock in self._folded.pop(side, []):
            dock.show()

    def _size_sides(self, sides: list[_Side]) -> None:
        width_px = self._window.width()
        map_px = max(MAP_LEAST_PX, round(width_px * _MAP_SHARE))
        wished = {
            side: max(self._wanted_px[_NAMES[side]] - _LEAST_PX[side], 0)
            for side in sides
            if _NAMES[side] in self._wanted_px
        }
        spare_px = max(width_px - map_px - sum(_LEAST_PX[side] for side in wished), 0)
        share = min(spare_px / max(sum(wished.values()), 1), 1.0)
        for side, more_px in wished.items():
            self._resize(side, _LEAST_PX[side] + int(more_px * share), Qt.Orientation.Horizontal)

    def _size_ends(self) -> None:
        most_px = max(round(self._window.height() * _MOST_BELOW), _LEAST_BELOW_PX)
        for side, name in _ENDS.items():
            if name in self._wanted_px:
                self._resize(side, min(self._wanted_px[name], most_px), Qt.Orientation.Vertical)

    def _resize(self, side: _Side, size_px: int, along: Qt.Orientation) -> None:
        docks = self._open_at(side)
        if docks:
            self._window.resizeDocks(docks[:1], [size_px], along)

    def _open_at(self, side: _Side) -> list[PanelDock]:
        return [
            dock
            for dock in self._docks
            if self._window.dockWidgetArea(dock) == side
            and not dock.isHidden()
            and not dock.isFloating()
        ]

    def _sizes(self) -> dict[_Side, int]:
        """Return how wide or high the panels are at each edge that has some."""
        found = {side: self._open_at(side)[:1] for side in _NAMES}
        return {
            side: dock.height() if side in _ENDS else dock.width()
            for side, docks in found.items()
            for dock in docks
        }

    def _note_drag(self) -> None:
        for side, size_px in self._sizes().items():
            if self._before_drag.get(side, size_px) != size_px:
                self._wanted_px[_NAMES[side]] = size_px
        self._before_drag = {}
