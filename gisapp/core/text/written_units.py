"""Units as columns are written in, and how many stored units each has."""

from collections.abc import Iterator
from typing import NamedTuple

from gisapp.core.text.currencies import dimension
from gisapp.unit_table import UnitTable, load_unit_table


class WrittenUnit(NamedTuple):
    """A unit that numbers are written in: the stored unit that it is of, and its size in it."""

    stored: str
    size: float


def _written_units(table: UnitTable) -> Iterator[tuple[str, WrittenUnit]]:
    for name, (stored, size) in table.written.items():
        yield name, WrittenUnit(stored, size)
    for currency, scales in table.currencies.items():
        for scale in scales:
            money, size = f"{scale} {currency}".strip(), float(scale or 1)
            yield money, WrittenUnit(currency, size)
            for per, (stored, per_size) in table.per.items():
                yield f"{money}/{per}", WrittenUnit(f"{currency}/{stored}", size / per_size)
            for amount in table.per_money:
                stored, amount_size = table.written[amount]
                unit = WrittenUnit(f"{stored}/{currency}", amount_size / size)
                yield f"{amount}/{money}", unit


WRITTEN_UNITS = dict(_written_units(load_unit_table()))
"""By the name that the vocabulary and mappings have for them: `mu`, `1e4 CNY`, `1e4 CNY/mu`."""
STORED_UNITS = tuple(dict.fromkeys(unit.stored for unit in WRITTEN_UNITS.values()))
"""The units that values are stored in, each once."""


def units_for(stored: str) -> tuple[str, ...]:
    """Return the names of the written units that numbers of a property may have.

    Parameters
    ----------
    stored : str
        The stored unit of the property.

    Returns
    -------
    tuple of str
        Names of `WRITTEN_UNITS` of the same dimension, in the order of `resources/units.json`.

    Examples
    --------
    >>> units_for("ratio")
    ('percent', 'permille', 'ratio')
    """
    wanted = dimension(stored)
    return tuple(name for name, unit in WRITTEN_UNITS.items() if dimension(unit.stored) == wanted)
