"""What lies under a point of the map, in the order in which someone who clicks there means it."""

from collections.abc import Sequence

import numpy as np

from gisapp.core.layers.layer import FeatureRef, Layer, refs_of


def identify(
    layers: Sequence[Layer], x: float, y: float, tolerance_m: float
) -> tuple[FeatureRef, ...]:
    """Return the features at a point: the most likely meant first.

    Points and lines come first, those of the topmost layer before others, as they are drawn.
    Polygons follow, the smallest first whatever their layer: of nested ones the innermost is
    meant, and it can be reached even where a larger one is drawn over it.

    Parameters
    ----------
    layers : sequence of Layer
        Bottom first; hidden ones, those that are not identifiable and overviews are
        passed over.
    x, y : float
        The point in EPSG:3857.
    tolerance_m : float
        How far a point or a line may be from it, in metres of EPSG:3857.
    """
    thin: list[FeatureRef] = []
    polygons: list[tuple[Layer, int]] = []
    for layer in reversed(layers):
        if not (layer.visible and layer.identifiable) or layer.is_overview:
            continue
        rows = layer.index.rows_at(x, y, tolerance_m)
        if layer.geometry.kind == "polygon":
            polygons += [(layer, row) for row in rows.tolist()]
        else:
            thin += refs_of(layer, rows)
    if len(polygons) > 1:
        polygons.sort(key=_area)
    return (*thin, *(refs_of(layer, np.array([row]))[0] for layer, row in polygons))


def _area(polygon: tuple[Layer, int]) -> float:
    layer, row = polygon
    return float(layer.geometry.areas[row])
