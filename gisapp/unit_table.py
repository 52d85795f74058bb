"""The units that values are shown in, from `resources/units.json`; the page reads the same file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from gisapp import paths

Steps = tuple[tuple[float, str], ...]
"""Units of one kind, the largest first: how many stored units it has, the code of its words."""


@dataclass(frozen=True)
class UnitTable:
    """Sizes and words of units.

    Parameters
    ----------
    square_metres : mapping
        The size in m² of each unit that areas can be shown in, by its name.
    steps : mapping
        For areas, lengths and each style of money: the units of which the best is taken.
    plain : mapping
        The code of the words of each stored unit that is always shown as it is.
    money_of : mapping
        The style of money that is usual in each language.
    digits : mapping
        Significant digits at most of `stated` and `derived` values; whole numbers keep all.
    """

    square_metres: Mapping[str, float]
    steps: Mapping[str, Steps]
    plain: Mapping[str, str]
    money_of: Mapping[str, str]
    digits: Mapping[str, int]


def load_unit_table() -> UnitTable:
    """Read `resources/units.json`."""
    stored = json.loads((paths.resources() / "units.json").read_text(encoding="utf-8"))
    steps = {
        kind: tuple((float(size), str(code)) for size, code in units)
        for kind, units in stored.pop("steps").items()
    }
    return UnitTable(steps=steps, **stored)
