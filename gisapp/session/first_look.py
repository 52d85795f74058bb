"""What is being opened comes into view, until the user moves the map."""

from collections.abc import Callable

from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.session.navigation import Navigation


class FirstLook:
    """Shows all of several sources, each where it says it lies, then where it was found.

    Parameters
    ----------
    show : callable
        Shows a box of EPSG:3857 on the map.
    """

    def __init__(self, navigation: Navigation, show: Callable[[Extent], None]) -> None:
        self._show = show
        self._extents: dict[object, Extent] = {}
        self._shown: Extent | None = None
        self._is_over = False
        self._is_moving = False
        navigation.moved.connect(self._note_move)

    def take(self, source: object, extent: Extent | None) -> None:
        """Show a source, and those before it, unless the user has moved the map since."""
        if self._is_over or extent is None:
            return
        self._extents[source] = extent
        whole = Extent.around(self._extents.values())
        if whole is not None and whole != self._shown:
            self._shown = whole
            self._is_moving = True
            self._show(whole)
            self._is_moving = False

    def _note_move(self, _: Viewport) -> None:
        if not self._is_moving:
            self._is_over = True
