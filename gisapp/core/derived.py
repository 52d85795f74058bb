"""Figures worked out from facts: ratio, share, mean, growth, guarded sum; each keeps its operands."""

from dataclasses import dataclass

from gisapp.core.bilingual import Bilingual
from gisapp.core.facts import Fact


@dataclass(frozen=True)
class Derived:
    """A figure that no source states: how it was worked out, from which facts, with what doubts.

    `code` names the figure (`words("derived.<code>")`); `doubts` are sentences inherited from
    the operands or about joining them, such as bases that differ.
    """

    code: str
    value: float | None
    unit: str
    operands: tuple[Fact, ...]
    doubts: tuple[Bilingual, ...]
