"""A shape drawn to a stated area tells that area: where it is hidden, a mark stands there."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.subject_lookup import drawn_area_m2
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.space.crs import EARTH_RADIUS
from gisapp.sources.parks.park_schema import load_park_schema

_ALIKE = 0.02
"""A shape is drawn to an area that differs from its own by a smaller share."""
_USUAL_RADIUS_M = 500.0
"""Of a mark where nobody states how well the place is known."""


def withheld_areas(
    layers: Sequence[Layer], dataset: ParkDataset, hidden_fields: frozenset[str]
) -> frozenset[str]:
    """Return the subjects whose shapes would tell an area that is hidden.

    Parameters
    ----------
    layers : sequence of Layer
        With all shapes.
    dataset : ParkDataset
        With all facts.
    hidden_fields : frozenset of str
        Codes of properties.
    """
    own = [layer for layer in layers if layer.dataset is dataset]
    return frozenset(
        uid
        for uid, subject in dataset.subjects.items()
        if subject.geometry is not None
        and subject.geometry.area_is_stated
        and _is_withheld(own, dataset, uid, hidden_fields)
    )


def _is_withheld(
    layers: Sequence[Layer], dataset: ParkDataset, uid: str, hidden_fields: frozenset[str]
) -> bool:
    areas = [fact for fact in dataset.facts_of(uid) if fact.unit == "m2" and fact.value]
    hidden = [fact for fact in areas if fact.property_code in hidden_fields]
    if not hidden:
        return False
    drawn = drawn_area_m2(layers, uid)
    shown = [fact.value or 0.0 for fact in areas if fact not in hidden]
    return drawn is None or not any(abs(each - drawn) <= _ALIKE * drawn for each in shown)


def columns_of_area(layer: Layer) -> frozenset[str]:
    """Return the columns of a mapped layer that state areas which its shapes tell too."""
    if layer.mapping is None or layer.geometry.kind != "polygon":
        return frozenset()
    properties = load_park_schema().properties
    return frozenset(
        column.column
        for column in layer.mapping.facts
        if column.basis != "floor"
        and (stated := properties.get(column.property_code)) is not None
        and stated.unit == "m2"
    )


def tells_hidden_area(layer: Layer, hidden_fields: frozenset[str]) -> bool:
    """Return True if an area that is hidden could be measured from the shapes of a mapped layer.

    Parameters
    ----------
    layer : Layer
        With the mapping of its columns.
    hidden_fields : frozenset of str
        Codes of properties, and `layer_id/field`.
    """
    areas = columns_of_area(layer)
    return any(
        f"{layer.layer_id}/{each.column}" in hidden_fields or each.property_code in hidden_fields
        for each in (layer.mapping.facts if layer.mapping else ())
        if each.column in areas
    )


def with_marks(layer: Layer, uids: frozenset[str]) -> Layer:
    """Return a layer of the park schema in which circles stand for the shapes of some subjects.

    Each is as large as its place is uncertain, and so has nothing of the shape but the place.

    Parameters
    ----------
    layer : Layer
        With its dataset.
    uids : frozenset of str
        The subjects.
    """
    subjects = layer.dataset.subjects if layer.dataset is not None else {}
    notes = {
        subjects[uid].feature_id: subjects[uid].geometry
        for uid in uids
        if uid in subjects and subjects[uid].kind == layer.kind
    }
    ids = layer.geometry.feature_ids.tolist()
    if layer.geometry.kind != "polygon" or not notes.keys() & set(ids):
        return layer
    shapes: list[BaseGeometry | None] = list(layer.geometry.features(np.arange(len(ids))))
    for row, (feature_id, shape) in enumerate(zip(ids, shapes, strict=True)):
        if feature_id in notes and shape is not None and not shape.is_empty:
            note = notes[feature_id]
            radius_m = (note.accuracy_m if note is not None else None) or _USUAL_RADIUS_M
            shapes[row] = _circle(shape, radius_m)
    index = FeatureIndex(FeatureGeometry.from_shapely("polygon", shapes, ids))
    return replace(layer, content=replace(layer.content, index=index))


def as_points(layer: Layer) -> Layer:
    """Return a layer of which each feature is a point within its shape."""
    if layer.geometry.kind == "point" or layer.raster is not None:
        return layer
    ids = layer.geometry.feature_ids.tolist()
    shapes = layer.geometry.features(np.arange(len(ids)))
    points = shapely.point_on_surface(shapes)
    index = FeatureIndex(FeatureGeometry.from_shapely("point", list(points), ids))
    classes = tuple(
        replace(each, symbol=replace(each.symbol, fill=each.symbol.fill or each.symbol.stroke))
        for each in layer.symbology.classes
    )
    symbology = replace(layer.symbology, classes=classes)
    content = replace(layer.content, index=index, symbology=symbology)
    return replace(layer, content=content, origin=replace(layer.origin, geometry_type="Point"))


def _circle(shape: BaseGeometry, radius_m: float) -> BaseGeometry:
    """Return a circle around a point of a shape of EPSG:3857, of a radius on the ground."""
    middle = shapely.point_on_surface(shape)
    stretch = float(np.cosh(middle.y / EARTH_RADIUS))
    circle: BaseGeometry = shapely.buffer(middle, radius_m * stretch)
    return circle
