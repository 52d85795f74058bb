"""Which numbers of a row are the best, and by how much each differs from a chosen one."""

from collections.abc import Sequence
from dataclasses import dataclass

from gisapp.core.parks.comparison.statement import Statement


@dataclass(frozen=True)
class Difference:
    """By how much a number differs from the one of the chosen subject.

    Parameters
    ----------
    value : float
        In the unit of both.
    share : float or None
        Of the chosen one's number; None where that is zero.
    """

    value: float
    share: float | None


def best_of(statements: Sequence[Statement | None], better: str) -> frozenset[int]:
    """Return the places of the best numbers; none where nothing may be called the best.

    Parameters
    ----------
    statements : sequence of Statement or None
        Those of a row that compare with each other, None for others.
    better : str
        `higher`, `lower` or `none`.

    Examples
    --------
    >>> best_of([Statement(3.0), None, Statement(5.0)], "higher")
    frozenset({2})
    >>> best_of([Statement(3.0), Statement(3.0)], "higher"), best_of([Statement(3.0)], "lower")
    (frozenset(), frozenset())
    """
    numbers = {
        place: each.value
        for place, each in enumerate(statements)
        if each is not None and each.value is not None
    }
    if better == "none" or len(set(numbers.values())) < 2:
        return frozenset()
    best = max(numbers.values()) if better == "higher" else min(numbers.values())
    return frozenset(place for place, value in numbers.items() if value == best)


def difference(statement: Statement, chosen: Statement) -> Difference | None:
    """Return by how much a statement differs from the chosen one; None where they don't compare.

    Both are numbers in one unit, of one kind and basis, and no bounds.
    """
    if statement.value is None or chosen.value is None:
        return None
    if statement.is_bound or chosen.is_bound or statement.nature != chosen.nature:
        return None
    by = statement.value - chosen.value
    return Difference(by, by / abs(chosen.value) if chosen.value else None)
