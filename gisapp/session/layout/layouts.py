"""Sheets of what a window shows: their previews and their files."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from gisapp.core.layers.subject_lookup import subject_of
from gisapp.core.progress import Progress
from gisapp.errors import GisAppError
from gisapp.export.layout.request import LayoutRequest
from gisapp.export.layout.sheet import map_viewport
from gisapp.export.layout.writer import WrittenLayout, paint_preview, write_layout
from gisapp.export.open_files import check_not_open
from gisapp.render.palette import load_palette
from gisapp.render.tiles.gathering import TileGathering
from gisapp.session.layout.layout_choices import LayoutChoices
from gisapp.session.layout.printing import Preview, Printing, gathered
from gisapp.session.tasks import Task


class Layouts(Printing):
    """Makes sheets of what a window shows."""

    def request_of(self, choices: LayoutChoices) -> LayoutRequest:
        """Return a sheet as it was chosen, of what the window shows now."""
        state, selection = self.state, self.state.selection.value
        subject = selection.subject
        found = subject_of(state.layers.layers, subject) if subject is not None else None
        return LayoutRequest(
            self.content(choices.language, choices.hidden),
            self.extent_of(choices.about) or state.viewport.value.extent,
            load_palette("light"),
            datetime.now(UTC),
            choices.paper,
            choices.is_landscape,
            choices.template,
            choices.scale,
            choices.title,
            choices.author,
            choices.disclaimer,
            choices.review_number,
            choices.parts,
            selection.features,
            found[1].uid if found is not None else "",
        )

    def preview(
        self,
        choices: LayoutChoices,
        longest_px: int,
        page: int,
        done: Callable[[Preview | GisAppError], None],
    ) -> None:
        """Paint a page in a worker.

        Parameters
        ----------
        longest_px : int
            The longer side of the picture, in its pixels.
        page : int
            From 0 on.
        done : callable
            Gets the picture, or why there is none; not called once another one is wanted.
        """
        request = self.request_of(choices)
        gathering = self._tiles_of(request)

        def paint(progress: Progress) -> Preview:
            tiles, rest = gathered(gathering, progress)
            return Preview(*paint_preview(replace(request, tiles=tiles), longest_px, page, rest))

        self.run_preview(paint, done, gathering)

    def write(
        self,
        choices: LayoutChoices,
        path: Path,
        done: Callable[[WrittenLayout | GisAppError], None],
    ) -> Task:
        """Write a sheet in a worker.

        Parameters
        ----------
        done : callable
            Gets what was written, or why it could not be; `Cancelled` where the user ended it.
        """
        self.drop_preview()
        request, layers = self.request_of(choices), self.open_layers
        gathering = self._tiles_of(request)

        def write(progress: Progress) -> WrittenLayout:
            check_not_open(path, layers)
            tiles, rest = gathered(gathering, progress)
            return write_layout(replace(request, tiles=tiles), path, rest)

        title = self.state.words.value("export.writing_file", name=path.name)
        return self.run(title, write, done, gathering)

    def _tiles_of(self, request: LayoutRequest) -> TileGathering | None:
        # Where the map stands takes a while to find out, which windows without tiles do without.
        if self.state.basemap.value is None:
            return None
        return self.gather(map_viewport(request))
