"""Lengths of styles in logical pixels."""

import math

from gisapp.core.space.scales import SCREEN_PIXEL_M

MM_PX = 0.001 / SCREEN_PIXEL_M
"""Pixels of a millimetre."""
_LONGEST_PX = 200.0
_UNITS_PX = {"mm": MM_PX, "pixel": 1.0, "point": 96 / 72, "inch": 96.0}
_OF_THE_MAP = ("mapunit", "rendermetersinmapunits")


def length_px(written: str | None, unit: str | None, otherwise: float) -> float:
    """Return a length in logical pixels, `otherwise` where none is written.

    Parameters
    ----------
    written : str or None
        A number.
    unit : str or None
        As QGIS calls it; None for millimetres.
    otherwise : float
        In logical pixels.

    Examples
    --------
    >>> length_px("0.26", "MM", 1.0), length_px("6", "Point", 1.0), length_px("nan", "MM", 1.0)
    (0.983, 8.0, 1.0)
    """
    scale = _UNITS_PX.get((unit or "mm").lower())
    number = number_of(written)
    if number is None or scale is None or number < 0:
        return otherwise
    return min(_LONGEST_PX, round(number * scale, 3))


def is_of_the_map(unit: str | None) -> bool:
    """True for a unit on the ground: such lengths grow as one zooms in."""
    return (unit or "").lower() in _OF_THE_MAP


def number_of(written: str | None) -> float | None:
    """Return a finite number that is written; None for anything else."""
    number = number_or_nan(written)
    return number if math.isfinite(number) else None


def number_or_nan(written: str | None) -> float:
    """Return a number as it is written, also an infinite one; NaN for none.

    >>> number_or_nan("2.5"), number_or_nan("-inf"), number_or_nan("many"), number_or_nan(None)
    (2.5, -inf, nan, nan)
    """
    try:
        return float(written or "nan")
    except ValueError:
        return math.nan
