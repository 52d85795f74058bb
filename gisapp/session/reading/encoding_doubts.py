"""Says of layers that have come that their encoding is a guess, and offers to choose it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.reading.coordinate_doubts import DOUBTS as DOUBTS_OF_PLACE
from gisapp.session.reading.read_as_edits import ReadAsEdits
from gisapp.session.source_problems import other_problems
from gisapp.sources.formats.file_kinds import can_be_in_any_encoding

_GUESSED = "encoding_guessed"
_DOUBTS = ("encoding_differs", _GUESSED)
"""The problems that another encoding may mend; said in this order."""


class EncodingDoubts:
    """Tells the user of a doubtful encoding, and reads files in the one that the user chooses.

    `asked` emits the id of a layer whose encoding the user wants to choose.
    """

    def __init__(
        self, view_state: ViewState, messages: Messages, read_as_edits: ReadAsEdits
    ) -> None:
        self.asked: Event[str] = Event()
        self._state = view_state
        self._messages = messages
        self._edits = read_as_edits

    def can_choose(self, layer: Layer) -> bool:
        """True for a layer of a file whose texts may be in another encoding."""
        return self._edits.can_read_as(layer) and can_be_in_any_encoding(layer.origin.source)

    def read_in(self, layer: Layer, encoding: str) -> None:
        """Read all layers of the file of one in an encoding; it can be undone, and is kept.

        Parameters
        ----------
        layer : Layer
            One of them.
        encoding : str
            Any name of it.
        """
        layers = self._edits.layers_of_file(layer)
        self._edits.read_as(
            {each.layer_id: replace(each.origin.read_as, encoding=encoding) for each in layers}
        )

    def tell(self, layer_ids: Sequence[str]) -> None:
        """Say what is doubtful about layers of one source that have come just now."""
        layers = self._state.layers.present(layer_ids)
        told = next(self._doubts(layers), None)
        if told is not None:
            self._messages.emit(told)

    def _doubts(self, layers: Sequence[Layer]) -> Iterator[Message]:
        codes = {problem.code for each in layers for problem in each.origin.problems}
        # A doubt about places is told too, and neither takes the place of the other.
        is_alone = codes.isdisjoint(DOUBTS_OF_PLACE)
        for code in _DOUBTS:
            for layer in filter(self.can_choose, layers):
                for problem in layer.origin.problems:
                    if problem.code == code:
                        yield self._on_problem(layer, problem, layers, is_alone=is_alone)

    def _on_problem(
        self, layer: Layer, problem: Problem, layers: Sequence[Layer], *, is_alone: bool
    ) -> Message:
        words = self._state.words.value
        ask = partial(self.asked.emit, layer.layer_id)
        others = other_problems(layers, problem, words)
        # Most guesses are right: unless more is wrong, it need not be put away.
        is_mere_guess = problem.code == _GUESSED and not others
        return Message(
            "info" if is_mere_guess else "warning",
            problem.sentence(words),
            others,
            about=self._edits.uri_of(layer) if is_alone else "",
            actions=(MessageAction("message.choose_encoding", ask),),
        )
