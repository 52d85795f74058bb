"""What engines are asked for: the same frames of the same files, and the same points."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyogrio

from gisapp.core.space.crs import lonlat_to_mercator
from tests.benchmarks.files import TOWNS, Kind, file_of
from tests.benchmarks.job import HEIGHT, WIDTH, ZOOMS, Job, View
from tests.benchmarks.towns import SEED, sites

_POINTS = 1000


def job_of(kind: Kind, count: int, suffix: str = ".gpkg", output: str = "") -> Job:
    """Return the job of a file, which is made where it is not there yet."""
    path = file_of(kind, count, suffix)
    return Job(
        path=str(path),
        features=count,
        field=kind.field,
        colors=kind.colors,
        views=_views(path, kind.middle(count)),
        points=_points(count) if kind == TOWNS else (),
        output=output,
    )


def _views(path: Path, place: tuple[float, float]) -> tuple[View, ...]:
    """Return a view of everything, and nearer and nearer ones of a place, in degrees."""
    bounds = np.array(pyogrio.read_info(path, force_total_bounds=True)["total_bounds"])
    (xmin, ymin), (xmax, ymax) = lonlat_to_mercator(bounds.reshape(2, 2)).tolist()
    [near] = lonlat_to_mercator(np.array([place])).tolist()
    half_height = max((xmax - xmin) * HEIGHT / WIDTH, ymax - ymin) / 2
    middle = (xmin + xmax) / 2, (ymin + ymax) / 2
    return tuple(
        _view(name, near if step else middle, half_height / 2**step)
        for step, name in enumerate(ZOOMS)
    )


def _view(name: str, center: Sequence[float], half_height: float) -> View:
    x, y = center
    half_width = half_height * WIDTH / HEIGHT
    return View(name, x - half_width, y - half_height, x + half_width, y + half_height)


def _points(count: int) -> tuple[tuple[float, float], ...]:
    """Return centres of parcels: nearly all of them hit, a courtyard lies under the others."""
    chosen = np.random.default_rng(SEED).integers(count, size=_POINTS)
    return tuple((x, y) for x, y in sites(count).centers[chosen].tolist())
