"""Layers in memory with any columns, mapped or not; their rows are counted from 0."""

from collections.abc import Sequence
from dataclasses import replace

from gisapp.core.layers.attributes import AttributeValue, Field
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.sources.parks.layers import RowTable
from gisapp.sources.parks.rows import Row
from tests.parks import embedded


def layer_of(mapping: LayerMapping | None = None, **columns: Sequence[AttributeValue]) -> Layer:
    """Return a layer whose features have these columns."""
    layers, _ = embedded()
    # Few features, so that these rows are theirs too.
    shown = min(layers, key=lambda layer: len(layer.geometry))
    records = zip(*columns.values(), strict=True)
    rows = {
        place: Row("rows", place, dict(zip(columns, record, strict=True)))
        for place, record in enumerate(records)
    }
    fields = tuple(Field(name, _type(values)) for name, values in columns.items())
    content = replace(shown.content, attributes=RowTable(fields, rows))
    return replace(shown, dataset=None, content=content, mapping=mapping)


def _type(values: Sequence[AttributeValue]) -> str:
    stated = [value for value in values if value is not None]
    if all(isinstance(value, int) for value in stated):
        return "Integer64"
    return "Real" if all(isinstance(value, int | float) for value in stated) else "String"
