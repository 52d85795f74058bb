"""Small maps for who chooses where something lies, painted by workers."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass

from PySide6.QtGui import QImage

from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.view_state import ViewState
from gisapp.errors import CrsError
from gisapp.render.place_picture import PlaceRequest, paint_place
from gisapp.render.tools import PaintingTools
from gisapp.session.tasks import Task, Tasks

Make = Callable[[], PlaceRequest | None]
"""Works out in a worker what to paint; None where the coordinates have no place."""
_ROOM = 2.4
"""A small map is so many times as wide as what it shows."""


@dataclass(frozen=True)
class PlacePicture:
    """A small map, or why there is none.

    Parameters
    ----------
    place : int
        Which one of those that were asked for.
    image : QImage or None
        None where the coordinates have no place.
    extent : Extent or None
        Where they lie, in EPSG:3857.
    failure : CrsError or None
        Why they have none.
    """

    place: int
    image: QImage | None = None
    extent: Extent | None = None
    failure: CrsError | None = None


class PlacePictures:
    """Paints small maps of one kind; a newer request for them replaces the one before.

    Parameters
    ----------
    title : str
        What the status bar says is being done, in the user's language.
    """

    def __init__(self, tasks: Tasks, title: str) -> None:
        self._tasks = tasks
        self._title = title
        self._task: Task | None = None

    def paint(self, makes: Sequence[Make], take: Callable[[PlacePicture], None]) -> None:
        """Have a worker paint small maps one after the other.

        Parameters
        ----------
        makes : sequence of callable
            What to paint.
        take : callable
            Gets each picture, on the UI thread.
        """
        self.drop()

        def work(task: Task) -> Generator[PlacePicture, None, None]:
            with closing(PaintingTools()) as tools:
                for place, make in enumerate(makes):
                    task.progress.check()
                    yield _painted(place, make, tools)

        self._task = self._tasks.follow(self._title, work, take)

    def drop(self) -> None:
        """Want no more pictures."""
        if self._task is not None:
            self._task.drop()
            self._task = None


def _painted(place: int, make: Make, tools: PaintingTools) -> PlacePicture:
    try:
        request = make()
    except CrsError as error:
        return PlacePicture(place, failure=error)
    if request is None:
        return PlacePicture(place)
    return PlacePicture(place, paint_place(request, tools), request.outlines.extent)


def base_map(view_state: ViewState) -> tuple[Layer, ...]:
    """Return the layers of the offline base map, bottom first."""
    layers = view_state.layers.layers
    return tuple(each for each in layers if each.group in OFFLINE_BASEMAP_GROUPS)


def viewport_around(extent: Extent, size_px: tuple[int, int], least_m: float) -> Viewport:
    """Return a viewport that shows an extent with what lies around it.

    Parameters
    ----------
    extent : Extent
        In EPSG:3857.
    size_px : (int, int)
        Width and height in logical pixels.
    least_m : float
        Metres of EPSG:3857 that the width shows at least.
    """
    width_px, height_px = size_px
    wide = max(extent.width * _ROOM, least_m) / width_px
    high = extent.height * _ROOM / height_px
    x, y = extent.center
    return Viewport(x, y, max(wide, high), width_px, height_px)
