"""Colouring a layer by one of its attributes, worked out by a worker."""

from collections.abc import Sequence

from gisapp.core.layers.classify import Classification, classify, unclassified
from gisapp.core.layers.loaded import colored
from gisapp.core.layers.partial_loading import sampled
from gisapp.core.layers.symbology import Method
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks
from gisapp.words import Words

_Request = tuple[str, Method | None]
Coloring = _Request | None
"""The attribute to colour by and how its values become classes; None for one colour."""


class LayerStyler:
    """Colours layers; of several requests for one layer, the last one counts.

    Parameters
    ----------
    languages : sequence of Words
        English and Chinese, for the legend.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks, languages: Sequence[Words]) -> None:
        self._state = view_state
        self._layers = view_state.layers
        self._languages = languages
        self._wanted: dict[str, _Request] = {}
        self._jobs: Jobs[str, _Request] = Jobs(tasks)
        self._layers.changed.connect(lambda _: self._forget_removed())
        self._layers.refilled.connect(self._color_again)
        self._layers.reread.connect(self._color_again)

    def color_by(self, layer_id: str, field: str, method: Method | None = None) -> None:
        """Colour a layer by an attribute, as soon as a worker has read it.

        A failure reaches the message bar.

        Parameters
        ----------
        method : Method or None
            How the values become classes; None for what suits them.
        """
        self._wanted[layer_id] = field, method
        self._jobs.try_again(layer_id)
        self._begin(layer_id)

    def color(self, layer_id: str, coloring: Coloring) -> None:
        """Colour a layer by an attribute, or all alike for None."""
        if coloring is None:
            self.color_alike(layer_id)
        else:
            self.color_by(layer_id, *coloring)

    def coloring_of(self, layer_id: str) -> Coloring:
        """Return what a layer is coloured by, or will be once a worker is done."""
        return self._wanted.get(layer_id)

    def take_back(self, layer_id: str, coloring: Coloring) -> None:
        """Take care again of a layer that was removed, with what it was coloured by."""
        if coloring is None:
            return
        field, method = coloring
        shown = self._layers[layer_id].coloring
        if shown.attribute == field and method in (None, shown.method):
            self._wanted[layer_id] = coloring
        else:
            # It was removed before a worker was done.
            self.color_by(layer_id, field, method)

    def color_alike(self, layer_id: str) -> None:
        """Give all features of a layer their one colour back."""
        self._forget(layer_id)
        layer = self._layers[layer_id]
        if layer.partial is not None:
            self._layers.put(colored(layer, layer.partial, None))
        else:
            self._layers.put(unclassified(layer).of(layer))

    def _begin(self, layer_id: str) -> None:
        layer = self._layers[layer_id]
        field, method = request = self._wanted[layer_id]

        def work(_: Progress) -> Classification:
            return classify(sampled(layer), field, self._languages, method)

        def take(made: Classification) -> None:
            now = self._layers[layer_id]
            if now.partial is not None:
                self._layers.put(colored(now, now.partial, made.symbology))
            else:
                self._layers.put(made.of(now))

        words = self._state.words.value
        title = words("status.coloring", name=layer.name.in_language(words.language), field=field)
        self._jobs.begin(layer_id, request, title, work, take)

    def _color_again(self, layer_id: str) -> None:
        """Colour a layer that has other features now, or whose fields are something else.

        A layer that is too large for memory keeps its classes wherever its features lie.
        """
        request = self._wanted.get(layer_id)
        if request is None or self._layers[layer_id].partial is not None:
            return
        if not self._jobs.has_failed(layer_id, request):
            # What is at work classifies the features before.
            self._jobs.drop(layer_id)
            self._begin(layer_id)

    def _forget_removed(self) -> None:
        for layer_id in [each for each in self._wanted if each not in self._layers]:
            self._forget(layer_id)

    def _forget(self, layer_id: str) -> None:
        self._wanted.pop(layer_id, None)
        self._jobs.drop(layer_id)
