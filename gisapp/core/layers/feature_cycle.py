"""Going from feature to feature of what is in view, for those who don't use a mouse."""

from collections.abc import Sequence

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.space.extent import Extent


def feature_beside(
    layers: Sequence[Layer], extent: Extent, current: FeatureRef | None, step: int
) -> FeatureRef | None:
    """Return the feature `step` places after `current` among those that touch `extent`.

    Parameters
    ----------
    layers : sequence of Layer
        Bottom first; only visible and identifiable ones count, the topmost comes first.
    extent : Extent
        What is in view, in EPSG:3857.
    current : FeatureRef or None
        The feature to go on from; None, or one out of view, starts with the first or the last.
    step : int
        1 for the next, -1 for the one before; after the last comes the first.

    Returns
    -------
    FeatureRef or None
        None if no feature is in view.
    """
    reachable = [
        layer
        for layer in reversed(layers)
        if layer.visible and layer.identifiable and not layer.is_overview
    ]
    rows_of = [layer.index.rows_seen(extent) for layer in reachable]
    total = sum(map(len, rows_of))
    if not total:
        return None

    place = -1 if step > 0 else total
    before = 0
    for layer, rows in zip(reachable, rows_of, strict=True):
        if current is not None and layer.layer_id == current.layer_id:
            row = layer.geometry.row_of(current.feature_id)
            found = (rows == row).nonzero()[0]
            place = before + int(found[0]) if len(found) else place
        before += len(rows)
    place = (place + step) % total

    for layer, rows in zip(reachable, rows_of, strict=True):
        if place < len(rows):
            return FeatureRef(layer.layer_id, int(layer.geometry.feature_ids[rows[place]]))
        place -= len(rows)
    return None
