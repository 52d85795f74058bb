"""Says of layers that have come what makes their place doubtful, and offers to mend it."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.space.extent import Extent
from gisapp.core.space.gaps import gap_m
from gisapp.core.text.units import format_value
from gisapp.core.view_state import ViewState
from gisapp.session.embedded import comes_with_the_program
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.navigation import Navigation
from gisapp.session.reading.placing import Placing
from gisapp.session.reading.read_as_edits import ReadAsEdits
from gisapp.session.source_problems import other_problems

_AXES = "crs_axes"
DOUBTS = (_AXES, "crs_misfit", "crs_degrees", "datum_shift_unknown")
"""The problems that another way to read the coordinates may mend; said in this order."""
_FAR_M = 500_000.0
"""A layer so far from all others of the user may have another CRS than it states."""


class CoordinateDoubts:
    """Tells the user of doubtful places in the message bar, one sentence for each source."""

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        messages: Messages,
        placing: Placing,
        read_as_edits: ReadAsEdits,
    ) -> None:
        self._state = view_state
        self._navigation = navigation
        self._messages = messages
        self._placing = placing
        self._edits = read_as_edits

    def tell(self, layer_ids: Sequence[str]) -> None:
        """Say what is doubtful about layers of one source that have come just now."""
        layers = self._state.layers.present(layer_ids)
        told = next(self._doubts(layers), None)
        if told is not None:
            self._messages.emit(told)

    def _doubts(self, layers: Sequence[Layer]) -> Iterator[Message]:
        for code in DOUBTS:
            for layer in filter(self._edits.can_place, layers):
                for problem in layer.origin.problems:
                    if problem.code == code:
                        yield self._on_problem(layer, problem, layers)
        yield from self._far_ones(layers)

    def _on_problem(self, layer: Layer, problem: Problem, layers: Sequence[Layer]) -> Message:
        words = self._state.words.value
        exchange = (self._exchange(layer),) if problem.code == _AXES else ()
        return Message(
            "warning",
            problem.sentence(words),
            other_problems(layers, problem, words),
            about=self._edits.uri_of(layer),
            actions=(*exchange, self._choose(layer)),
        )

    def _far_ones(self, layers: Sequence[Layer]) -> Iterator[Message]:
        sources = {each.origin.source for each in layers}
        own = (each for each in self._state.layers.visible if not comes_with_the_program(each))
        others = LayerStack(tuple(each for each in own if each.origin.source not in sources))
        near = others.home_extent
        for layer in itertools.filterfalse(comes_with_the_program, layers):
            if near is not None and layer.extent is not None and layer.identifiable:
                metres = gap_m(layer.extent, near)
                if metres > _FAR_M:
                    yield self._on_distance(layer, layer.extent, metres)

    def _on_distance(self, layer: Layer, extent: Extent, metres: float) -> Message:
        words = self._state.words.value
        distance = format_value(metres, "m", self._state.units.value, words, digits=2)
        name = layer.name.in_language(words.language)
        show = MessageAction("message.zoom_there", partial(self._navigation.show_extent, extent))
        choose = (self._choose(layer),) if self._edits.can_place(layer) else ()
        sentence = words("message.far_away", name=name, distance=distance)
        return Message("info", sentence, actions=(show, *choose))

    def _choose(self, layer: Layer) -> MessageAction:
        # By its id: a message that waits must not keep a layer in memory.
        return MessageAction("message.choose_crs", partial(self._placing.ask_of, layer.layer_id))

    def _exchange(self, layer: Layer) -> MessageAction:
        origin = layer.origin
        exchanged = replace(origin.read_as, is_swapped=not origin.is_swapped)
        read = partial(self._edits.read_as, {layer.layer_id: exchanged})
        return MessageAction("message.exchange_axes", read)
