"""Colouring a layer by one of its attributes, worked out by a worker."""

from collections.abc import Sequence

from gisapp.core.layers.classify import Classification, classify, unclassified
from gisapp.core.layers.partial_loading import colored, sampled
from gisapp.core.layers.symbology import Method
from gisapp.core.view_state import ViewState
from gisapp.session.tasks import Task, Tasks
from gisapp.words import Words


class LayerStyler:
    """Colours layers; of several requests for one layer, the last one counts.

    Parameters
    ----------
    languages : sequence of Words
        English and Chinese, for the legend.
    """

    def __init__(
        self,
        view_state: ViewState,
        tasks: Tasks,
        languages: Sequence[Words],
    ) -> None:
        self._state = view_state
        self._layers = view_state.layers
        self._tasks = tasks
        self._languages = languages
        self._wanted: dict[str, tuple[str, Method | None]] = {}
        self._layers.changed.connect(lambda _: self._forget_removed())
        self._layers.refilled.connect(self._color_again)

    def color_by(self, layer_id: str, field: str, method: Method | None = None) -> None:
        """Colour a layer by an attribute, as soon as a worker has read it; `method` as `classify`.

        A failure reaches the message bar.
        """
        layer, request = self._layers[layer_id], (field, method)
        self._wanted[layer_id] = request

        def work(_: Task) -> Classification:
            return classify(sampled(layer), field, self._languages, method)

        def take(made: Classification) -> None:
            if layer_id in self._layers and self._wanted.get(layer_id) == request:
                now = self._layers[layer_id]
                if now.partial is not None:
                    self._layers.put(colored(now, now.partial, made.symbology))
                elif now.geometry is layer.geometry:
                    self._layers.put(made.of(now))

        words = self._state.words.value
        name = layer.name.in_language(words.language)
        self._tasks.run(words("status.coloring", name=name, field=field), work, take)

    def _color_again(self, layer_id: str) -> None:
        """Colour a layer that has other features now, such as more while it is being read.

        One that holds now these, now those of its features keeps its classes.
        """
        if layer_id in self._wanted and self._layers[layer_id].partial is None:
            self.color_by(layer_id, *self._wanted[layer_id])

    def _forget_removed(self) -> None:
        for layer_id in [each for each in self._wanted if each not in self._layers]:
            del self._wanted[layer_id]

    def color_alike(self, layer_id: str) -> None:
        """Give all features of a layer their one colour back."""
        self._wanted.pop(layer_id, None)
        layer = self._layers[layer_id]
        if layer.partial is not None:
            self._layers.put(colored(layer, layer.partial, None))
        else:
            self._layers.put(unclassified(layer).of(layer))
