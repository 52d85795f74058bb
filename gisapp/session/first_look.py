"""What is opened comes into view, unless the user looks elsewhere by then."""

from collections.abc import Callable

from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.session.navigation import Navigation


class FirstLook:
    """Brings all of several sources into view as they arrive, until the user moves the map.

    Parameters
    ----------
    show : callable
        Brings an extent, in EPSG:3857, into view.
    """

    def __init__(self, navigation: Navigation, show: Callable[[Extent], None]) -> None:
        self._show = show
        self._extents: dict[str, Extent] = {}
        self._shown: Extent | None = None
        self._is_over = False
        self._is_moving = False
        self._navigation = navigation
        navigation.moved.connect(self._note_move)

    def take(self, uri: str, extent: Extent | None) -> None:
        """Show a source and those before it, unless the user has moved the map since.

        Parameters
        ----------
        extent : Extent or None
            Where the source lies, in EPSG:3857; None where that is not known yet.
        """
        if self._is_over or extent is None:
            return
        self._extents[uri] = extent
        whole = Extent.around(self._extents.values())
        if whole is not None and whole != self._shown:
            self._shown = whole
            self._is_moving = True
            self._show(whole)
            self._is_moving = False

    def _note_move(self, _: Viewport) -> None:
        if not self._is_moving and not self._is_over:
            self._is_over = True
            self._navigation.moved.disconnect(self._note_move)
