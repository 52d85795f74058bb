"""The units in which a column may state a property."""

from collections.abc import Sequence
from functools import cache

from gisapp.core.parks.facts import Property
from gisapp.core.text.written_units import units_for

_USUAL = {
    "m2": ("mu", "m2", "ha", "km2"),
    "CNY": ("1e4 CNY", "1e8 CNY", "CNY"),
    "CNY/m2": ("1e4 CNY/mu", "1e4 CNY/ha", "CNY/m2"),
    "m": ("m", "km"),
    "ratio": ("percent", "ratio"),
}


def units_of(known: Property | None) -> tuple[str, ...]:
    """Return the units that the numbers of a property can be written in; none for texts.

    >>> from gisapp.core.text.bilingual import Bilingual
    >>> area = Property("plot_area", Bilingual("Area", "面积"), "m2", "sum", "none", "size", 1)
    >>> "mu" in units_of(area), "CNY" in units_of(area), units_of(None)
    (True, False, ())
    """
    if known is None or not known.unit:
        return ()
    return _units_for(known.unit)


@cache
def _units_for(stored: str) -> tuple[str, ...]:
    # Asked for each cell that is painted, among thousands of units.
    return units_for(stored)


def usual_units(stored: str) -> Sequence[str]:
    """Return the units that tables of parks mostly have for what is stored in one."""
    return _USUAL.get(stored, ())
