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
    meant, and it is found first even if a larger one is drawn over it.

    Parameters
    ----------
    layers : sequence of Layer
        Bottom first; hidden ones, those that are not identifiable and those of which a
        density grid is shown are left out.
    x, y : float
        The point in EPSG:3857.
    tolerance_m : float
        How far a point or a line may be from it, in metres of EPSG:3857.

    Returns
    -------
    tuple of FeatureRef
        Empty if there is nothing.
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
