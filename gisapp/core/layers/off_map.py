"""Why a feature is not on the map, and what of a layer the map has left out."""

import numpy as np

from gisapp.core.layers.layer import Layer, Problem

_REASONS = {
    "no_geometry": "panel.off_map_no_geometry",
    "broken_geometry": "panel.off_map_broken",
    "beyond_map": "panel.off_map_beyond",
}
"""Problems of a source, and the words that say them of one feature."""
_UNCLEAR = "panel.off_map_unclear"
_LOST = ("broken_geometry", "beyond_map", "short_ring", "geometry_type")
"""Problems of which some shapes, or parts of them, are not drawn."""


def why_off_map(layer: Layer, feature_id: int) -> str | None:
    """Return the code of the words that say why a feature has no place on the map.

    Parameters
    ----------
    layer : Layer
        The feature's.
    feature_id : int
        By the source's own ids.

    Returns
    -------
    str or None
        None if it has a place, or if that is not known because it is not loaded.
    """
    (rows,) = np.nonzero(layer.geometry.feature_ids == feature_id)
    if not len(rows) or np.isfinite(layer.geometry.bounds[rows]).all():
        return None
    return reason_off_map(layer)


def reason_off_map(layer: Layer) -> str:
    """Return the code of the words for those features of a layer that have no place on the map."""
    met = {problem.code for problem in layer.origin.problems} & {*_REASONS, *_LOST}
    if not met:
        return "panel.off_map_no_geometry"
    return _REASONS.get(met.pop(), _UNCLEAR) if len(met) == 1 else _UNCLEAR


def lost_on_the_map(layer: Layer) -> tuple[Problem, ...]:
    """Return the problems that tell of shapes, or parts of them, which the map left out."""
    return tuple(problem for problem in layer.origin.problems if problem.code in _LOST)
