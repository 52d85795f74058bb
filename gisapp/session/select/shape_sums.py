"""How large all that is selected is: areas and lengths on the ellipsoid, by what the shapes are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from gisapp.core.events import Event
from gisapp.core.geometry.ellipsoidal_areas import areas_m2
from gisapp.core.geometry.ellipsoidal_lengths import lengths_m
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import NO_FEATURES, FeatureSet, Ids
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks

_SELECTED: Final = "selected"
_STEP = 50_000
_AT_ONCE_VERTICES = 20_000
"""Of polygons, so many are added up while the user waits: some hundredths of a second."""

_Parts = tuple[tuple[Layer, Ids], ...]


@dataclass(frozen=True)
class ShapeSum:
    """What shapes come to.

    Parameters
    ----------
    area_m2, length_m : float
        Of all polygons, and of all lines, on the ellipsoid; what overlaps counts twice.
    polygons, lines : int
        How many features these are.
    """

    area_m2: float = 0.0
    length_m: float = 0.0
    polygons: int = 0
    lines: int = 0


class ShapeSums:
    """Adds up the shapes of what is selected; `changed` says that a sum has come.

    Shapes that are schematic, or of which a dataset states its own areas, are left out: what is
    drawn there is no measure.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self.changed: Event[None] = Event()
        self._state = view_state
        self._jobs: Jobs[str, FeatureSet] = Jobs(tasks)
        self._added_up = NO_FEATURES
        self._sum = ShapeSum()
        view_state.selection.changed.connect(lambda _: self._add_up())
        view_state.layers.refilled.connect(lambda _: self._add_up())

    @property
    def now(self) -> ShapeSum | None:
        """The sum of what is selected; None while it is not there."""
        is_there = self._added_up == self._state.selection.value.features
        return self._sum if is_there else None

    def _add_up(self) -> None:
        features = self._state.selection.value.features
        parts = tuple(self._parts_of(features))

        def take(found: ShapeSum) -> None:
            self._added_up, self._sum = features, found
            self.changed.emit(None)

        if _is_quick(parts):
            self._jobs.drop(_SELECTED)
            take(_sum_of(parts, NO_PROGRESS))
        else:
            title = self._state.words.value("select.measuring")
            self._jobs.begin(_SELECTED, features, title, partial(_sum_of, parts), take)

    def _parts_of(self, features: FeatureSet) -> Iterator[tuple[Layer, Ids]]:
        for layer in self._state.layers.present(features.ids):
            is_measured = layer.dataset is None and not layer.schematic
            if is_measured and layer.geometry.kind != "point":
                yield layer, features.ids[layer.layer_id]


def _is_quick(parts: _Parts) -> bool:
    if any(layer.geometry.kind == "line" for layer, _ in parts):
        # What measures lines takes half a second to load.
        return False
    shapes = ((layer.geometry, len(ids)) for layer, ids in parts)
    vertices = (count * len(each.coordinates) / max(len(each), 1) for each, count in shapes)
    return sum(vertices) <= _AT_ONCE_VERTICES


def _sum_of(parts: _Parts, progress: Progress) -> ShapeSum:
    area = length = 0.0
    polygons = lines = 0
    for layer, ids in parts:
        rows = np.flatnonzero(np.isin(layer.geometry.feature_ids, ids))
        rows = rows[~layer.geometry.is_missing[rows]]
        is_area = layer.geometry.kind == "polygon"
        for first in range(0, len(rows), _STEP):
            progress.check()
            some = layer.geometry.reordered(rows[first : first + _STEP])
            if is_area:
                area += float(areas_m2(some).sum())
            else:
                length += float(lengths_m(some).sum())
            progress.report(min(1.0, (first + _STEP) / len(rows)))
        polygons += len(rows) if is_area else 0
        lines += 0 if is_area else len(rows)
    return ShapeSum(area, length, polygons, lines)
