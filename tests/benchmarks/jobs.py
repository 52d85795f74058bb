"""What engines are asked for: the same frames of the same files, and the same points."""

from pathlib import Path

import numpy as np
import pyogrio

from gisapp.core.space.crs import lonlat_to_mercator
from tests.benchmarks.files import Kind, file_of
from tests.benchmarks.job import HEIGHT, WIDTH, Job, View
from tests.benchmarks.towns import SEED, sites, towns_for_sites

WHOLE, EIGHTH, SIXTY_FOURTH = "whole extent", "1/8 extent", "1/64 extent"
_PARTS = {WHOLE: 1, EIGHTH: 8, SIXTY_FOURTH: 64}
_POINTS = 1000


def job_of(kind: Kind, count: int, suffix: str = ".gpkg", output: str = "") -> Job:
    """Return the job of a file, which is made where it is not there yet."""
    path = file_of(kind, count, suffix)
    return Job(
        path=str(path),
        features=count,
        field=kind.field,
        colors=kind.colors,
        views=_views(path, count),
        points=_points(count),
        output=output,
    )


def _views(path: Path, count: int) -> tuple[View, ...]:
    """Return a view of everything, and nearer ones of the town in the middle."""
    bounds = np.array(pyogrio.read_info(path, force_total_bounds=True)["total_bounds"])
    (xmin, ymin), (xmax, ymax) = lonlat_to_mercator(bounds.reshape(2, 2)).tolist()
    [town] = lonlat_to_mercator(np.array([towns_for_sites(count).middle])).tolist()
    half_height = max((xmax - xmin) * HEIGHT / WIDTH, ymax - ymin) / 2
    return tuple(
        _view(
            name,
            ((xmin + xmax) / 2, (ymin + ymax) / 2) if name == WHOLE else tuple(town),
            half_height / part,
        )
        for name, part in _PARTS.items()
    )


def _view(name: str, center: tuple[float, ...], half_height: float) -> View:
    x, y = center
    half_width = half_height * WIDTH / HEIGHT
    return View(name, x - half_width, y - half_height, x + half_width, y + half_height)


def _points(count: int) -> tuple[tuple[float, float], ...]:
    """Return centres of parcels: nearly all of them hit, a courtyard lies under the others."""
    chosen = np.random.default_rng(SEED).integers(count, size=_POINTS)
    return tuple((x, y) for x, y in sites(count).centers[chosen].tolist())
