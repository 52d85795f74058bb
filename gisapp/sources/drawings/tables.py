"""The features of a drawing as tables: one for each of its layers that has something."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from gisapp.sources.drawings.drawing import DrawingLayer
from gisapp.sources.drawings.features import Feature
from gisapp.sources.formats.memory_source import MemoryTable

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_LAYERS = 200
"""A drawing with more is one table: nobody finds anything in a longer list."""
_MOST_ATTRIBUTES = 100
"""Of the blocks of a layer that get columns of their own."""
_NAMES = {
    "text": "Text",
    "layer": "Layer",
    "entity": "Entity",
    "block": "Block",
    "color": "Color",
    "linetype": "Linetype",
    "handle": "EntityHandle",
    "codes": "SOUTH",
}
"""What the columns are called, by the field of `Feature`; as GDAL does where it has one."""
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""Bytes that were no text."""


class DrawingTables(NamedTuple):
    """The tables of a drawing.

    Parameters
    ----------
    tables : tuple of MemoryTable
        Without a CRS.
    layers : int
        How many layers of the drawing have something.
    lost : int
        How many letters could not be read.
    """

    tables: tuple[MemoryTable, ...]
    layers: int
    lost: int


def tables_of(
    features: Iterable[Feature], layers: Mapping[str, DrawingLayer], stem: str
) -> DrawingTables:
    """Return a table for each layer of a drawing that has something, or one where they are many.

    Parameters
    ----------
    features : iterable of Feature
        In the order of the drawing.
    layers : mapping of str to DrawingLayer
        By their names in lower case; asked once all features have come.
    stem : str
        What the only table is called where there are too many layers.
    """
    by_layer: dict[str, list[Feature]] = {}
    for feature in features:
        by_layer.setdefault(feature.layer, []).append(feature)
    count = len(by_layer)
    if count > _MOST_LAYERS:
        by_layer = {stem: [each for rows in by_layer.values() for each in rows]}
    lost: Counter[str] = Counter()
    tables = []
    for name, rows in by_layer.items():
        is_shown = layers.get(name.lower(), DrawingLayer(name)).is_shown
        tables.append(_table(_readable(name, lost), rows, lost, is_shown=is_shown))
    return DrawingTables(tuple(tables), count, lost.total())


def _table(name: str, rows: list[Feature], lost: Counter[str], *, is_shown: bool) -> MemoryTable:
    import pyarrow as pa

    wkb = shapely.to_wkb(np.array([each.geometry for each in rows], object))
    columns = {}
    for field, heading in _NAMES.items():
        values = [_readable(getattr(each, field), lost) or None for each in rows]
        if any(values) or field == "layer":
            columns[heading] = pa.array(values, pa.string())
    columns |= _attribute_columns(rows, columns.keys(), lost)
    return MemoryTable(name, pa.table(columns), pa.array(wkb, pa.binary()), is_shown=is_shown)


def _attribute_columns(
    rows: list[Feature], taken: Iterable[str], lost: Counter[str]
) -> "dict[str, pa.Array]":
    """Return a column for each attribute of the blocks, or all in one where they are too many."""
    import pyarrow as pa

    tags = list(dict.fromkeys(tag for each in rows for tag in each.attributes))
    if len(tags) > _MOST_ATTRIBUTES:
        together = [
            "; ".join(f"{tag}={value}" for tag, value in each.attributes.items()) or None
            for each in rows
        ]
        return {"Attributes": pa.array([_readable(each or "", lost) or None for each in together])}
    taken = set(taken)
    columns = {}
    for tag in tags:
        heading = _readable(tag, lost)
        while heading in taken or not heading:
            heading += "_"
        taken.add(heading)
        values = [_readable(each.attributes.get(tag, ""), lost) or None for each in rows]
        columns[heading] = pa.array(values, pa.string())
    return columns


def _readable(text: str, lost: Counter[str]) -> str:
    readable, count = _NO_TEXT.subn("\N{REPLACEMENT CHARACTER}", text)
    if count:
        lost[text] += count
    return readable
