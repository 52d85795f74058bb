"""What the columns of a layer mean: proposed by a worker, taken as an edit, and remembered."""

from collections.abc import Callable, Container, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.history import Edit, History
from gisapp.session.mapping.mapping_memory import (
    KnownShape,
    MappingMemory,
    Profiles,
    Recognised,
    shape_of,
)
from gisapp.session.tasks import Task, Tasks

if TYPE_CHECKING:
    from gisapp.session.mapping.proposals import Proposal

MappingById = Mapping[str, LayerMapping | None]
"""What layers are taken for, by their ids in the stack; None for mere columns."""


class MappingEdits:
    """Says what rows and columns mean; each time can be undone, and is kept for the same shape.

    `asked` emits the ids of layers of which the user wants to say it, the first one first.
    `known_now` emits the ids of the other layers with the same columns as those of which it was
    said.

    Parameters
    ----------
    memory : MappingMemory
        Where it is kept what was said of a shape.
    """

    def __init__(
        self, view_state: ViewState, history: History, tasks: Tasks, memory: MappingMemory
    ) -> None:
        self.asked: Event[tuple[str, ...]] = Event()
        self.known_now: Event[tuple[str, ...]] = Event()
        self._state = view_state
        self._layers = view_state.layers
        self._history = history
        self._tasks = tasks
        self._memory = memory

    @property
    def schema(self) -> ParkSchema:
        """What can be stated of parks at all."""
        # A window starts without them.
        from gisapp.sources.parks.known_headings import known_headings

        return known_headings().schema

    def can_map(self, layer: Layer) -> bool:
        """Return True for a layer of the user's own that has columns."""
        return layer.dataset is None and layer.identifiable and bool(layer.attributes.fields)

    def ask(self, layer: Layer) -> None:
        """Have the user say what the columns of a layer mean, and of the others of its file."""
        self.ask_of([layer])

    def ask_of(self, layers: Sequence[Layer]) -> None:
        """Have the user say what the columns of layers mean, and of the others of their files.

        Parameters
        ----------
        layers : sequence of Layer
            Of one file or of several, the first one first.
        """
        sources = dict.fromkeys(each.origin.source for each in layers)
        others = [each for each in self._layers.layers if self.can_map(each)]
        of_files = (
            each.layer_id
            for source in sources
            for each in (*layers, *others)
            if each.origin.source == source
        )
        # Those that are meant have come before the others of their file.
        asked = tuple(dict.fromkeys(of_files))
        if asked:
            self.asked.emit(asked)

    def propose(
        self,
        layers: Sequence[Layer],
        done: "Callable[[tuple[Proposal, ...]], None]",
        failed: Callable[[Task], None] | None = None,
    ) -> Task:
        """Find out in a worker what the columns of layers may mean.

        Parameters
        ----------
        layers : sequence of Layer
            Of any sources.
        done : callable
            Gets a proposal for each layer, in this order.
        failed : callable or None
            Gets the task in place of that.
        """

        def work(task: Task) -> "tuple[Proposal, ...]":
            # A window starts without it.
            from gisapp.session.mapping.proposals import kinds_of, proposal_of

            guessed = kinds_of(layers)
            return tuple(
                proposal_of(
                    layer, self._known_of(layer), self._kinds_on_map(layer, guessed), task.progress
                )
                for layer in layers
            )

        title = self._state.words.value("mapping.looking")
        return self._tasks.run(title, work, done, failed)

    def recognised(self, layer: Layer, progress: Progress) -> Recognised | None:
        """Return what a layer that has just come seems to be, in a worker; None where nothing is.

        Raises
        ------
        SourceError
            The file cannot be read any more.
        """
        # A window starts without it.
        from gisapp.session.mapping.proposals import recognised

        return recognised(layer, self._known_of(layer), progress)

    def _known_of(self, layer: Layer) -> KnownShape | None:
        return self._memory.known_of(shape_of(layer))

    def _kinds_on_map(self, layer: Layer, guessed: Mapping[str, str]) -> tuple[str, ...]:
        """Return the kinds of the other layers in which rows may lie."""
        said = {
            each.layer_id: each.mapping.kind
            for each in self._layers.layers
            if each.mapping is not None and not each.is_table
        }
        kinds = {**guessed, **said}
        kinds.pop(layer.layer_id, None)
        return tuple(dict.fromkeys(filter(None, kinds.values())))

    def map(self, mappings: MappingById, profiles: Mapping[str, Profiles]) -> None:
        """Take layers for what the user says, in one step.

        Parameters
        ----------
        mappings : mapping
            What the layers are, by their ids.
        profiles : mapping
            What their columns look like, by their ids, to know a table of this shape again.
        """
        layers = self._layers.present(mappings)
        if not layers:
            return
        before = {each.layer_id: each.mapping for each in layers}
        shapes = {each.layer_id: shape_of(each) for each in layers}
        known_before = {shape: self._memory.known_of(shape) for shape in shapes.values()}
        known_now = {
            shape: _known(mappings[layer_id], profiles.get(layer_id, {}))
            for layer_id, shape in shapes.items()
        }
        do = partial(self._put, mappings, known_now)
        undo = partial(self._put, before, known_before)
        self._history.do(Edit("map_columns", layers[0].name, do, undo))
        meant = {shape for layer_id, shape in shapes.items() if mappings[layer_id] is not None}
        alike = [each.layer_id for each in self._layers.layers if self._is_plain(each, meant)]
        if alike:
            self.known_now.emit(tuple(alike))

    def _is_plain(self, layer: Layer, shapes: Container[str]) -> bool:
        return layer.mapping is None and self.can_map(layer) and shape_of(layer) in shapes

    def read_plain(self, layer_ids: Sequence[str]) -> None:
        """Take layers for mere columns, and forget what was said of their shapes."""
        self.map(dict.fromkeys(layer_ids), {})

    def _put(self, mappings: MappingById, known: Mapping[str, KnownShape | None]) -> None:
        for shape, each in known.items():
            self._memory.keep(shape, each)
        for layer in self._layers.present(mappings):
            self._layers.map(layer.layer_id, mappings[layer.layer_id])


def _known(mapping: LayerMapping | None, profiles: Profiles) -> KnownShape | None:
    return None if mapping is None else KnownShape(mapping, profiles)
