"""Selects the features of a layer for which an expression is true that the user typed."""

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.filters.layer_filter import LayerFilter, Matches
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet, SelectMode
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.filtering.filterer import LayerFilterer
from gisapp.session.filtering.row_memory import RowMemory
from gisapp.session.select.selection_work import SelectionWork

if TYPE_CHECKING:
    from gisapp.core.filters.filter_field import FilterField


class ExpressionSelector:
    """Selects by expressions of the filter's language, among the features that are shown."""

    def __init__(self, view_state: ViewState, filterer: LayerFilterer, work: SelectionWork) -> None:
        self._state = view_state
        self._filterer = filterer
        self._work = work

    def select(self, layer_id: str, text: str, mode: SelectMode = "new") -> None:
        """Select what an expression is true for; a failure reaches the message bar."""
        for layer in self._state.layers.present((layer_id,)):
            self._work.find(partial(_found, layer, self._filterer.rows_of(layer), text), mode)


def _found(layer: Layer, memory: RowMemory, text: str, progress: Progress) -> FeatureSet:
    from gisapp.core.filters.shown import fields_read, shown_by

    wanted, fields = LayerFilter((Matches(text),)), fields_of(layer)
    rows = memory.rows(fields_read(wanted, fields), progress)
    is_true = shown_by(wanted, rows, layer.index, fields, progress=progress)
    found = layer.index.shown_of(np.flatnonzero(is_true))
    return FeatureSet({layer.layer_id: layer.geometry.feature_ids[found]})


def fields_of(layer: Layer) -> "tuple[FilterField, ...]":
    """Return the attributes that expressions about a layer may name."""
    from gisapp.core.own_parks.filter_fields import filter_fields
    from gisapp.sources.parks.park_schema import load_park_schema

    return filter_fields(layer, load_park_schema() if layer.mapping else None)
