"""Where the user looks: pan, zoom, go to an extent, and back through the views before."""

import time
from collections.abc import Callable

from gisapp.core.events import Event, Observable
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import nearest_move
from gisapp.core.view_state import ViewState

ZOOM_STEP = 2.0
PAUSE_S = 0.6
"""Moves that follow each other faster are one gesture, and one step of the history."""

WORLD = Extent(-20037508.0, -12000000.0, 20037508.0, 18000000.0)
MARGIN = 0.06
"""The share of the canvas that is left free on each side of what is shown."""
SMALLEST_VIEW_M = 400.0
"""A feature smaller than this is shown with its surroundings."""

_JUST_FINER = 0.99
COARSEST_FOR_A_POINT = 20.0
"""Metres of EPSG:3857 a pixel at which one still tells where a point lies."""


class Navigation:
    """Moves the viewport of a view state and remembers where it was.

    `moved` emits each viewport that the user moved to, not those that follow from resizing.
    `can_go_back` and `can_go_forward` say whether there is a view before this one, and one that
    was left by going back.
    """

    def __init__(self, view_state: ViewState, clock: Callable[[], float] = time.monotonic) -> None:
        self._view_state = view_state
        self._clock = clock
        self._last_move = float("-inf")
        self._before: list[Viewport] = []
        self._after: list[Viewport] = []
        # While nobody has moved the map, a resized canvas still shows all of this.
        self._kept_in_view: tuple[Extent, float] | None = None
        self.moved: Event[Viewport] = Event()
        self.can_go_back = Observable(False)
        self.can_go_forward = Observable(False)

    def pan(self, columns: float, rows: float) -> None:
        """Move the map by so many logical pixels, as a drag does."""
        self._move_to(self._viewport.panned(columns, rows))

    def zoom(self, factor: float, column: float | None = None, row: float | None = None) -> None:
        """Zoom about a pixel, or about the middle.

        Parameters
        ----------
        factor : float
            Above 1 goes closer.
        column, row : float or None
            The logical pixel that stays where it is; None for the middle.
        """
        viewport = self._viewport
        column = viewport.width / 2 if column is None else column
        row = viewport.height / 2 if row is None else row
        self._move_to(viewport.zoomed(factor, column, row))

    def show_scale(self, ground_resolution: float) -> None:
        """Zoom about the middle to a resolution, in metres on the ground for each pixel."""
        self.zoom(self._viewport.ground_resolution / ground_resolution)

    def show_extent(
        self, extent: Extent, finest: float = 0.0, coarsest: float = float("inf")
    ) -> None:
        """Show all of an extent in EPSG:3857 and something around it.

        Parameters
        ----------
        extent : Extent
            In EPSG:3857.
        finest, coarsest : float
            The resolutions between which what is shown is drawn, in metres of EPSG:3857 a pixel;
            the coarsest itself is not.
        """
        wide_enough = max(0.0, SMALLEST_VIEW_M - max(extent.width, extent.height)) / 2
        viewport = Viewport.fitting(extent.buffered(wide_enough), *self._size, MARGIN)
        self._jump(_between(viewport, finest, coarsest))

    def show_box(self, extent: Extent) -> None:
        """Show an extent in EPSG:3857 from edge to edge."""
        self._jump(Viewport.fitting(extent, *self._size, 0.0))

    def go_home(self) -> None:
        """Show what a window shows at first."""
        self._jump(Viewport.fitting(self._home, *self._size, MARGIN))
        self._kept_in_view = self._home, MARGIN

    def reveal(self, extent: Extent, around: Extent) -> None:
        """Bring an extent into view, unless it is there already.

        Parameters
        ----------
        extent : Extent
            What shall be in view, in EPSG:3857.
        around : Extent
            What is shown where it is not, in EPSG:3857.
        """
        move = nearest_move(extent.center[0], self._viewport.x)
        if not self._viewport.extent.contains(extent.moved(move)):
            self.show_extent(around)

    def go_to(self, x: float, y: float) -> None:
        """Put a point, in EPSG:3857, in the middle, close enough to tell where it lies."""
        self._jump(_between(self._viewport.centered(x, y), 0.0, COARSEST_FOR_A_POINT))

    def show_view(self, x: float, y: float, resolution: float) -> None:
        """Show a place as it was shown before.

        Parameters
        ----------
        x, y : float
            The centre, in EPSG:3857.
        resolution : float
            Metres of EPSG:3857 a pixel.
        """
        self._jump(Viewport(x, y, resolution, *self._size))

    def start_at_view(self, x: float, y: float, resolution: float) -> None:
        """Show a place as `show_view` does, with no view before it."""
        self.show_view(x, y, resolution)
        self._before.clear()
        self._after.clear()
        self._update_steps()

    def start_at(self, extent: Extent | None = None, margin: float = 0.0) -> None:
        """Show an extent, with no view before it.

        Parameters
        ----------
        extent : Extent or None
            In EPSG:3857; None for what a window shows at first.
        margin : float
            The share of the canvas that is left free on each side of the extent.
        """
        self._kept_in_view = (self._home, MARGIN) if extent is None else (extent, margin)
        self._before.clear()
        self._update_steps()
        self.resize(*self._size)

    def resize(self, width: int, height: int) -> None:
        """Take the canvas's new size, in logical pixels."""
        resized = self._viewport.resized(width, height)
        if self._kept_in_view is not None:
            extent, margin = self._kept_in_view
            resized = Viewport.fitting(extent, resized.width, resized.height, margin)
        self._view_state.viewport.set(resized)

    def back(self) -> None:
        """Return to the view before, if there is one."""
        self._step(self._before, self._after)

    def forward(self) -> None:
        """Return to the view that was left by going back, if there is one."""
        self._step(self._after, self._before)

    @property
    def _viewport(self) -> Viewport:
        return self._view_state.viewport.value

    @property
    def _home(self) -> Extent:
        return self._view_state.layers.home_extent or WORLD

    @property
    def _size(self) -> tuple[int, int]:
        return self._viewport.width, self._viewport.height

    def _step(self, taken_from: list[Viewport], put_on: list[Viewport]) -> None:
        if taken_from:
            put_on.append(self._viewport)
            self._last_move = float("-inf")
            self._show(taken_from.pop().resized(*self._size))

    def _jump(self, viewport: Viewport) -> None:
        self._last_move = float("-inf")
        self._move_to(viewport)

    def _move_to(self, viewport: Viewport) -> None:
        now = self._clock()
        if now - self._last_move > PAUSE_S and viewport != self._viewport:
            self._before.append(self._viewport)
            self._after.clear()
        self._last_move = now
        self._show(viewport)

    def _show(self, viewport: Viewport) -> None:
        self._kept_in_view = None
        self._update_steps()
        self._view_state.viewport.set(viewport)
        self.moved.emit(viewport)

    def _update_steps(self) -> None:
        self.can_go_back.set(bool(self._before))
        self.can_go_forward.set(bool(self._after))


def _between(viewport: Viewport, finest: float, coarsest: float) -> Viewport:
    """Return a viewport zoomed about its middle to a resolution that is fine and coarse enough."""
    here = viewport.resolution
    if finest <= here < coarsest:
        return viewport
    wanted = finest if here < finest else coarsest * _JUST_FINER
    return viewport.zoomed(here / wanted, viewport.width / 2, viewport.height / 2)
