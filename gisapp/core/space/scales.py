"""Scales of a map on a screen: how many metres of the ground a metre of the screen shows."""

import math

from gisapp.core.space.viewport import Viewport

SCREEN_PIXEL_M = 0.0254 / 96
"""A scale is stated for a screen of 96 pixels an inch, the reference pixel of CSS."""
_DIGITS = 3


def scale_at(resolution: float, viewport: Viewport) -> float:
    """Return n of the scale 1 : n.

    Parameters
    ----------
    resolution : float
        Metres of EPSG:3857 a pixel.
    viewport : Viewport
        On the latitude of its centre, such a metre is so much shorter on the ground.

    Returns
    -------
    float
        Rounded to three digits.
    """
    scale = resolution * viewport.ground_resolution / viewport.resolution / SCREEN_PIXEL_M
    digits = _DIGITS - math.ceil(math.log10(max(scale, 1.0)))
    return round(scale, digits)


def resolution_at(scale: float, viewport: Viewport) -> float:
    """Return the resolution of a scale 1 : n, in metres of EPSG:3857 a pixel; the reverse."""
    return scale * SCREEN_PIXEL_M * viewport.resolution / viewport.ground_resolution


def scale_text(scale: float) -> str:
    """Return a scale as it is written.

    >>> scale_text(10000.0)
    '1:10,000'
    """
    return f"1:{scale:,.0f}" if scale >= 1 else f"1:{scale:g}"
