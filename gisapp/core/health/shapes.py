"""Shapes that are missing, and outlines that are not valid."""

from collections.abc import Iterator

import numpy as np
import shapely

from gisapp.core.geometry.invalidity import invalidity_of
from gisapp.core.health.checked import Checked
from gisapp.core.health.finding import Finding
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.total_rows import without_totals
from gisapp.core.progress import Progress

_STEP = 1024


def missing_shapes(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield features of a layer that have no place, where others have one."""
    missing = layer.geometry.is_missing
    if not layer.is_table and not missing.all():
        ids = np.sort(layer.geometry.feature_ids[missing])
        ids = without_totals(layer, ids, layer.mapping, progress)
        yield from checked.each("no_shape", layer, ids.tolist())


def invalid_outlines(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield polygons whose outlines cross or touch where they must not."""
    geometry = layer.geometry
    if geometry.kind != "polygon":
        return
    ids, reasons = [], []
    for first in range(0, len(geometry), _STEP):
        progress.check()
        rows = np.arange(first, min(first + _STEP, len(geometry)))
        shapes = geometry.features(rows)
        for place in np.flatnonzero(~shapely.is_valid(shapes)):
            ids.append(int(geometry.feature_ids[rows[place]]))
            reasons.append(invalidity_of(shapes[place]))
        progress.report(first / len(geometry))
    yield from checked.each("invalid_shape", layer, ids, reason=reasons)
