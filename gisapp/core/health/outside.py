"""Shapes that lie, wholly or in part, outside of what they are stated to belong to."""

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.ellipsoidal_areas import areas_m2
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.ragged import Rows
from gisapp.core.health.checked import Checked
from gisapp.core.health.finding import Finding
from gisapp.core.layers.key_matching import key_without_zeros
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.parks.mapping.layer_mapping import ParentMapping
from gisapp.core.progress import Progress

_LEAST_SHARE = 0.01
"""Of a shape must lie outside: outlines of parks are drawn less finely than those of plots."""


def outside_parents(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield features that do not lie in the park, or plot, whose key or name stands in their row.

    What is found by its place alone lies there.
    """
    rows = checked.rows_of(layer)
    if rows is None or layer.is_table:
        return
    for parent in rows.mapping.parents:
        if parent.by == "place" or parent.column not in _fields(layer):
            continue
        shapes = _parent_shapes(checked, layer, parent)
        stated = layer.attributes.column(parent.column, layer.geometry.feature_ids.tolist())
        for code, value in enumerate(stated.distinct):
            around = shapes.get(key_without_zeros(value))
            if around is None:
                continue
            progress.check()
            own = np.flatnonzero((stated.codes == code) & ~layer.geometry.is_missing)
            outside, shares = _outside(layer.geometry, own, around)
            yield from checked.each(
                "outside_parent",
                layer,
                layer.geometry.feature_ids[outside].tolist(),
                parent=[str(value)] * len(outside),
                share=np.minimum(shares, 1.0).tolist(),
            )


def _fields(layer: Layer) -> set[str]:
    return {field.name for field in layer.attributes.fields}


def _parent_shapes(
    checked: Checked, layer: Layer, parent: ParentMapping
) -> dict[str, BaseGeometry]:
    """Return the polygon of each parent by its key or name; of several rows, all of it."""
    found: dict[str, list[BaseGeometry]] = {}
    for rows in checked.own.of_kind(parent.kind):
        other = rows.layer
        if other.geometry.kind != "polygon" or other.is_table or other is layer:
            continue
        shapes = other.geometry.features(np.arange(len(other.geometry)))
        for column in _called(rows, parent.by):
            values = other.attributes.column(column, other.geometry.feature_ids.tolist()).values
            for value, shape in zip(values, shapes, strict=True):
                if key_without_zeros(value) and not shape.is_empty:
                    found.setdefault(key_without_zeros(value), []).append(shape)
    return {text: shapely.union_all(shapely.make_valid(some)) for text, some in found.items()}


def _called(rows: LayerRows, by: str) -> list[str]:
    mapping = rows.mapping
    names = (mapping.name_zh, mapping.name_en) if by == "name" else (mapping.key,)
    return [each for each in dict.fromkeys(names) if each in _fields(rows.layer)]


def _outside(
    geometry: FeatureGeometry, rows: Rows, around: BaseGeometry
) -> tuple[Rows, NDArray[np.float64]]:
    """Return the features that lie outside of a polygon, and the shares of them that do."""
    shapely.prepare(around)
    shapes = geometry.features(rows)
    left = np.flatnonzero(~shapely.covers(around, shapes))
    if geometry.kind != "polygon":
        return rows[left], np.ones(len(left))
    shapes = shapely.make_valid(shapes[left])
    beyond = FeatureGeometry.from_shapely(
        "polygon", list(shapely.difference(shapes, around)), left.tolist()
    )
    whole_m2 = areas_m2(geometry.reordered(rows[left]))
    shares = areas_m2(beyond) / np.maximum(whole_m2, 1e-9)
    wrong = shares > _LEAST_SHARE
    return rows[left[wrong]], shares[wrong]
