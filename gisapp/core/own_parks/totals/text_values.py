"""The texts that a column states of each row, as codes; and which rows of a layer count."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.total_rows import total_rows
from gisapp.core.own_parks.totals.number_values import chunks_of
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.progress import NO_PROGRESS


@dataclass(frozen=True, eq=False)
class RowCodes:
    """One column of texts.

    Parameters
    ----------
    texts : list of str
        The texts that occur; "" for what is missing.
    codes : (rows,) int64
        The position in `texts` of each row's text.
    """

    texts: list[str]
    codes: NDArray[np.int64]

    @property
    def is_stated(self) -> NDArray[np.bool_]:
        """True for the rows with a text, (rows,)."""
        return np.array([text != "" for text in self.texts], np.bool_)[self.codes]


def codes_of(layer: Layer, column: str) -> RowCodes:
    """Return a column of texts as codes; all rows are read."""
    ids = layer.geometry.feature_ids
    known: dict[str, int] = {}
    codes = np.zeros(len(ids), np.int64)
    for first, distinct, part in chunks_of(layer, column, ids, NO_PROGRESS):
        found = [known.setdefault(_text(each), len(known)) for each in distinct]
        codes[first : first + len(part)] = np.array(found, np.int64)[part]
    return RowCodes(list(known), codes)


def latest_rows(layer: Layer, mapping: LayerMapping) -> NDArray[np.int64]:
    """Return one row for each subject of a layer: of several with one key the latest, no totals.

    Parameters
    ----------
    layer : Layer
        Its attributes must be at hand.
    mapping : LayerMapping
        Says which column is the key, and which tells the time of a row. Rows without a key are
        subjects of their own.

    Returns
    -------
    (subjects,) int64
        Rows of the layer's geometry, in their order.
    """
    rows = np.arange(len(layer.geometry), dtype=np.int64)
    totals = total_rows(layer, mapping)
    counted = ~np.isin(layer.geometry.feature_ids, totals)
    if not mapping.key:
        return rows[counted]
    keys = codes_of(layer, mapping.key)
    if len(keys.texts) == len(rows):
        return rows[counted]
    identity = keys.codes.copy()
    if "" in keys.texts:
        nameless = keys.codes == keys.texts.index("")
        identity[nameless] = len(keys.texts) + rows[nameless]
    times = np.zeros(len(rows), np.int64)
    if mapping.period_column:
        periods = codes_of(layer, mapping.period_column)
        rank = {text: place for place, text in enumerate(sorted(periods.texts))}
        times = np.array([rank[text] for text in periods.texts], np.int64)[periods.codes]
    # Of equal times the first row counts, as for any table with a key that occurs twice.
    order = np.lexsort((-rows, times, identity))
    is_last = np.append(identity[order][1:] != identity[order][:-1], True)
    last: NDArray[np.int64] = np.sort(rows[order][is_last])
    return last[counted[last]]


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
