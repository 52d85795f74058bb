"""What goes on paper of what a window shows: what it is about, and the workers that make it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from PySide6.QtGui import QImage

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.view_state import ViewState
from gisapp.errors import Cancelled, GisAppError
from gisapp.export.layout.selected_extent import selected_extent
from gisapp.export.redaction.hiding import NOTHING_HIDDEN, Hidden
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot.request import default_title
from gisapp.render.tiles.gathering import GatheredTiles, TileGathering
from gisapp.session.basemap import Basemaps
from gisapp.session.layout.gathering import end_with
from gisapp.session.tasks import Task, Tasks
from gisapp.words import Language, load_words

T = TypeVar("T")
About = Literal["view", "all", "layer", "selection"]
ABOUT: tuple[About, ...] = ("view", "all", "layer", "selection")
"""What a map is about: what is seen, all that is shown, the picked layer, or what is selected."""
TILES_SCALE = 2.0
"""Tiles come with as many pixels for each of 1/96 inch."""
_TILES_SHARE = 0.6


@dataclass(frozen=True)
class Preview:
    """A page as a picture, and how many pages there are."""

    image: QImage
    pages: int = 1


class Printing:
    """Makes what goes on paper; each preview drops the one before.

    Layers that are shown later are on no paper: nobody was asked what of them may be told.

    Parameters
    ----------
    view_state : ViewState
        The window's.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks, basemaps: Basemaps) -> None:
        self.state = view_state
        self.tasks = tasks
        self._basemaps = basemaps
        self._previewing: Task | None = None
        self.layers = tuple(layer for layer in view_state.drawn_layers if layer.visible)
        """Those that may be told of, bottom first, with all that they tell."""

    def can_show(self, about: About) -> bool:
        """True if there is something that a map may be about."""
        return self.extent_of(about) is not None

    def default_title(self, language: Language, hidden: Hidden = NOTHING_HIDDEN) -> str:
        """Return the title of what nobody gave one."""
        return default_title(self.content(language, hidden), load_words(language))

    def drop_preview(self) -> None:
        """Want no preview any more."""
        if self._previewing is not None:
            self._previewing.drop()
            self._previewing = None

    @property
    def datasets(self) -> tuple[ParkDataset, ...]:
        """The datasets of the layers that are shown."""
        shown = {id(each.dataset) for each in self.state.layers.visible if each.dataset}
        return tuple(each for each in self.state.datasets.value if id(each) in shown)

    def content(self, language: Language, hidden: Hidden) -> ShownContent:
        """Return what may be shown of the window."""
        state, known = self.state, {layer.layer_id for layer in self.layers}
        drawn = state.drawn_layers
        return ShownContent.of(
            [each for each in drawn if each.layer_id in known or not each.identifiable],
            self.datasets,
            language,
            state.units.value,
            hidden.fields,
            hidden.layers,
            hidden.kinds,
        ).with_points(hidden.shapes)

    def extent_of(self, about: About) -> Extent | None:
        """Return where that lies which a map is about, in EPSG:3857; None where it is nowhere."""
        state = self.state
        if about == "selection":
            return selected_extent(state.layers.layers, state.selection.value.features)
        if about == "layer":
            picked = state.picked_layer.value
            return state.layers[picked].extent if picked in state.layers else None
        if about == "all":
            return LayerStack(state.layers.layers).home_extent
        return state.viewport.value.extent

    def gather(self, viewport: Viewport) -> TileGathering | None:
        """Ask for the tiles of a map; None where the window shows none."""
        if self.state.basemap.value is None:
            return None
        return self._basemaps.gather(viewport, TILES_SCALE)

    def run_preview(
        self,
        paint: Callable[[Progress], T],
        done: Callable[[T | GisAppError], None],
        gathering: TileGathering | None,
    ) -> None:
        """Paint a preview in a worker, in place of the one before.

        Parameters
        ----------
        done : callable
            Gets what was painted, or why it was not; not called once another one is wanted.
        """
        self.drop_preview()
        title = self.state.words.value("layout.preparing")
        self._previewing = self.run(title, paint, done, gathering)

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T | GisAppError], None],
        gathering: TileGathering | None,
    ) -> Task:
        """Do something in a worker; `done` gets a failure that is expected, and a cancel, too."""

        def tried(task: Task) -> T | GisAppError:
            try:
                return work(task.progress)
            except GisAppError as error:
                return error

        def end(task: Task) -> None:
            if not task.is_dropped:
                done(Cancelled())

        task = self.tasks.run(title, tried, done, end)
        if gathering is not None:
            end_with(self.tasks, task, gathering)
        return task

    @property
    def open_layers(self) -> tuple[Layer, ...]:
        """All layers: none of their files may be written over."""
        return self.state.layers.layers


def gathered(
    gathering: TileGathering | None, progress: Progress
) -> tuple[GatheredTiles | None, Progress]:
    """Wait in a worker for tiles; return them with what is left of the progress."""
    if gathering is None:
        return None, progress
    return gathering.wait(progress.part(0.0, _TILES_SHARE)), progress.part(_TILES_SHARE, 1.0)
