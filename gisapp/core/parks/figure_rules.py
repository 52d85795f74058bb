"""Which figures are worked out for a subject: those of the table, and general rules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from math import isclose
from typing import Literal

from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived, Operation, derive, year_of
from gisapp.core.parks.facts import Fact
from gisapp.core.parks.figure_table import FIGURES, PARTS_OF_WHOLES, Figure, Operand
from gisapp.core.text.currencies import currency_of

_AS_GOOD_AS_EQUAL = 0.01
"""A stated figure differs from the one that is worked out by no more than this, if rounded."""

MEMBERSHIP = ("phase_of", "part_of", "located_in", "run_by")
"""Predicates by which a subject belongs to another, the closest tie first."""


def leading_fact(
    facts: Iterable[Fact], when: Literal["first", "last"] = "last", targets: bool = False
) -> Fact | None:
    """Return the number that stands for all facts of one property; None where there is none.

    Dated numbers come before undated ones; of several for one time the file's first leads.

    Parameters
    ----------
    facts : iterable of Fact
        Of one property of one subject.
    when : "first" or "last"
        Which of several times.
    targets : bool
        Look among targets only; otherwise among all but targets.
    """
    stated = [
        fact
        for fact in facts
        if fact.is_usable and fact.value is not None and (fact.kind == "target") == targets
    ]
    dated = [fact for fact in stated if fact.period.iso]
    if dated:
        return (max if when == "last" else min)(dated, key=year_of)
    return stated[0] if stated else None


def figures_of(dataset: ParkDataset, uid: str) -> tuple[Derived, ...]:
    """Return all that can be worked out for a subject besides its progress."""
    return (
        *_growth(dataset, uid),
        *_defined(dataset, uid),
        *_totals_of_members(dataset, uid),
        *dataset.worked_out_of(uid),
    )


def progress_of(dataset: ParkDataset, uid: str) -> Iterator[tuple[Derived, Derived]]:
    """Yield the share and the remainder for each stated part of a stated whole."""
    stated = {fact.property_code for fact in dataset.facts_of(uid)}
    for pair in PARTS_OF_WHOLES:
        part = _operand(dataset, uid, pair.part) if _may_be_stated(pair.part, stated) else None
        whole = _operand(dataset, uid, pair.whole) if part is not None else None
        if part is None or whole is None or part.unit != whole.unit:
            continue
        code = "share_of_other" if pair.whole.path else "share"
        share = derive(code, "quotient", "ratio", (part, whole))
        remaining = derive("remaining", "difference", part.unit, (whole, part))
        if share is not None and remaining is not None:
            yield share, remaining


def series_of(dataset: ParkDataset, uid: str) -> Iterator[tuple[Fact, ...]]:
    """Yield the numbers of a property at two or more times from one source, earliest first."""
    dated = [
        fact
        for fact in dataset.facts_of(uid)
        if fact.is_usable and fact.value is not None and fact.period.iso
    ]

    def identity(fact: Fact) -> tuple[str, str, str]:
        return fact.property_code, fact.source_id, fact.unit

    for _, group in groupby(sorted(dated, key=identity), key=identity):
        facts = tuple(sorted(group, key=lambda fact: (year_of(fact), fact.period.iso)))
        if len({fact.period.iso for fact in facts}) > 1:
            yield facts


def sum_over(dataset: ParkDataset, uids: Sequence[str], property_code: str) -> Derived | None:
    """Add up a property of several subjects; None where fewer than two of them state it.

    Parameters
    ----------
    dataset : ParkDataset
        Of all the subjects.
    uids : sequence of str
        The subjects.
    property_code : str
        A property whose `aggregation` is `sum`.

    Returns
    -------
    Derived or None
        Its value is None, and its doubts say why, where the numbers must not be added: areas of
        different bases, or sites that lie inside each other.
    """
    return _sum(dataset, uids, property_code, "total_of_selected")


def _operand(dataset: ParkDataset, uid: str, operand: Operand) -> Fact | None:
    for predicate in operand.path:
        uid = next(iter(dataset.objects_of(uid, predicate)), "")
    for code in (operand.property_code, *operand.or_else):
        fact = _stated(dataset, uid, code, operand.when)
        if fact is not None:
            return fact
    return None


def _may_be_stated(operand: Operand, stated: set[str]) -> bool:
    """False where a subject that states some properties does not state an operand itself."""
    return bool(operand.path) or not stated.isdisjoint((operand.property_code, *operand.or_else))


def _stated(
    dataset: ParkDataset, uid: str, code: str, when: Literal["first", "last"] = "last"
) -> Fact | None:
    facts = dataset.facts_about(uid, code)
    return leading_fact(facts, when) if facts else None


def _defined(dataset: ParkDataset, uid: str) -> Iterator[Derived]:
    stated = {fact.property_code for fact in dataset.facts_of(uid)}
    for figure in FIGURES:
        if not all(_may_be_stated(each, stated) for each in figure.operands):
            continue
        facts = _operands(dataset, uid, figure)
        if facts and len(set(facts)) == len(facts):
            derived = _worked_out(figure, facts)
            if derived is not None:
                yield from _unless_stated(dataset, uid, figure, derived)


def _operands(dataset: ParkDataset, uid: str, figure: Figure) -> list[Fact]:
    """Return all operands of a figure; none where one is not stated."""
    found = []
    for operand in figure.operands:
        fact = _operand(dataset, uid, operand)
        if fact is None:
            return []
        found.append(fact)
    return found


def _worked_out(figure: Figure, operands: Sequence[Fact]) -> Derived | None:
    currency = next(iter(filter(None, map(currency_of, (fact.unit for fact in operands)))), "")
    unit = figure.unit.replace("CNY", currency) if currency else figure.unit
    derived = derive(figure.code, figure.operation, unit, operands)
    if derived is None or not figure.joins_bases:
        return derived
    return replace(derived, doubts=tuple(each for each in derived.doubts if each != "bases_differ"))


def _unless_stated(
    dataset: ParkDataset, uid: str, figure: Figure, derived: Derived
) -> Iterator[Derived]:
    """Yield a figure that no source states; one that is stated otherwise, with that doubt."""
    facts = (_stated(dataset, uid, code) for code in figure.stated_as)
    stated = next((fact for fact in facts if fact is not None), None)
    if stated is None:
        yield derived
    elif not (_are_alike(stated.unit, derived.unit) and _is_about(derived.value, stated.value)):
        yield replace(derived, doubts=("stated_otherwise", *derived.doubts))


def _are_alike(unit: str, other: str) -> bool:
    return unit == other or {unit, other} == {"", "ratio"}


def _is_about(value: float | None, stated: float | None) -> bool:
    return value is None or isclose(value, stated or 0.0, rel_tol=_AS_GOOD_AS_EQUAL)


def _growth(dataset: ParkDataset, uid: str) -> Iterator[Derived]:
    for facts in series_of(dataset, uid):
        first, last = facts[0], facts[-1]
        if dataset.properties[first.property_code].unit in ("rank", "ratio"):
            continue
        needed = "needed_" if last.kind in ("target", "planned") else ""
        operations: tuple[tuple[Operation, str], ...] = (
            ("increase", first.unit),
            ("multiple", "ratio"),
            ("yearly_growth", "ratio/year"),
        )
        for operation, unit in operations:
            derived = derive(f"{needed}{operation}", operation, unit, (first, last))
            if derived is not None:
                yield derived


def _totals_of_members(dataset: ParkDataset, uid: str) -> Iterator[Derived]:
    members = dict.fromkeys(
        member for predicate in MEMBERSHIP for member in dataset.subjects_of(uid, predicate)
    )
    for uids in _by_kind(dataset, members):
        stated = {fact.property_code for uid in uids for fact in dataset.facts_of(uid)}
        for code, described in dataset.properties.items():
            if code in stated and described.aggregation == "sum":
                total = _sum(dataset, uids, code, "total_of_members")
                if total is not None:
                    yield total


def _by_kind(dataset: ParkDataset, uids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield subjects kind by kind: firms and the plots that they stand on are not added up."""
    kinds: dict[str, list[str]] = {}
    for uid in uids:
        kinds.setdefault(dataset.subjects[uid].kind, []).append(uid)
    yield from map(tuple, kinds.values())


def _sum(
    dataset: ParkDataset, uids: Sequence[str], property_code: str, code: str
) -> Derived | None:
    facts = [_stated(dataset, uid, property_code) for uid in uids]
    stated = [fact for fact in facts if fact is not None]
    if len(stated) < 2:
        return None
    doubts = [*_nesting(dataset, stated), *_silent(dataset, uids, property_code)]
    return derive(code, "sum", stated[0].unit, stated, doubts)


def _nesting(dataset: ParkDataset, facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the doubts about adding areas of sites that may lie inside each other."""
    if facts[0].unit != "m2":
        return
    uids = {fact.subject_uid for fact in facts}
    if any(uids & set(ancestors(dataset, uid)) for uid in uids):
        yield "sites_nest"
    geometries = [dataset.subjects[uid].geometry for uid in uids]
    if any(geometry and geometry.method == "schematic" for geometry in geometries):
        yield "nesting_unknown"


def _silent(dataset: ParkDataset, uids: Sequence[str], property_code: str) -> Iterator[str]:
    """Yield the doubt that some of which the property is expected do not state it."""
    for uid in uids:
        expected = dataset.expected.get(dataset.subjects[uid].kind, ())
        if property_code in expected and _stated(dataset, uid, property_code) is None:
            yield "incomplete"


def ancestors(dataset: ParkDataset, uid: str) -> tuple[str, ...]:
    """Return what a subject lies in or belongs to, the closest first."""
    found: list[str] = []
    parent = _parent(dataset, uid)
    while parent and parent != uid and parent not in found:
        found.append(parent)
        parent = _parent(dataset, parent)
    return tuple(found)


def _parent(dataset: ParkDataset, uid: str) -> str:
    for predicate in MEMBERSHIP:
        parents = dataset.objects_of(uid, predicate)
        if parents:
            return parents[0]
    return dataset.subjects[uid].parent_uid
