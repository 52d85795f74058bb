"""Exporting the map and its features while the window stays alive: a worker writes the file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.layer import Layer
from gisapp.core.view_state import ViewState
from gisapp.render.palette import Palette
from gisapp.ui.message_bar import Message
from gisapp.ui.tasks import Task, Tasks
from gisapp.words import Words

SHARPNESS = 2.0
"""Pixels of a PNG a logical pixel of the map: sharp in print and on fine screens."""


class Exporting:
    """Writes files of what is seen; `told` tells the reader what came of it."""

    def __init__(self, view_state: ViewState, tasks: Tasks, words_of: Callable[[], Words]) -> None:
        self._state = view_state
        self._tasks = tasks
        self._words_of = words_of
        self.told: Event[Message] = Event()

    def export_image(self, path: Path, palette: Palette) -> None:
        """Write the map as it is seen: PNG, PDF or SVG, by the path's suffix."""
        # The writers are loaded when one is asked for: most windows export nothing.
        from gisapp.export.image import ImageRequest, write_image

        words = self._words_of()
        request = ImageRequest(
            self._state.layers.layers, self._state.viewport.value, palette, words, SHARPNESS
        )

        def work(task: Task) -> None:
            write_image(request, path, task.report, lambda: task.is_cancelled)

        def tell(_: None) -> None:
            self._tell(path, words("message.image_saved", name=path.name))

        self._tasks.run(words("export.writing_file", name=path.name), work, tell)

    def export_features(self, path: Path) -> None:
        """Write all features of the visible layers as GeoJSON."""
        words = self._words_of()
        layers = tuple(each for each in self._state.layers.visible if each.identifiable)
        if not layers:
            self.told.emit(Message("warning", words("message.nothing_to_export")))
            return

        def tell(count: int) -> None:
            saved = words("message.features_saved", name=path.name, count=f"{count:,}")
            self._tell(path, saved)

        title = words("export.writing_file", name=path.name)
        self._tasks.run(title, partial(_write_features, layers, path), tell)

    def _tell(self, path: Path, sentence: str) -> None:
        self.told.emit(Message("info", sentence, str(path)))


def _write_features(layers: tuple[Layer, ...], path: Path, task: Task) -> int:
    from gisapp.export.features import write_features

    return write_features(layers, path, progress=task.report, cancelled=lambda: task.is_cancelled)
