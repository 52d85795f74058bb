"""Selects by what is selected, or by another layer: all, the others, neighbours, what is near."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet, Ids, SelectMode
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.select.select_layers import SelectLayers
from gisapp.session.select.selection_work import SelectionWork

Relation = Literal["touches", "inside", "near"]
"""How features stand to those of another layer."""

_AT_ONCE = 20_000
"""So many features are gone through while the user waits."""
_Rows = Callable[[Layer, Progress], Rows]


@dataclass(frozen=True)
class ByLayer:
    """What is asked: features of one layer by how they stand to another one's.

    Parameters
    ----------
    layer_id : str
        The layer of which features are selected.
    relation : Relation
        How they stand to the others.
    other_id : str
        The other layer, maybe the same one.
    distance_m : float
        For "near", in metres on the ellipsoid.
    only_selected : bool
        True where of the other layer only the selected features count.
    """

    layer_id: str
    relation: Relation
    other_id: str
    distance_m: float = 0.0
    only_selected: bool = False


class SetSelector:
    """Changes the selection of a view state by sets of features."""

    def __init__(self, view_state: ViewState, layers: SelectLayers, work: SelectionWork) -> None:
        self._state = view_state
        self._layers = layers
        self._work = work

    def select_all(self, layer_id: str = "") -> None:
        """Select all features that are shown, of one layer or of all that selecting is about."""
        layers = self._state.layers.present((layer_id,)) if layer_id else self._layers.layers
        self._find(layers, lambda layer, _: _shown(layer))

    def invert(self) -> None:
        """Select what is not selected, in the layers that have selected features."""
        selected = self._state.selection.value.features.ids

        def others(layer: Layer, _: Progress) -> Rows:
            shown = _shown(layer)
            if layer.layer_id not in selected:
                return shown
            return shown[~np.isin(layer.geometry.feature_ids[shown], selected[layer.layer_id])]

        self._find(self._layers.selected, others)

    def grow(self, distance_m: float = 0.0) -> None:
        """Add the features of the same layers that touch what is selected, or lie near it.

        Parameters
        ----------
        distance_m : float
            In metres on the ellipsoid; 0 for those that touch.
        """
        selected = self._state.selection.value.features.ids

        def neighbours(layer: Layer, progress: Progress) -> Rows:
            index = _only(layer, selected[layer.layer_id])
            return np.flatnonzero(_near(layer.index, index, distance_m, progress))

        layers = self._state.layers.present(selected)
        self._find(layers, neighbours, "add")

    def select_by_layer(self, asked: ByLayer, mode: SelectMode = "new") -> None:
        """Select features of a layer by how they stand to those of another one that are shown."""
        layers = self._state.layers
        if asked.layer_id not in layers or asked.other_id not in layers:
            return
        other = layers[asked.other_id]
        index = other.index
        if asked.only_selected:
            none = np.empty(0, np.int64)
            selected = self._state.selection.value.features.ids
            index = _only(other, selected.get(asked.other_id, none))

        def related(layer: Layer, progress: Progress) -> Rows:
            if asked.relation == "inside":
                from gisapp.core.geometry.rows_inside import rows_inside

                return rows_inside(layer.index, index, progress)
            distance_m = asked.distance_m if asked.relation == "near" else 0.0
            return np.flatnonzero(_near(layer.index, index, distance_m, progress))

        self._find((layers[asked.layer_id],), related, mode)

    def _find(self, layers: Sequence[Layer], rows_of: _Rows, mode: SelectMode = "new") -> None:
        is_quick = sum(len(layer.geometry) for layer in layers) <= _AT_ONCE
        self._work.find(partial(_found, layers, rows_of), mode, at_once=is_quick)


def _found(layers: Sequence[Layer], rows_of: _Rows, progress: Progress) -> FeatureSet:
    found = {}
    for place, layer in enumerate(layers):
        part = progress.part(place / len(layers), (place + 1) / len(layers))
        found[layer.layer_id] = layer.geometry.feature_ids[rows_of(layer, part)]
    return FeatureSet(found)


def _shown(layer: Layer) -> Rows:
    """Return the rows of the features that are shown, with or without geometry."""
    return layer.index.shown_of(np.arange(len(layer.geometry)))


def _only(layer: Layer, ids: Ids) -> FeatureIndex:
    """Return an index of a layer that finds only some features, whether they are shown or not."""
    return layer.index.only(np.isin(layer.geometry.feature_ids, ids))


def _near(
    index: FeatureIndex, others: FeatureIndex, distance_m: float, progress: Progress
) -> NDArray[np.bool_]:
    # Most sessions end without it.
    from gisapp.core.filters.near_mask import near

    found = near(index, others, distance_m, progress)
    return found if index.shown is None else found & index.shown
