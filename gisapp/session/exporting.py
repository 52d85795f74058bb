"""Exporting the map and its features while the window stays alive: a worker writes the file."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.view_state import ViewState
from gisapp.render.palette import Palette
from gisapp.session.basemap import Basemaps
from gisapp.session.messages import Message, Messages, Severity
from gisapp.session.tasks import Task, Tasks
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.export.boundary_txt import BoundaryOptions
    from gisapp.export.image import ImageRequest
    from gisapp.export.shown_content import ShownContent
    from gisapp.render.tiles.gathering import GatheredTiles, TileGathering

T = TypeVar("T")

SHARPNESS = 2.0
"""Pixels of a PNG for each logical pixel of the map: sharp in print and on fine screens."""
_TILES_SHARE = 0.8
"""The share of the time that a picture with tiles takes which goes into gathering them."""


class Exporter:
    """Writes files of what is seen.

    Parameters
    ----------
    messages : Event of Message
        Where what came of it is emitted for the user.
    """

    def __init__(
        self,
        view_state: ViewState,
        tasks: Tasks,
        basemaps: Basemaps,
        messages: Messages,
    ) -> None:
        self._state = view_state
        self._tasks = tasks
        self._basemaps = basemaps
        self._messages = messages

    def export_image(self, path: Path, palette: Palette) -> None:
        """Write the map as it is seen; tiles that are not here yet are fetched first.

        Parameters
        ----------
        path : Path
            Its suffix says whether a PNG, PDF or SVG is written.
        palette : Palette
            The colours of the map as the user sees it.
        """
        # The writers are loaded when one is asked for: most windows export nothing.
        from gisapp.export.image import TILES_SCALE, ImageRequest
        from gisapp.export.shown_content import ShownContent

        words = self._state.words.value
        viewport = self._state.viewport.value
        content = ShownContent.of(self._state.drawn_layers, language=words.language)
        request = ImageRequest(content, viewport, palette, SHARPNESS)
        gathering = self._basemaps.gather(viewport, TILES_SCALE)

        def confirm(tiles: "GatheredTiles | None") -> None:
            self._confirm_image(path, tiles, words)

        title = words("export.writing_file", name=path.name)
        write = partial(_write_image, request, gathering, path)
        task = self._run(title, path, write, confirm)
        if gathering is not None:
            self._end_with(task, gathering)

    def export_features(self, path: Path) -> None:
        """Write all features of the visible layers as GeoJSON."""
        from gisapp.export.left_out import left_out
        from gisapp.export.shown_content import ShownContent

        words = self._state.words.value
        content = ShownContent.of(self._state.layers.layers)
        if not content.data_layers:
            self._messages.emit(Message("warning", words("message.nothing_to_export")))
            return

        def confirm(count: int) -> None:
            saved = words("message.features_saved", name=path.name, count=f"{count:,}")
            lacking = left_out(content.data_layers, words)
            self._confirm(path, " ".join((saved, *lacking)), "warning" if lacking else "info")

        title = words("export.writing_file", name=path.name)
        self._run(title, path, partial(_write_features, content, path), confirm)

    def export_boundary_points(
        self,
        path: Path,
        content: "ShownContent",
        options: "BoundaryOptions",
        features: FeatureSet | None,
    ) -> None:
        """Write plots as a boundary-point file; parameters as of `write_boundary_txt`."""
        from gisapp.export.boundary_txt import plot_layers

        words = self._state.words.value
        is_schematic = any(layer.schematic for layer in plot_layers(content, features))

        def confirm(count: int) -> None:
            saved = words("message.boundary_saved", name=path.name, count=f"{count:,}")
            if is_schematic:
                self._confirm(path, f"{saved} {words('boundary.schematic')}", "warning")
            else:
                self._confirm(path, saved)

        title = words("export.writing_file", name=path.name)
        self._run(title, path, partial(_write_boundary, content, path, options, features), confirm)

    def export_problems(self, path: Path, layer: Layer, problems: tuple[Problem, ...]) -> None:
        """Write what is wrong with a layer as CSV; parameters as of `write_problems`."""
        words = self._state.words.value

        def write(_: Task) -> int:
            from gisapp.export.problems_csv import write_problems

            return write_problems(layer, problems, path, words)

        def confirm(count: int) -> None:
            sentence = words("message.problems_saved", name=path.name, count=f"{count:,}")
            self._confirm(path, sentence)

        self._run(words("export.writing_file", name=path.name), path, write, confirm)

    def _run(
        self, title: str, path: Path, write: Callable[[Task], T], confirm: Callable[[T], None]
    ) -> Task:
        """Write a file in a worker, unless one of the layers is read from it."""
        from gisapp.export.open_files import check_not_open

        layers = self._state.layers.layers

        def work(task: Task) -> T:
            check_not_open(path, layers)
            return write(task)

        return self._tasks.run(title, work, confirm)

    def _end_with(self, task: Task, gathering: "TileGathering") -> None:
        """Fetch no more tiles once a task is done, cancelled or failed."""

        def end(ended: Task) -> None:
            if ended is task:
                self._tasks.ended.disconnect(end)
                gathering.end()

        self._tasks.ended.connect(end)

    def _confirm_image(self, path: Path, tiles: "GatheredTiles | None", words: Words) -> None:
        if tiles is None or not tiles.missing:
            self._confirm(path, words("message.image_saved", name=path.name))
            return
        sentence = words(
            "message.image_saved_in_part", name=path.name, count=tiles.missing, all=tiles.wanted
        )
        self._messages.settle(path)
        self._messages.emit(Message("warning", sentence, str(path)))

    def _confirm(self, path: Path, sentence: str, severity: Severity = "info") -> None:
        self._messages.settle(path)
        self._messages.emit(Message(severity, sentence, str(path)))


def _write_image(
    request: "ImageRequest", gathering: "TileGathering | None", path: Path, task: Task
) -> "GatheredTiles | None":
    """Write a map above the tiles that are being gathered, and return these."""
    from gisapp.export.image import write_image

    if gathering is None:
        write_image(request, path, task.progress)
        return None
    tiles = gathering.wait(task.progress.part(0.0, _TILES_SHARE))
    write_image(replace(request, tiles=tiles), path, task.progress.part(_TILES_SHARE, 1.0))
    return tiles


def _write_boundary(
    content: "ShownContent",
    path: Path,
    options: "BoundaryOptions",
    features: FeatureSet | None,
    task: Task,
) -> int:
    from gisapp.export.boundary_txt import write_boundary_txt

    return write_boundary_txt(content, path, options, features=features, progress=task.progress)


def _write_features(content: "ShownContent", path: Path, task: Task) -> int:
    from gisapp.export.features import write_features

    return write_features(content, path, progress=task.progress)
