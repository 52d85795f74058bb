"""Some rows of a layer, from which its mapping is guessed; however long it is, few are read."""

from dataclasses import replace
from pathlib import PurePath

import numpy as np

from gisapp.core.layers.attributes import written_fields
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.subject_lookup import measured_area_m2
from gisapp.core.own_parks.mapping.first_rows import row_ids_of
from gisapp.core.parks.mapping.sampled_table import SampledColumn, SampledTable

MOST_SAMPLED = 300
"""Rows that are read: so many are fetched quickly by their ids."""
_MEASURED = 40
"""Rows whose shapes are measured, to know in which unit areas are stated."""
_STRETCH, _STRETCHES = 50, 4
"""Rows that stand together, and how many such stretches are looked at beside the first rows."""


def sample_of(layer: Layer) -> SampledTable:
    """Return the headings of a layer and some of its rows: the first ones, and others all over.

    Parameters
    ----------
    layer : Layer
        Its attributes need not be at hand: then only the headings are looked at.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    table, headings = layer.attributes, headings_of(layer)
    ids = _sampled_ids(layer)
    names = [column.name for column in headings.columns]
    read = table.columns(names, ids) if ids and table.is_at_hand else {}
    columns = (
        replace(each, values=read[each.name].values) if each.name in read else each
        for each in headings.columns
    )
    areas_m2 = [measured_area_m2(layer, each) for each in ids[:_MEASURED]]
    return replace(headings, columns=tuple(columns), areas_m2=areas_m2)


def headings_of(layer: Layer) -> SampledTable:
    """Return the headings and titles of a layer alone: nothing is read for them."""
    columns = (
        SampledColumn(field.name, label=field.label, is_numeric=field.is_numeric)
        for field in written_fields(layer.attributes.fields)
    )
    return SampledTable(
        tuple(columns),
        _titles(layer),
        has_shapes=not layer.is_table,
        file_name=PurePath(layer.origin.source).stem,
    )


def _sampled_ids(layer: Layer) -> list[int]:
    ids = row_ids_of(layer)
    if len(ids) <= MOST_SAMPLED:
        return [int(each) for each in ids]
    # Rows stand in the order of their places; the source's order is that of the ids. Files are
    # read in stretches, so that few of these are asked for.
    last = len(ids) - _STRETCH
    starts = (0, _STRETCH, *(last * part // _STRETCHES for part in range(1, _STRETCHES + 1)))
    chosen = [ids[start : start + _STRETCH] for start in starts]
    return [int(feature_id) for feature_id in np.unique(np.concatenate(chosen))]


def _titles(layer: Layer) -> tuple[str, ...]:
    origin = layer.origin
    titles = (
        *(value for _, value in origin.notes),
        origin.layer,
        layer.name.zh,
        layer.name.en,
    )
    return tuple(dict.fromkeys(title for title in titles if title))
