"""The scale of a printed map: a round one, true to the ground in the middle of the sheet."""

import math
from dataclasses import replace

from gisapp.core.space.extent import Extent
from gisapp.core.space.scales import resolution_at, scale_at
from gisapp.core.space.viewport import Viewport

LARGEST = 500.0
"""1:500, the plan of a plot; closer than this, a user must say so."""
_STEPS = (1.0, 2.0, 2.5, 5.0)


def round_scale(least: float) -> float:
    """Return the first round n of 1 : n that is not below `least`.

    >>> round_scale(21_000), round_scale(25_000), round_scale(60_000), round_scale(3)
    (25000.0, 25000.0, 100000.0, 500.0)
    """
    power = 10.0 ** math.floor(math.log10(max(least, LARGEST)))
    steps = (step * power * more for more in (1, 10) for step in _STEPS)
    return next(each for each in steps if each >= max(least, LARGEST) * (1 - 1e-9))


def viewport_at(extent: Extent, size_px: tuple[int, int], scale: float | None) -> Viewport:
    """Return what a map of some size shows.

    Parameters
    ----------
    extent : Extent
        What it is about, in EPSG:3857; its middle is the map's middle.
    size_px : (int, int)
        Width and height of the map in pixels of 1/96 inch.
    scale : float or None
        n of 1 : n; None for the first round one that shows all of the extent.
    """
    around = Viewport.fitting(extent, *size_px, margin=0.0)
    if scale is None:
        scale = round_scale(scale_at(around.resolution, around))
    return replace(around, resolution=resolution_at(scale, around))
