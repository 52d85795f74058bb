"""Which of several statements stand beside each other, and why others do not compare with them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gisapp.core.parks.comparison.statement import Statement
from gisapp.core.parks.derived import Derived

K = TypeVar("K")

REASONS = ("other_unit", "other_kind", "other_basis", "other_time", "bound", "ambiguous")
"""Why a statement does not compare with the others of its row, the gravest first."""


@dataclass(frozen=True)
class Standard:
    """What most subjects state in a row: other statements are measured by it.

    Parameters
    ----------
    unit, kind, basis, time : str
        As of `Statement`.
    """

    unit: str
    kind: str
    basis: str
    time: str


def standard_of(stated: Sequence[Sequence[Statement]]) -> Standard | None:
    """Return what most subjects state in a row; None where none states a number.

    Of as many, what is observed comes first, then the latest.

    Parameters
    ----------
    stated : sequence of sequences of Statement
        Of one row, for each subject.
    """
    numbers = [[each for each in row if each.value is not None] for row in stated]
    most = _most(numbers, lambda each: each.nature, lambda nature: (nature[1] == "observed",))
    if most is None:
        return None
    alike = [[each for each in row if each.nature == most] for row in numbers]
    time = _most(alike, lambda each: each.time, lambda time: (time,))
    return Standard(*most, time=time or "")


def leading(statements: Sequence[Statement], standard: Standard | None) -> Statement | None:
    """Return the one of a subject's statements that compares best; None where it has none."""
    if not statements:
        return None
    if standard is None:
        return statements[0]

    def closeness(statement: Statement) -> tuple[bool, ...]:
        return (
            statement.value is not None,
            statement.unit == standard.unit,
            statement.kind == standard.kind,
            statement.basis == standard.basis,
            statement.time == standard.time,
            # What is worked out stands in only for what nobody states.
            not isinstance(statement.origin, Derived),
        )

    # Of those that are as close, the latest: dates of the same form are in the order of time.
    return max(statements, key=lambda each: (closeness(each), each.time))


def reasons_against(statement: Statement, standard: Standard) -> Iterator[str]:
    """Yield why a statement does not compare with the others of its row; nothing for a text."""
    if statement.value is None:
        return
    is_true = {
        "other_unit": statement.unit != standard.unit,
        "other_kind": statement.kind != standard.kind,
        "other_basis": statement.basis != standard.basis,
        "other_time": statement.time != standard.time,
        "bound": statement.is_bound,
        "ambiguous": "ambiguous" in statement.doubts,
    }
    yield from (reason for reason in REASONS if is_true[reason])


def _most(
    stated: Sequence[Sequence[Statement]],
    key: Callable[[Statement], K],
    preference: Callable[[K], tuple[object, ...]],
) -> K | None:
    """Return what most subjects have; of as many the preferred, of equal ones the first."""
    counts = Counter(found for row in stated for found in dict.fromkeys(map(key, row)))
    return max(counts, key=lambda each: (counts[each], preference(each)), default=None)
