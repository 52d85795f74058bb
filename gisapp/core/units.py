"""Stored values (m², CNY, counts) as the words and units that the reader chose."""

from dataclasses import dataclass
from typing import Literal

AreaUnit = Literal["m2", "ha", "km2", "mu"]
MoneyStyle = Literal["million", "wan"]

SQUARE_METRES: dict[AreaUnit, float] = {"m2": 1.0, "ha": 1e4, "km2": 1e6, "mu": 2000 / 3}
"""1 mu is 2000/3 m², so 15 mu are one hectare."""


@dataclass(frozen=True)
class UnitChoice:
    """How areas and money are told: `million` / billion yuan, or `wan` for 万元 and 亿元.

    `area` None takes the unit in which the number reads best.
    """

    area: AreaUnit | None = None
    money: MoneyStyle = "million"
