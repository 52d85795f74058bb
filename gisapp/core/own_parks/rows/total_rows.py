"""Rows of a layer that are totals of others (合计, Subtotal): no subjects, and in no sum."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Ids
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.total_words import names_a_total


def total_rows(layer: Layer, mapping: LayerMapping | None, progress: Progress = NO_PROGRESS) -> Ids:
    """Return the rows of a layer that are totals of others.

    The readers of tables note them as the layer is read; of what other readers read, they are
    looked for where key or name stands, and only once it is known what these are. Whatever has a
    key of its own is none.

    Parameters
    ----------
    layer : Layer
        Of any source.
    mapping : LayerMapping or None
        What its rows are, as far as that is known.
    progress : Progress
        Asked whether to stop.

    Returns
    -------
    (n,) int64
        The source's own ids, ascending.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    here = {field.name for field in layer.attributes.fields}
    named = (mapping.key, mapping.name_zh, mapping.name_en) if mapping else ()
    columns = [name for name in dict.fromkeys(named) if name in here]
    noted = layer.origin.total_rows
    found = np.array(noted, np.int64) if noted is not None else _told_in(layer, columns, progress)
    if mapping is None or mapping.key not in here or not len(found):
        return found
    keys = layer.attributes.column(mapping.key, found.tolist())
    return found[_are_told(keys.distinct, or_empty=True)[keys.codes]]


def without_totals(
    layer: Layer,
    feature_ids: Ids,
    mapping: LayerMapping | None,
    progress: Progress = NO_PROGRESS,
) -> Ids:
    """Return some rows of a layer without those that are totals; parameters as of `total_rows`."""
    totals = total_rows(layer, mapping, progress)
    return feature_ids[~np.isin(feature_ids, totals)] if len(totals) else feature_ids


def _told_in(layer: Layer, columns: Sequence[str], progress: Progress) -> Ids:
    ids = np.sort(layer.geometry.feature_ids)
    found = np.zeros(len(ids), np.bool_)
    for name in columns:
        progress.check()
        column = layer.attributes.column(name, ids.tolist())
        found |= _are_told(column.distinct, or_empty=False)[column.codes]
    return ids[found]


def _are_told(cells: Sequence[AttributeValue], *, or_empty: bool) -> NDArray[np.bool_]:
    texts = [plain_text(each).strip() for each in cells]
    return np.array([names_a_total(each) or (or_empty and not each) for each in texts], np.bool_)
