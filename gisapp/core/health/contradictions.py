"""Sources that state different values of one property of one subject."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.health.checked import Checked, label_of, numbers_of
from gisapp.core.health.finding import Finding, middles_of
from gisapp.core.layers.key_matching import key_without_zeros
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.fact_columns import fact_columns, is_number
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.progress import Progress


class _Stated(NamedTuple):
    """What one column states of each subject, by the subject's key."""

    rows: LayerRows
    column: ColumnMapping
    ids: NDArray[np.int64]
    values: NDArray[np.float64]
    place_of: dict[str, int]


def contradictions(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield figures of a mapped layer that differ from those of another column or layer.

    They are about one subject, property, time, kind and basis, and differ by more than rounding.
    Each pair of columns is told with the layer that comes first.
    """
    rows = checked.rows_of(layer)
    if rows is None or not rows.mapping.key:
        return
    order = list(checked.own.layers)
    own = order.index(layer.layer_id)
    others = [checked.own.layers[each] for each in order[own + 1 :]]
    for mine, theirs in _same_figures(checked, rows, others):
        progress.check()
        yield from _differing(checked, mine, theirs, progress)


def _same_figures(
    checked: Checked, rows: LayerRows, others: list[LayerRows]
) -> Iterator[tuple[tuple[LayerRows, ColumnMapping], tuple[LayerRows, ColumnMapping]]]:
    """Yield columns that state the same figure, in one layer or in two."""
    mine = [(rows, each) for each in _number_columns(checked, rows)]
    theirs = [
        (each, column)
        for each in others
        if each.mapping.key and each.mapping.kind == rows.mapping.kind
        for column in _number_columns(checked, each)
    ]
    pairs = (*combinations(mine, 2), *((one, other) for one in mine for other in theirs))
    for one, other in pairs:
        if _figure(*one) == _figure(*other):
            yield one, other


def _number_columns(checked: Checked, rows: LayerRows) -> list[ColumnMapping]:
    here = {field.name for field in rows.layer.attributes.fields}
    known = fact_columns(rows.mapping, checked.own.schema)
    return [each for each, said in known if is_number(said) and each.column in here]


def _figure(rows: LayerRows, column: ColumnMapping) -> tuple[str, ...]:
    period = column.period.iso or rows.mapping.period.iso or rows.mapping.period_column
    return column.property_code, column.kind, column.basis, period


def _differing(
    checked: Checked,
    mine: tuple[LayerRows, ColumnMapping],
    theirs: tuple[LayerRows, ColumnMapping],
    progress: Progress,
) -> Iterator[Finding]:
    one, other = _stated(*mine, progress), _stated(*theirs, progress)
    common = [key for key in one.place_of if key in other.place_of]
    ours = one.values[[one.place_of[key] for key in common]]
    others = other.values[[other.place_of[key] for key in common]]
    largest = np.maximum(np.abs(ours), np.abs(others))
    with np.errstate(invalid="ignore"):
        differ = np.flatnonzero(np.abs(ours - others) > checked.limits.value_share * largest)
    layer = one.rows.layer
    ids = [int(one.ids[one.place_of[common[place]]]) for place in differ]
    keys, places = checked.keys_of(layer, ids), middles_of(layer, ids)
    unit = checked.own.schema.properties[one.column.property_code].unit
    for found, (place, feature_id) in enumerate(zip(differ.tolist(), ids, strict=True)):
        values = {
            "row": keys[found],
            "property": label_of(checked, one.column.property_code),
            "one": f"{ours[place]:,.10g}",
            "other": f"{others[place]:,.10g}",
            "unit": unit,
            "column": one.column.column,
            "other_column": other.column.column,
            "other_layer": other.rows.layer.name.en,
        }
        at = places[found]
        yield Finding("contradiction", layer.layer_id, (feature_id,), keys[found], values, at)


def _stated(rows: LayerRows, column: ColumnMapping, progress: Progress) -> _Stated:
    layer: Layer = rows.layer
    ids = rows.feature_ids.tolist()
    keys = layer.attributes.column(rows.mapping.key, ids)
    texts = [key_without_zeros(value) for value in keys.distinct]
    place_of: dict[str, int] = {}
    for place, code in enumerate(keys.codes.tolist()):
        if texts[code]:
            place_of.setdefault(texts[code], place)
    values = numbers_of(layer, column, ids, progress)
    return _Stated(rows, column, rows.feature_ids, values, place_of)
