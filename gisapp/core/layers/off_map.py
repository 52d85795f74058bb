"""Why a feature is not on the map, and what of a layer the map has left out."""

import numpy as np

from gisapp.core.layers.layer import Layer, Problem


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
    met = {problem.code for problem in layer.origin.problems}
    if "beyond_map" not in met:
        return "panel.off_map_no_geometry"
    return "panel.off_map_unclear" if "no_geometry" in met else "panel.off_map_beyond"


def cut_at_the_edge(layer: Layer) -> Problem | None:
    """Return the problem that tells of features beyond the map's northern or southern edge."""
    found = (problem for problem in layer.origin.problems if problem.code == "beyond_map")
    return next(found, None)
