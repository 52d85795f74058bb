"""Pictures of what a window shows: their previews and their files."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.core.progress import Progress
from gisapp.errors import GisAppError
from gisapp.export.open_files import check_not_open
from gisapp.export.picture.ready_picture import ready_picture
from gisapp.export.picture.request import PictureRequest
from gisapp.export.picture.writer import paint_preview, write_picture
from gisapp.render.palette import Palette
from gisapp.render.tiles.gathering import TileGathering
from gisapp.session.layout.picture_choices import PictureChoices
from gisapp.session.layout.printing import Preview, Printing, gathered
from gisapp.session.tasks import Task


@dataclass(frozen=True)
class WrittenPicture:
    """What came of a picture.

    Parameters
    ----------
    problems : tuple of Problem
        What is not as it should be, such as letters that no font has.
    tiles : int
        How many tiles of the base map it wants.
    missing : int
        How many of them could not be had.
    """

    problems: tuple[Problem, ...]
    tiles: int = 0
    missing: int = 0


class Pictures(Printing):
    """Makes pictures of what a window shows."""

    @property
    def is_classed(self) -> bool:
        """True if classes are on the map."""
        return any(layer.symbology.attribute for layer in self.state.layers.visible)

    def request_of(self, choices: PictureChoices, palette: Palette) -> PictureRequest:
        """Return a picture as it was chosen, of what the window shows now."""
        state = self.state
        return PictureRequest(
            self.content(choices.language, choices.hidden),
            self.extent_of(choices.about) or state.viewport.value.extent,
            palette,
            datetime.now(UTC),
            choices.size_px,
            choices.dpi,
            choices.scale,
            choices.title,
            choices.parts,
            state.selection.value.features,
        )

    def preview(
        self,
        request: PictureRequest,
        longest_px: int,
        done: Callable[[Preview | GisAppError], None],
    ) -> None:
        """Paint a picture smaller in a worker.

        Parameters
        ----------
        longest_px : int
            The longer side, in pixels.
        done : callable
            Gets it, or why there is none; not called once another one is wanted.
        """
        gathering = self._tiles_of(request)

        def paint(progress: Progress) -> Preview:
            tiles, rest = gathered(gathering, progress)
            return Preview(paint_preview(replace(request, tiles=tiles), longest_px, rest))

        self.run_preview(paint, done, gathering)

    def write(
        self,
        request: PictureRequest,
        path: Path,
        done: Callable[[WrittenPicture | GisAppError], None],
    ) -> Task:
        """Write a picture in a worker, as PNG, SVG or PDF by the path's suffix.

        Parameters
        ----------
        done : callable
            Gets what came of it, or why it could not be; `Cancelled` where the user ended it.
        """
        self.drop_preview()
        layers, gathering = self.open_layers, self._tiles_of(request)

        def write(progress: Progress) -> WrittenPicture:
            check_not_open(path, layers)
            tiles, rest = gathered(gathering, progress)
            problems = write_picture(replace(request, tiles=tiles), path, rest)
            counts = (tiles.wanted, tiles.missing) if tiles else ()
            return WrittenPicture(problems, *counts)

        title = self.state.words.value("export.writing_file", name=path.name)
        return self.run(title, write, done, gathering)

    def _tiles_of(self, request: PictureRequest) -> TileGathering | None:
        if self.state.basemap.value is None or "basemap" not in request.parts:
            return None
        return self.gather(ready_picture(request).frame.viewport)
