"""Figures worked out from facts: share, mean, growth, guarded sum; each keeps its operands."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from gisapp.core.parks.facts import Fact
from gisapp.core.text.currencies import currency_of, in_currency

Operation = Literal[
    "sum",
    "difference",
    "quotient",
    "mean_of_sum",
    "increase",
    "multiple",
    "yearly_growth",
    "years_of_multiplying",
    "rank",
    "measured",
    "difference_of",
]

DOUBTS = (
    "units_differ",
    "stated_otherwise",
    "sites_nest",
    "bases_differ",
    "basis_unspecified",
    "nesting_unknown",
    "incomplete",
    "bounds_only",
    "rounded",
    "ambiguous",
    "inferred",
    "sources_differ",
    "periods_differ",
    "undated",
    "period_inferred",
)
"""All doubts that a figure may have, the gravest first."""


@dataclass(frozen=True)
class Derived:
    """A figure that no source states: how it was worked out, from which facts, with what doubts.

    Parameters
    ----------
    code : str
        Which figure it is, such as `mean_plant_size`.
    operation : Operation
        How it follows from the operands, in their order.
    value : float or None
        In `unit`; None where it was refused, and the doubts say why.
    unit : str
        A stored unit, `CNY/m2` or `ratio/year`.
    qualifier : str
        `approx` where an operand is rounded or a bound, else `eq`.
    doubts : tuple of str
        Codes, from the operands and from joining them, such as `bases_differ`.
    among : int
        How many subjects a rank or a share is among; 0 for other figures.
    """

    code: str
    operation: Operation
    value: float | None
    unit: str
    qualifier: str
    operands: tuple[Fact, ...]
    doubts: tuple[str, ...]
    among: int = 0


def derive(
    code: str,
    operation: Operation,
    unit: str,
    operands: Sequence[Fact],
    standing_doubts: Sequence[str] = (),
    among: int = 0,
) -> Derived | None:
    """Work out a figure; None where an operand is not usable or a divisor is zero.

    Parameters
    ----------
    code : str
        Which figure it is, such as `mean_plant_size`.
    operation : Operation
        How it follows from the operands.
    unit : str
        Of the result: a stored unit, in the operands' currency if it is of money, or `ratio/year`.
    operands : sequence of Fact
        In the order that the operation expects.
    standing_doubts : sequence of str
        Doubts that do not follow from the operands alone, such as `sites_nest`.
    among : int
        As of `Derived`.

    Returns
    -------
    Derived or None
        A sum of areas whose bases differ, of sites that nest or of several currencies is refused:
        its value is None. Nothing else is worked out of money in several currencies.
    """
    if any(fact.value is None or not fact.is_usable for fact in operands):
        return None
    currencies = {currency for fact in operands if (currency := currency_of(fact.unit))}
    if len(currencies) > 1 and operation != "sum":
        return None
    doubts = {*standing_doubts, *_doubts(operation, operands)}
    value: float | None = None
    if not (operation == "sum" and _NO_SUM & doubts):
        try:
            value = _OPERATIONS[operation](operands)
        except (ZeroDivisionError, ValueError):
            return None
    rounded = any(fact.qualifier != "eq" for fact in operands)
    return Derived(
        code,
        operation,
        value,
        in_currency(unit, currencies.pop()) if len(currencies) == 1 else unit,
        "approx" if rounded else "eq",
        tuple(operands),
        tuple(code for code in DOUBTS if code in doubts),
        among,
    )


def figure_beyond(
    code: str,
    operation: Operation,
    value: float,
    unit: str,
    operands: Sequence[Fact],
    among: int = 0,
) -> Derived:
    """Return a figure that follows from more than its operands; parameters are `Derived`'s."""
    doubts = set(_doubts(operation, operands))
    told = tuple(each for each in DOUBTS if each in doubts)
    return Derived(code, operation, value, unit, "eq", tuple(operands), told, among)


def _value(fact: Fact) -> float:
    if fact.value is None:
        raise ValueError(f"{fact.fact_id} states no number")
    return fact.value


def _sum(operands: Sequence[Fact]) -> float:
    return math.fsum(map(_value, operands))


def _difference(operands: Sequence[Fact]) -> float:
    first, second = map(_value, operands)
    return first - second


def _quotient(operands: Sequence[Fact]) -> float:
    first, second = map(_value, operands)
    return first / second


def _difference_of(operands: Sequence[Fact]) -> float:
    """Return by which share of the second the first differs from it."""
    return _difference(operands) / _value(operands[1])


def _first(operands: Sequence[Fact]) -> float:
    return _value(operands[0])


def _mean_of_sum(operands: Sequence[Fact]) -> float:
    return _sum(operands[:-1]) / _value(operands[-1])


def _increase(operands: Sequence[Fact]) -> float:
    first, last = operands
    return _difference((last, first))


def _multiple(operands: Sequence[Fact]) -> float:
    first, last = operands
    return _quotient((last, first))


def _yearly_growth(operands: Sequence[Fact]) -> float:
    years = year_of(operands[1]) - year_of(operands[0])
    return math.exp(math.log(_multiple(operands)) / years) - 1


def _years_of_multiplying(operands: Sequence[Fact]) -> float:
    """Return how many years of growing by a yearly multiple explain a growth."""
    return math.log(_multiple(operands[:2])) / math.log(_value(operands[2]))


_OPERATIONS: Mapping[Operation, Callable[[Sequence[Fact]], float]] = {
    "sum": _sum,
    "difference": _difference,
    "quotient": _quotient,
    "mean_of_sum": _mean_of_sum,
    "increase": _increase,
    "multiple": _multiple,
    "yearly_growth": _yearly_growth,
    "years_of_multiplying": _years_of_multiplying,
    "rank": _first,
    "measured": _first,
    "difference_of": _difference_of,
}


def year_of(fact: Fact) -> int:
    """Return the year in which a fact's period ends.

    Raises
    ------
    ValueError
        The fact is not dated.
    """
    return int((fact.period.end or fact.period.start)[:4])


_NO_SUM = frozenset({"units_differ", "bases_differ", "sites_nest"})
_THROUGH_TIME = frozenset({"increase", "multiple", "yearly_growth", "years_of_multiplying"})


def _doubts(operation: Operation, operands: Sequence[Fact]) -> Iterator[str]:
    """Yield the codes of all doubts that follow from these facts and from joining them."""
    bases = {fact.basis for fact in operands if fact.unit == "m2"}
    periods = {fact.period.iso for fact in operands}
    is_true = {
        "units_differ": operation == "sum" and len({fact.unit for fact in operands}) > 1,
        "bases_differ": len(bases) > 1,
        "basis_unspecified": "unspecified" in bases,
        "bounds_only": any(fact.qualifier in ("gt", "ge", "lt", "le") for fact in operands),
        "rounded": any(fact.qualifier == "approx" for fact in operands),
        "ambiguous": any(fact.confidence == "ambiguous" for fact in operands),
        "inferred": any(fact.confidence == "inferred" for fact in operands),
        "sources_differ": len({fact.source_id for fact in operands}) > 1,
        "periods_differ": len(periods) > 1 and operation not in _THROUGH_TIME,
        "undated": "" in periods,
        "period_inferred": any(fact.period.basis in ("inferred", "bounded") for fact in operands),
    }
    yield from (code for code, applies in is_true.items() if applies)
