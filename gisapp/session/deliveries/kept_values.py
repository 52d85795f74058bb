"""Keeps the values of small layers, so that they are known once their file is another one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.layer import Layer
from gisapp.core.view_state import ViewState
from gisapp.errors import SourceError
from gisapp.session.tasks import Task, Tasks

if TYPE_CHECKING:
    from gisapp.sources.vector.arrow_attributes import ArrowAttributes

_PAUSE_MS = 15_000
"""After a layer has come: what the user asks for first goes before this."""
_MOST_VALUES = 2_000_000
"""Of a layer that is kept: some ten megabytes."""


class KeptValues:
    """Reads the values of layers that have come, once the user has had time to look around."""

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self._state = view_state
        self._tasks = tasks
        self._waiting: list[str] = []
        self._kept: dict[str, tuple[AttributeTable, AttributeTable]] = {}
        """By the id of the layer: its attributes, and the same as they were read."""
        self._pause = QTimer(singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep)

    def await_pause(self, layer_ids: Sequence[str]) -> None:
        """Keep the values of layers in a while."""
        self._waiting += layer_ids
        self._pause.start()

    def keep(self) -> None:
        """Keep the values of the layers that wait for it, in workers."""
        # A window starts without it.
        from gisapp.sources.vector.arrow_attributes import ArrowAttributes

        waiting, self._waiting = self._waiting, []
        self._pause.stop()
        here = self._state.layers
        self._kept = {each: self._kept[each] for each in self._kept if each in here}
        for layer in filter(is_small, here.present(waiting)):
            if isinstance(layer.attributes, ArrowAttributes):
                self._read(layer.layer_id, layer.attributes)

    def close(self) -> None:
        """Wait for nothing any more."""
        self._pause.stop()

    def as_it_was(self, layer: Layer) -> Layer:
        """Return a layer whose file is another one now, with its values as far as they are kept."""
        of, kept = self._kept.get(layer.layer_id, (None, layer.attributes))
        attributes = kept if of is layer.attributes else layer.attributes
        return replace(layer, content=replace(layer.content, attributes=attributes))

    def _read(self, layer_id: str, attributes: "ArrowAttributes") -> None:
        def work(task: Task) -> AttributeTable | None:
            # Whoever needs the values is told what fails.
            try:
                return attributes.kept(task.progress)
            except SourceError:
                return None

        def take(kept: AttributeTable | None) -> None:
            if kept is not None and layer_id in self._state.layers:
                self._kept[layer_id] = (attributes, kept)

        self._tasks.run(self._state.words.value("changes.keeping"), work, take)


def is_small(layer: Layer) -> bool:
    """True for a layer whose values are few enough to be read without being asked for."""
    is_own = layer.identifiable and layer.dataset is None and layer.partial is None
    return is_own and layer.feature_count * len(layer.attributes.fields) <= _MOST_VALUES
