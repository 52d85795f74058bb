"""What one subject states in a row of a comparison: a fact, or a figure worked out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from gisapp.core.parks.derived import Derived
from gisapp.core.parks.facts import Fact, Period
from gisapp.core.text.bilingual import Bilingual

T = TypeVar("T")

BOUNDS = frozenset({"gt", "ge", "lt", "le"})


@dataclass(frozen=True)
class Statement:
    """A number or a text, with all that says whether it compares with another one.

    Parameters
    ----------
    value : float or None
        In `unit`; None for a text, and for a figure that was refused.
    text : Bilingual
        The statement where there is no number.
    unit : str
        A stored unit; empty for a plain number.
    qualifier : str
        As of `Fact`.
    kind : str
        `observed`, `planned` …; empty where what a figure follows from is of several kinds.
    basis : str
        What an area measures; empty for what is no area.
    period : Period
        Of the fact; that of all operands of a figure, none where they differ.
    doubts : tuple of str
        Codes: `ambiguous`, `inferred`, or those of a figure.
    origin : Fact, Derived or None
        Where it comes from; None for what says which subject this is.
    """

    value: float | None = None
    text: Bilingual = field(default_factory=Bilingual)
    unit: str = ""
    qualifier: str = "eq"
    kind: str = "observed"
    basis: str = ""
    period: Period = field(default_factory=Period)
    doubts: tuple[str, ...] = ()
    origin: Fact | Derived | None = None

    @property
    def time(self) -> str:
        """The year that it is about, or the span of years; empty for none."""
        start, end = self.period.start[:4], self.period.end[:4]
        return start if start == end or not end else f"{start}/{end}"

    @property
    def is_bound(self) -> bool:
        """True for a number that only says "more than" or "less than"."""
        return self.qualifier in BOUNDS

    @property
    def nature(self) -> tuple[str, str, str]:
        """What kind of number it is: only those of one unit, kind and basis compare."""
        return self.unit, self.kind, self.basis

    @property
    def says(self) -> object:
        """What is stated, to be compared with what others state."""
        return (self.text,) if self.value is None else (self.value, self.unit, self.qualifier)

    @property
    def sources(self) -> tuple[Fact, ...]:
        """The facts that it rests on."""
        if isinstance(self.origin, Derived):
            return self.origin.operands
        return () if self.origin is None else (self.origin,)


def of_fact(fact: Fact) -> Statement:
    """Return the statement that a usable fact makes."""
    unsure = (fact.confidence,) if fact.confidence in ("ambiguous", "inferred") else ()
    return Statement(
        fact.value,
        fact.text if fact.value is None else Bilingual(),
        fact.unit,
        fact.qualifier,
        fact.kind,
        fact.basis if fact.unit == "m2" else "",
        fact.period,
        unsure,
        fact,
    )


def of_figure(figure: Derived) -> Statement:
    """Return the statement that a figure makes which was worked out, and not refused."""
    return Statement(
        figure.value,
        unit=figure.unit,
        qualifier=figure.qualifier,
        kind=_common((fact.kind for fact in figure.operands), ""),
        period=_common((fact.period for fact in figure.operands), Period()),
        doubts=figure.doubts,
        origin=figure,
    )


def are_disputed(statements: Sequence[Statement]) -> bool:
    """Return True if different numbers of one kind are stated for one time; not worked out."""
    values: dict[object, set[object]] = {}
    for each in statements:
        if each.value is not None and isinstance(each.origin, Fact):
            values.setdefault((each.time, each.kind, each.basis), set()).add(each.says)
    return any(len(different) > 1 for different in values.values())


def _common(values: Iterable[T], otherwise: T) -> T:
    """Return what all values are; `otherwise` where they differ."""
    different = set(values)
    return different.pop() if len(different) == 1 else otherwise
