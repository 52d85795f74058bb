"""Styles are taken from files that the user names, and written to such, by workers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import Layer
from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, Messages
from gisapp.session.styles.style_taking import StyleTaker
from gisapp.session.tasks import Task, Tasks

if TYPE_CHECKING:
    from gisapp.sources.styles.read_style import ReadStyle


class StyleFiles:
    """Imports and exports the look of single layers, as QML and SLD."""

    def __init__(
        self, view_state: ViewState, taker: StyleTaker, tasks: Tasks, messages: Messages
    ) -> None:
        self._state = view_state
        self._taker = taker
        self._tasks = tasks
        self._messages = messages

    def import_style(self, layer_id: str, path: Path) -> None:
        """Give a layer the style in a file; where that cannot be had, the layer stays as it is."""
        layer = self._state.layers[layer_id]

        def work(_: Task) -> "ReadStyle":
            from gisapp.sources.styles.fitted_style import style_for
            from gisapp.sources.styles.stored_styles import style_in

            return style_for(style_in(path), layer)

        def done(read: "ReadStyle") -> None:
            if layer_id in self._state.layers:
                words = self._state.words.value
                title = layer.name.in_language(words.language)
                sentence = words("message.style_taken", layer=title, name=path.name)
                self._taker.take({layer_id: read}, sentence, str(path))

        self._tasks.run(self._title("status.reading_style", layer), work, done)

    def export_style(self, layer_id: str, path: Path) -> None:
        """Write the look of a layer to a file; its suffix says whether as QML or as SLD."""
        layer, language = self._state.layers[layer_id], self._state.words.value.language

        def work(_: Task) -> None:
            from gisapp.export.styles.style_file import write_style

            write_style(layer, path, language)

        self._tasks.run(self._title("status.writing_style", layer), work, self._confirm(path))

    def _confirm(self, path: Path) -> Callable[[None], None]:
        def confirm(_: None) -> None:
            words = self._state.words.value
            self._messages.settle(path)
            sentence = words("message.style_saved", name=path.name)
            self._messages.emit(Message("info", sentence, str(path)))

        return confirm

    def _title(self, code: str, layer: Layer) -> str:
        words = self._state.words.value
        return words(code, name=layer.name.in_language(words.language))
