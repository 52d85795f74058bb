"""The figures of all subjects of a kind, each joined as its property allows: what opens a map."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.facts import AREA_WITHOUT_BASIS, Fact, Property
from gisapp.core.parks.figure_rules import leading_fact, sum_over
from gisapp.core.text.bilingual import Bilingual

JOINING = ("sum", "mean", "weighted_mean", "min", "max")
"""The aggregations that make one number of several."""
MOST_CARDS = 6
"""Totals that open a page."""


@dataclass(frozen=True)
class KindTotal:
    """One property of several subjects, joined to one number.

    Parameters
    ----------
    property : Property
        What is joined; its `aggregation` says how.
    value : float or None
        In `unit`; None where the numbers must not be joined, and `doubts` say why.
    unit : str
        A stored unit.
    basis : str
        What an area measures; areas of different bases make a total each.
    kind : str
        A code of the list `fact_kind`: what is planned is not added to what is.
    qualities : tuple of Bilingual
        What kind and basis are called, as far as they don't go without saying.
    stated : int
        How many subjects state it.
    count : int
        How many subjects there are.
    doubts : tuple of str
        Codes, the gravest first.
    operands : Derived or Fact or None
        What it was worked out from, or the one fact that it is; None where that is not kept.
    """

    property: Property
    value: float | None
    unit: str
    basis: str
    kind: str
    qualities: tuple[Bilingual, ...]
    stated: int
    count: int
    doubts: tuple[str, ...] = ()
    operands: Derived | Fact | None = None


@dataclass(frozen=True)
class Gap:
    """A property that one would look for, and how few of the subjects state it."""

    property: Property
    stated: int
    count: int


@dataclass(frozen=True)
class KindHeadline:
    """What opens a page on all subjects of one kind.

    Parameters
    ----------
    kind : str
        A code of the list `kind`; empty where nobody said what the subjects are.
    label : Bilingual
        What the kind is called.
    count : int
        How many subjects there are.
    totals : tuple of KindTotal
        What is expected of the kind first, then what most of them state.
    gaps : tuple of Gap
        What is expected and not stated by all, by the fewest first.
    uids : tuple of str
        The subjects of a dataset, those with most of the first total first; empty for rows.
    """

    kind: str
    label: Bilingual
    count: int
    totals: tuple[KindTotal, ...]
    gaps: tuple[Gap, ...]
    uids: tuple[str, ...] = ()


def headlines_of(dataset: ParkDataset, kinds: Iterable[str]) -> tuple[KindHeadline, ...]:
    """Return what opens a page on a dataset, for some kinds of its subjects.

    Parameters
    ----------
    dataset : ParkDataset
        Whose facts are joined.
    kinds : iterable of str
        Codes of the list `kind`; those without subjects are left out.
    """
    of_kind: dict[str, list[str]] = {}
    for subject in dataset.subjects.values():
        of_kind.setdefault(subject.kind, []).append(subject.uid)
    return tuple(_headline(dataset, kind, of_kind[kind]) for kind in kinds if kind in of_kind)


def chosen_totals(headlines: Sequence[KindHeadline]) -> tuple[tuple[KindTotal, KindHeadline], ...]:
    """Return the totals that open a page, each property once; of several kinds, sizes first."""
    totals = [
        (total, headline)
        for headline in headlines
        for total in headline.totals
        if total.value is not None
    ]
    if len(headlines) > 1:
        totals.sort(key=lambda each: each[0].property.sort_order)
    once: dict[str, tuple[KindTotal, KindHeadline]] = {}
    for total, headline in totals:
        once.setdefault(total.property.code, (total, headline))
    return tuple(islice(once.values(), MOST_CARDS))


def in_order(totals: Iterable[KindTotal], expected: Sequence[str]) -> tuple[KindTotal, ...]:
    """Return totals as they are shown: what is expected first, then what most subjects state."""
    places = {code: place for place, code in enumerate(expected)}

    def rank(total: KindTotal) -> tuple[int, int, int, int]:
        place = places.get(total.property.code, len(places))
        return place, -total.stated, total.property.sort_order, total.value is None

    return tuple(sorted(totals, key=rank))


def qualities_of(
    label: Callable[[str, str], Bilingual], described: Property, unit: str, basis: str, kind: str
) -> tuple[Bilingual, ...]:
    """Return what is said of a total beside its number: planned, of land.

    Parameters
    ----------
    label : callable
        Returns the words for a code of a closed list.
    described : Property
        What the number states: of an area that is called one without a basis, none is told again.
    unit : str
        Of the number: areas alone have a basis.
    basis, kind : str
        Codes of the lists `basis` and `fact_kind`.
    """
    said = [("fact_kind", kind)] if kind not in ("observed", "") else []
    if unit == "m2" and basis not in ("none", "") and described.code != AREA_WITHOUT_BASIS:
        said.append(("basis", basis))
    return tuple(label(*each) for each in said)


def gaps_in(
    expected: Iterable[str],
    properties: Mapping[str, Property],
    stated: Mapping[str, int],
    count: int,
) -> tuple[Gap, ...]:
    """Return what is expected of subjects and not stated by all of them, the rarest first.

    Parameters
    ----------
    expected : iterable of str
        Codes of properties.
    properties : mapping
        By code.
    stated : mapping
        How many subjects state each property, by its code.
    count : int
        How many subjects there are.
    """
    gaps = (
        Gap(properties[code], stated.get(code, 0), count)
        for code in expected
        if code in properties and stated.get(code, 0) < count
    )
    return tuple(sorted(gaps, key=lambda gap: gap.stated))


def _headline(dataset: ParkDataset, kind: str, uids: Sequence[str]) -> KindHeadline:
    expected = dataset.expected.get(kind, ())
    codes = dict.fromkeys(fact.property_code for uid in uids for fact in dataset.facts_of(uid))
    found = (each for code in codes for each in _totals(dataset, uids, dataset.properties[code]))
    totals = in_order(found, expected)
    stated = {code: _count_stated(dataset, uids, code) for code in expected}
    return KindHeadline(
        kind,
        dataset.label("kind", kind),
        len(uids),
        totals,
        gaps_in(expected, dataset.properties, stated, len(uids)),
        _by_size(dataset, uids, totals),
    )


def _by_size(
    dataset: ParkDataset, uids: Sequence[str], totals: Sequence[KindTotal]
) -> tuple[str, ...]:
    if not totals:
        return tuple(uids)
    leading = _leading(dataset, uids, totals[0].property.code)
    return tuple(sorted(uids, key=lambda uid: -(leading[uid].value or 0) if uid in leading else 0))


def _count_stated(dataset: ParkDataset, uids: Iterable[str], code: str) -> int:
    return sum(
        any(fact.property_code == code and fact.is_usable for fact in dataset.facts_of(uid))
        for uid in uids
    )


def _leading(dataset: ParkDataset, uids: Iterable[str], code: str) -> dict[str, Fact]:
    """Return the number that stands for a property of each subject, of those that state one."""
    leading = {
        uid: leading_fact(fact for fact in dataset.facts_of(uid) if fact.property_code == code)
        for uid in uids
    }
    return {uid: fact for uid, fact in leading.items() if fact is not None}


def _totals(dataset: ParkDataset, uids: Sequence[str], described: Property) -> Iterator[KindTotal]:
    """Yield a total for each unit, basis and kind of statement: these are never added."""
    if described.aggregation not in JOINING:
        return
    alike: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in _leading(dataset, uids, described.code).values():
        alike.setdefault((fact.unit, fact.basis, fact.kind), []).append(fact)
    for (unit, basis, kind), facts in alike.items():
        qualities = qualities_of(dataset.label, described, unit, basis, kind)
        total = KindTotal(described, None, unit, basis, kind, qualities, len(facts), len(uids))
        if len(facts) == 1:
            yield replace(total, value=facts[0].value, operands=facts[0])
        elif described.aggregation == "sum":
            derived = sum_over(dataset, [fact.subject_uid for fact in facts], described.code)
            if derived is not None:
                named = replace(derived, code="total_of_kind")
                yield replace(total, value=derived.value, doubts=derived.doubts, operands=named)
        else:
            yield replace(total, value=_joined(dataset, described, facts))


def _joined(dataset: ParkDataset, described: Property, facts: Sequence[Fact]) -> float | None:
    values = [fact.value for fact in facts if fact.value is not None]
    match described.aggregation:
        case "min":
            return min(values)
        case "max":
            return max(values)
        case "mean":
            return math.fsum(values) / len(values)
    weights = _leading(dataset, [fact.subject_uid for fact in facts], described.weight)
    pairs = [
        (fact.value, weight.value)
        for fact in facts
        if fact.value is not None
        and (weight := weights.get(fact.subject_uid)) is not None
        and weight.value is not None
    ]
    total = math.fsum(weight for _, weight in pairs)
    return math.fsum(value * weight for value, weight in pairs) / total if total else None
