"""Layers that are too large for memory get the features in view, read by workers."""

from dataclasses import dataclass
from functools import partial

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.loaded import Loaded, with_loaded
from gisapp.core.layers.partial_loading import load_features
from gisapp.core.layers.symbology import Symbology
from gisapp.core.space.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks


@dataclass(frozen=True)
class _Request:
    """An extent to load, for what is seen of a layer, and how its features are coloured.

    Both extents are in EPSG:3857.
    """

    extent: Extent
    seen: Extent
    colors: Symbology | None

    def is_stale_for(self, newer: "_Request") -> bool:
        """True if nothing that is loaded for this request would be seen with the newer one."""
        return self.colors != newer.colors or not self.extent.intersects(newer.seen)


class ViewportLoader:
    """Follows the viewport and the layers of a view state.

    Of each layer one extent is loaded at a time: while the user drags the map, the latest that
    was begun is shown before the next one is.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self._state = view_state
        self._jobs: Jobs[str, _Request] = Jobs(tasks, replaces=False)
        self._jobs.ended.connect(lambda _: self._load_seen())
        view_state.viewport.changed.connect(lambda _: self._load_seen())
        view_state.layers.changed.connect(lambda _: self._follow_layers())

    def _follow_layers(self) -> None:
        self._jobs.drop_unless(lambda layer_id: layer_id in self._state.layers)
        self._load_seen()

    def _load_seen(self) -> None:
        seen = self._state.viewport.value.with_surroundings.extent
        for layer in self._state.drawn_layers:
            if layer.visible:
                self._load(layer, seen)

    def _load(self, layer: Layer, seen: Extent) -> None:
        content = layer.partial
        if content is None:
            return
        seen = content.beside(seen)
        if content.is_enough_for(seen):
            return
        extent = content.extent_to_load(seen)
        if extent is None:
            self._jobs.drop(layer.layer_id)
            self._state.layers.refill(with_loaded(layer, content, None))
            return
        request = _Request(extent, seen, content.colors)
        loading = self._jobs.at_work(layer.layer_id)
        if loading is not None and loading.is_stale_for(request):
            self._jobs.drop(layer.layer_id)
        name = layer.name.in_language(self._state.words.value.language)
        self._jobs.begin(
            layer.layer_id,
            request,
            self._state.words.value("status.reading_view", name=name),
            partial(load_features, layer, content, extent),
            lambda loaded: self._take(layer.layer_id, request, loaded),
        )

    def _take(self, layer_id: str, request: _Request, loaded: Loaded | None) -> None:
        layer = self._state.layers[layer_id]
        if loaded is None:
            # There is too much: reading it again would give no more.
            self._jobs.refuse(layer_id, request)
        elif layer.partial is not None:
            self._state.layers.refill(with_loaded(layer, layer.partial, loaded))
