"""What a click, a hover, a key, a search hit or a link does to the selection."""

import math

import numpy as np

from gisapp.core.geometry.narrow_extent import narrow_extent
from gisapp.core.layers.clusters import cluster_at
from gisapp.core.layers.feature_cycle import feature_beside
from gisapp.core.layers.identify import identify
from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef, is_drawn
from gisapp.core.layers.selection import NO_FEATURES, FeatureSet, Ids, Selection, SelectMode
from gisapp.core.layers.subject_lookup import find_subject, subject_of
from gisapp.core.space.crs import EARTH_RADIUS
from gisapp.core.space.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.errors import SourceError
from gisapp.session.navigation import Navigation

_SMALLEST_SEEN_PX = 12
"""A shape that is smaller on the map may be overlooked."""
_COARSEST_SEEN_POINT = 100.0
"""Metres of EPSG:3857 a pixel at which one still sees in which town a point lies."""
_MOST_READ = 300
"""Of so many features that are not in memory the extents are read while the user waits: 0.1 s."""

ONE_PLACE_M = 0.5
"""Points no farther apart, in metres of EPSG:3857, are never seen beside each other."""


class Selector:
    """Changes what is selected and hovered in a view state."""

    def __init__(self, view_state: ViewState, navigation: Navigation) -> None:
        self._view_state = view_state
        self._navigation = navigation
        view_state.layers.changed.connect(self._drop_what_is_gone)

    def click(self, x: float, y: float, tolerance_m: float, mode: SelectMode = "new") -> None:
        """Select the topmost feature at a point, or all features of a cluster.

        Those of a cluster that no zoom takes apart are listed with all else that lies there.

        Parameters
        ----------
        x, y : float
            The point, in EPSG:3857.
        tolerance_m : float
            How far from the point a feature may lie, in metres of EPSG:3857.
        mode : SelectMode
            What the feature does to the selection; a click beside all features leaves it as it
            is, unless a "new" one is wanted.
        """
        cluster, is_one_place = self._cluster_at(x, y)
        if cluster and (mode != "new" or not is_one_place):
            self._take_cluster(cluster, mode)
            return
        hits = tuple(dict.fromkeys((*cluster, *self._features_at(x, y, tolerance_m))))
        self._view_state.pin.set(None)
        if mode == "new":
            self._view_state.selection.set(Selection(FeatureSet.of(*hits[:1]), hits))
        elif hits:
            self.take(FeatureSet.of(hits[0]), mode)

    def _take_cluster(self, cluster: FeatureSet, mode: SelectMode) -> None:
        """Take all features of a cluster; it joins or leaves the selection as a whole."""
        if mode == "toggle":
            is_selected = not cluster - self._view_state.selection.value.features
            mode = "remove" if is_selected else "add"
        self.take(cluster, mode)

    def take(self, found: FeatureSet, mode: SelectMode = "new") -> None:
        """Change the selection by features that were found, wherever the map is.

        Parameters
        ----------
        found : FeatureSet
            Of layers that are here.
        mode : SelectMode
            What they do to it.
        """
        before = self._view_state.selection.value.features
        self._view_state.selection.set(Selection(before.changed(found, mode)))

    def mark(self, x: float, y: float) -> None:
        """Put the pin on a point, in EPSG:3857, and select what lies just there."""
        self.click(x, y, 0.0)
        self._view_state.pin.set((x, y))

    def hover(self, x: float, y: float, tolerance_m: float) -> None:
        """Let the topmost feature at a point glow, unless it stands in a cluster; as `click`."""
        cluster, _ = self._cluster_at(x, y)
        hits = () if cluster else self._features_at(x, y, tolerance_m)
        self._view_state.hovered.set(hits[0] if hits else None)

    def stop_hovering(self) -> None:
        """Let nothing glow."""
        self._view_state.hovered.set(None)

    def hover_next(self, step: int) -> None:
        """Let the next feature in view glow, or the one before it with a negative `step`."""
        state = self._view_state
        here = state.hovered.value or next(iter(state.selection.value.features), None)
        layers = state.layers.layers
        state.hovered.set(feature_beside(layers, state.viewport.value.extent, here, step))

    def select_hovered(self) -> None:
        """Select the feature that glows, if one does."""
        hovered = self._view_state.hovered.value
        if hovered is not None:
            self.select(hovered)

    def select(self, target: FeatureRef | TopicRef) -> None:
        """Select one thing, and move the map to a feature that is out of view."""
        self._take(target)
        extent, ground = self._extent_of_selection(), self._ground_of_selection()
        if extent is not None and ground is not None:
            self._navigation.reveal(extent, ground)

    def select_to_see(self, target: FeatureRef | TopicRef) -> None:
        """Select one thing, and move the map unless it is seen: in view, drawn, in no cluster."""
        self._take(target)
        extent, ground = self._extent_of_selection(), self._ground_of_selection()
        if not isinstance(target, FeatureRef) or extent is None or ground is None:
            return
        layer = self._view_state.layers.of_feature(target)
        if not self._is_seen(layer, extent):
            self._navigation.show_extent(ground, layer.finest, layer.coarsest)

    def select_subject(self, uid: str) -> None:
        """Select the subject of that uid, wherever the map is.

        Raises
        ------
        SourceError
            No layer's dataset knows it.
        """
        target = find_subject(self._view_state.layers.layers, uid)
        if target is None:
            raise SourceError("no_subject_here", uid=uid)
        self._take(target)

    def show_features(self, layer_id: str, ids: Ids) -> None:
        """Select features of a layer, wherever the map is, and zoom to them.

        Parameters
        ----------
        ids : (features,) int64
            At least one.
        """
        self._take(FeatureRef(layer_id, int(ids[0])))
        self.take(FeatureSet({layer_id: ids}))
        self.show_selection()

    def clear(self) -> None:
        """Select nothing, and take the pin away."""
        self._view_state.pin.set(None)
        self._view_state.selection.set(Selection())

    def show_selection(self) -> None:
        """Zoom to what is selected, if it has a place."""
        ground = self._ground_of_selection()
        if ground is not None:
            self._navigation.show_extent(ground)

    def _take(self, target: FeatureRef | TopicRef) -> None:
        """Select one thing; its layer is shown even where it was hidden."""
        self._view_state.pin.set(None)
        if isinstance(target, TopicRef):
            self._view_state.selection.set(Selection(topic=target))
            return
        if not self._view_state.layers.of_feature(target).visible:
            self._view_state.layers.show(target.layer_id, visible=True)
        self._view_state.selection.set(Selection(FeatureSet.of(target)))

    def _cluster_at(self, x: float, y: float) -> tuple[FeatureSet, bool]:
        """Return the features of the topmost cluster that is drawn at a point, in EPSG:3857.

        The second value is True if they all lie at one place.
        """
        resolution = self._view_state.viewport.value.resolution
        for layer in reversed(self.layers_to_click):
            members = cluster_at(layer, x, y, resolution)
            if len(members):
                extent = Extent.of_bounds(layer.geometry.bounds[members])
                is_one_place = extent is None or max(extent.width, extent.height) <= ONE_PLACE_M
                # In the source's order, in which a list of them reads best.
                ids = np.sort(layer.geometry.feature_ids[members])
                return FeatureSet({layer.layer_id: ids}), is_one_place
        return NO_FEATURES, False

    def _features_at(self, x: float, y: float, tolerance_m: float) -> tuple[FeatureRef, ...]:
        return identify(self.layers_to_click, x, y, tolerance_m)

    def _is_seen(self, layer: Layer, extent: Extent) -> bool:
        """True if a feature in an extent of EPSG:3857 is in view, drawn, and large enough."""
        viewport = self._view_state.viewport.value
        resolution = viewport.resolution
        if not viewport.extent.contains(extent) or not is_drawn(layer, resolution):
            return False
        if layer.geometry.kind == "point":
            is_near = resolution <= _COARSEST_SEEN_POINT
            return is_near and not len(cluster_at(layer, *extent.center, resolution))
        return max(extent.width, extent.height) >= _SMALLEST_SEEN_PX * resolution

    @property
    def layers_to_click(self) -> tuple[Layer, ...]:
        """The layers that are drawn and can be clicked, bottom first."""
        resolution = self._view_state.viewport.value.resolution
        layers = self._view_state.layers.layers
        return tuple(
            layer
            for layer in layers
            if layer.identifiable and not layer.is_overview and is_drawn(layer, resolution)
        )

    def _extent_of_selection(self) -> Extent | None:
        layers, features = self._view_state.layers, self._view_state.selection.value.features
        return Extent.around(_extent_of(layers[key], ids) for key, ids in features.ids.items())

    def _ground_of_selection(self) -> Extent | None:
        layers, features = self._view_state.layers, self._view_state.selection.value.features
        return Extent.around(_ground_of(layers[key], ids) for key, ids in features.ids.items())

    def _drop_what_is_gone(self, layers: tuple[Layer, ...]) -> None:
        here = {layer.layer_id for layer in layers}
        selection = self._view_state.selection.value
        features = selection.features.of_layers(here)
        candidates = tuple(ref for ref in selection.candidates if ref.layer_id in here)
        self._view_state.selection.set(Selection(features, candidates, selection.topic))
        hovered = self._view_state.hovered.value
        if hovered is not None and hovered.layer_id not in here:
            self.stop_hovering()


def extent_of_feature(layer: Layer, ref: FeatureRef) -> Extent | None:
    """Return the extent of a feature in EPSG:3857, None where it has no geometry."""
    return _extent_of(layer, np.array([ref.feature_id]))


def _extent_of(layer: Layer, ids: Ids) -> Extent | None:
    """Return the extent of features in EPSG:3857, None where none has geometry.

    Of those that are not in memory some hundreds are read, evenly from first to last.

    Parameters
    ----------
    ids : (features,) int64
        Features of the layer.
    """
    geometry, partial = layer.geometry, layer.partial
    in_memory = narrow_extent(geometry, np.flatnonzero(np.isin(geometry.feature_ids, ids)))
    if partial is None:
        return in_memory
    others = ids[~np.isin(ids, geometry.feature_ids)]
    read = others[np.linspace(0, len(others) - 1, min(len(others), _MOST_READ)).astype(int)]
    return Extent.around((in_memory, partial.store.extent_of(read.tolist())))


def _ground_of(layer: Layer, ids: Ids) -> Extent | None:
    """Return the extent, in EPSG:3857, in which features lie; None where none has geometry.

    A point whose place is known only roughly may lie anywhere within its accuracy.

    Parameters
    ----------
    ids : (features,) int64
        Features of the layer.
    """
    if layer.dataset is None or layer.geometry.kind != "point":
        return _extent_of(layer, ids)
    refs = (FeatureRef(layer.layer_id, feature_id) for feature_id in ids.tolist())
    return Extent.around(_ground_of_point(layer, ref) for ref in refs)


def _ground_of_point(layer: Layer, ref: FeatureRef) -> Extent | None:
    extent = extent_of_feature(layer, ref)
    known = subject_of((layer,), ref)
    if extent is None or known is None:
        return extent
    note = known[1].geometry
    accuracy_m = (note and note.accuracy_m) or 0.0
    # Web Mercator draws everything larger by 1 / cos(latitude) = cosh(y / R).
    return extent.buffered(accuracy_m * math.cosh(extent.center[1] / EARTH_RADIUS))
