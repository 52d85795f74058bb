"""From the uid of a subject to its feature on the map, and from a feature to its subject."""

from collections.abc import Iterable, Sequence

import numpy as np
import shapely

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.space.geodesy import in_degrees, oriented_area_m2


def find_subject(layers: Iterable[Layer], uid: str) -> FeatureRef | TopicRef | None:
    """Return the feature of a subject; a topic, or a subject without a layer, as a `TopicRef`.

    None if no layer's dataset has facts about `uid`.
    """
    known = False
    for layer in layers:
        subject = layer.dataset.subjects.get(uid) if layer.dataset else None
        if subject is None:
            continue
        known = True
        if layer.kind == subject.kind and layer.geometry.row_of(subject.feature_id) is not None:
            return FeatureRef(layer.layer_id, subject.feature_id)
    return TopicRef(uid) if known else None


def subject_of(
    layers: Sequence[Layer], ref: FeatureRef | TopicRef
) -> tuple[ParkDataset, Subject] | None:
    """Return the subject of a feature or a topic, and its dataset; None if it has no facts."""
    for layer in layers:
        if layer.dataset is None:
            continue
        if isinstance(ref, TopicRef):
            uid = ref.uid
        elif layer.layer_id == ref.layer_id:
            uid = str(layer.attributes.record(ref.feature_id).get("uid") or "")
        else:
            continue
        if uid in layer.dataset.subjects:
            return layer.dataset, layer.dataset.subjects[uid]
    return None


def drawn_area_m2(layers: Sequence[Layer], uid: str) -> float | None:
    """Return the ellipsoidal area in m², to 0.1 m², of a shape that was drawn to a stated area.

    None for a shape that is not drawn to an area, and for a subject without one.
    """
    for layer in layers:
        subject = layer.dataset.subjects.get(uid) if layer.dataset else None
        if subject is None or subject.kind != layer.kind or subject.geometry is None:
            continue
        if subject.geometry.area_is_stated and (
            layer.geometry.row_of(subject.feature_id) is not None
        ):
            return measured_area_m2(layer, subject.feature_id)
    return None


def measured_area_m2(layer: Layer, feature_id: int) -> float | None:
    """Return the ellipsoidal area in m², to 0.1 m², of a feature's shape; None if it has none."""
    row = layer.geometry.row_of(feature_id)
    if row is None:
        return None
    return measured_areas_m2(layer, np.array([row])).get(feature_id)


def measured_areas_m2(layer: Layer, rows: Rows | None = None) -> dict[int, float]:
    """Return the areas of many shapes as of `measured_area_m2`, by the ids of their features.

    Parameters
    ----------
    rows : (n,) int64 or None
        Of the layer's geometry; None for all.
    """
    geometry = layer.geometry
    if geometry.kind != "polygon":
        return {}
    rows = np.arange(len(geometry)) if rows is None else rows
    shapes = shapely.orient_polygons(in_degrees(geometry.features(rows)))
    measured = (round(oriented_area_m2(each), 1) for each in shapes)
    # A shape that could not be read measures 0.
    areas = zip(geometry.feature_ids[rows].tolist(), measured, strict=True)
    return {feature_id: area for feature_id, area in areas if area}
