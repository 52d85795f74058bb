"""Gives layers the look that their style asks for; what must be read is read by a worker."""

from collections.abc import Sequence
from dataclasses import replace

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.loaded import colored
from gisapp.core.layers.partial_loading import sampled
from gisapp.core.layers.styles.classify import (
    Classification,
    can_restyle,
    classify,
    restyled,
    unclassified,
)
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks
from gisapp.words import Words

MOST_CLASSED = 30_000_000
"""Rows of a layer beyond memory of which classes are made: more would fill it. Else of some."""


class LayerStyler:
    """Styles layers; of several requests for one layer, the last one counts.

    What is wanted is in `Layer.style` at once. Colours, sizes and hidden classes are seen at once
    too; other classes once a worker has read the values, and until then the layer looks as before.

    Parameters
    ----------
    languages : sequence of Words
        English and Chinese, for the legend.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks, languages: Sequence[Words]) -> None:
        self._state = view_state
        self._layers = view_state.layers
        self._languages = languages
        self._jobs: Jobs[str, LayerStyle] = Jobs(tasks)
        self._layers.changed.connect(lambda _: self._jobs.drop_unless(self._is_wanted))
        self._layers.refilled.connect(self._style_again)
        self._layers.reread.connect(self._style_again)

    def style(self, layer_id: str, style: LayerStyle) -> None:
        """Give a layer a style; where its values cannot be read, that reaches the message bar."""
        layer = self._layers[layer_id]
        self._jobs.try_again(layer_id)
        if can_restyle(layer, style) and not self._jobs.is_running(layer_id):
            self._layers.put(restyled(layer, style))
        elif style.field:
            self._layers.put(replace(layer, style=style))
            self._begin(layer_id)
        else:
            self._jobs.drop(layer_id)
            self._layers.put(restyled(_without_classes(layer), style))

    def catch_up(self, layer_id: str) -> None:
        """Work out the classes of a layer that came back before a worker was done with it."""
        layer = self._layers[layer_id]
        if layer.style.field and not can_restyle(layer, layer.style):
            self._begin(layer_id)

    def _begin(self, layer_id: str) -> None:
        layer = self._layers[layer_id]
        style = layer.style

        def work(progress: Progress) -> Classification:
            store = layer.row_store
            if store is None or layer.feature_count > MOST_CLASSED:
                return classify(sampled(layer), style, self._languages, progress=progress)
            whole = store.column(style.field, progress)
            return classify(layer, style, self._languages, progress=progress, whole=whole)

        words = self._state.words.value
        name = layer.name.in_language(words.language)
        title = words("status.coloring", name=name, field=style.field)
        self._jobs.begin(layer_id, style, title, work, lambda made: self._take(layer_id, made))

    def _take(self, layer_id: str, made: Classification) -> None:
        now = self._layers[layer_id]
        if now.partial is not None:
            self._layers.put(colored(now, now.partial, made.symbology))
        else:
            self._layers.put(made.of(now))

    def _style_again(self, layer_id: str) -> None:
        """Style a layer that has other features now, or whose fields are something else.

        A layer that is too large for memory keeps its classes wherever its features lie.
        """
        layer = self._layers[layer_id]
        if layer.partial is not None or self._jobs.has_failed(layer_id, layer.style):
            return
        if layer.style.field:
            # What is at work classifies the features before.
            self._jobs.drop(layer_id)
            self._begin(layer_id)
        elif layer.style.symbol is not None:
            self._layers.put(restyled(layer, layer.style))

    def _is_wanted(self, layer_id: str) -> bool:
        return layer_id in self._layers and bool(self._layers[layer_id].style.field)


def _without_classes(layer: Layer) -> Layer:
    if layer.partial is not None and layer.partial.colors is not None:
        return colored(layer, layer.partial, None)
    return unclassified(layer).of(layer)
