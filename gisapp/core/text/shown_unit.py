"""The unit in which a column's numbers are shown and typed: the user's, where that fits."""

from dataclasses import dataclass

from gisapp.core.text.currencies import MONEY, currency_of, dimension
from gisapp.core.text.units import SQUARE_METRES, UnitChoice
from gisapp.core.text.written_units import WRITTEN_UNITS
from gisapp.unit_table import load_unit_table

_USUAL = {"million": 1e6, "wan": 1e4}
"""The size of the unit of money in each style, where a column is written in one of the other."""


@dataclass(frozen=True)
class ShownUnit:
    """A unit beside that of a column.

    Parameters
    ----------
    name : str
        As `unit_name` takes it; empty for none.
    size : float
        How many of the column's own units it has.
    """

    name: str = ""
    size: float = 1.0


NO_UNIT = ShownUnit()


def shown_unit(written: str, choice: UnitChoice) -> ShownUnit:
    """Return the unit in which numbers of a column are shown.

    Parameters
    ----------
    written : str
        The unit that they are written in, a name of `WRITTEN_UNITS`; empty for none.
    choice : UnitChoice
        The user's.

    Examples
    --------
    >>> shown_unit("ha", UnitChoice(area="mu")).name, round(shown_unit("mu", UnitChoice()).size)
    ('mu', 1)
    >>> shown_unit("1e6 CNY", UnitChoice(money="wan"))
    ShownUnit(name='1e4 CNY', size=0.01)
    """
    unit = WRITTEN_UNITS.get(written)
    if unit is None or not written:
        return NO_UNIT
    if unit.stored == "m2" and choice.area:
        return ShownUnit(choice.area, SQUARE_METRES[choice.area] / unit.size)
    if dimension(unit.stored) == MONEY:
        sizes = [size for size, _ in load_unit_table().shown[MONEY][choice.money]]
        if unit.size not in sizes:
            wanted = _USUAL[choice.money]
            name = f"1e{len(str(int(wanted))) - 1} {currency_of(unit.stored)}"
            if name in WRITTEN_UNITS:
                return ShownUnit(name, wanted / unit.size)
    return ShownUnit(written)
