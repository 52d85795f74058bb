"""The units that values are shown in, from `resources/units.json`; the page reads the same file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gisapp import paths

Steps = tuple[tuple[float, str], ...]
"""Units of one kind, the largest first: how many stored units each has, and its name."""


@dataclass(frozen=True)
class UnitTable:
    """Sizes and words of units.

    Parameters
    ----------
    square_metres : mapping
        The size in m² of each unit that areas can be shown in, by its name.
    shown : mapping
        For what stored units measure (`gisapp.core.text.currencies.dimension`) and each style of
        money: the units of which the best is taken. `money` stands for any currency.
    of_land : sequence of str
        Properties and derived figures of money per land: these have units of their own, as
        `money/land`.
    ratios : mapping
        Properties whose ratios are always shown as a `number`, or as a `percent`.
    money_of : mapping
        The style of money that is usual in each language.
    digits : mapping
        Significant digits at most of `stated` and `derived` values; whole numbers keep all.
    written : mapping
        For each name of a unit that columns are written in, its stored unit and its size in it.
    currencies : mapping
        For each currency the powers of ten that amounts of it are written in, such as `1e4`.
    per : mapping
        What money is stated for, such as a mu: as in `written`.
    per_money : sequence of str
        Names of written units that are stated for an amount of money, such as `tce`.
    """

    square_metres: Mapping[str, float]
    shown: Mapping[str, Mapping[str, Steps]]
    of_land: Sequence[str]
    ratios: Mapping[str, Sequence[str]]
    money_of: Mapping[str, str]
    digits: Mapping[str, int]
    written: Mapping[str, tuple[str, float]]
    currencies: Mapping[str, Sequence[str]]
    per: Mapping[str, tuple[str, float]]
    per_money: Sequence[str]


@cache
def load_unit_table() -> UnitTable:
    """Read `resources/units.json`."""
    stored = json.loads((paths.resources() / "units.json").read_text(encoding="utf-8"))
    return UnitTable(**stored)
