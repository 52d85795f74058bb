"""Which figures are worked out for a subject: one table of definitions, and general rules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived, Operation, derive, year_of
from gisapp.core.parks.facts import Fact

MEMBERSHIP = ("phase_of", "part_of", "located_in", "run_by")
"""Predicates by which a subject belongs to another, the closest tie first."""


@dataclass(frozen=True)
class Operand:
    """A fact that a figure needs: of the subject, or of what `path` of predicates leads to."""

    property_code: str
    path: tuple[str, ...] = ()
    when: Literal["first", "last"] = "last"


@dataclass(frozen=True)
class Figure:
    """How a figure follows from facts; it exists for each subject that has all operands."""

    code: str
    operation: Operation
    unit: str
    operands: tuple[Operand, ...]


@dataclass(frozen=True)
class PartOfWhole:
    """Two properties: the first is the part of the second that is done."""

    part: Operand
    whole: Operand


FIGURES = (
    Figure(
        "years_of_multiplying",
        "years_of_multiplying",
        "year",
        (
            Operand("led_packaging_lines", when="first"),
            Operand("led_packaging_lines"),
            Operand("packaging_capacity_growth"),
        ),
    ),
    Figure(
        "city_lines",
        "quotient",
        "count",
        (Operand("led_packaging_lines"), Operand("share_of_city_packaging_lines")),
    ),
    Figure(
        "mean_plant_size",
        "quotient",
        "m2",
        (Operand("built_floor_area"), Operand("plants_built")),
    ),
    Figure(
        "cost_per_area_built",
        "quotient",
        "CNY/m2",
        (Operand("invested_to_date"), Operand("built_floor_area")),
    ),
    Figure(
        "cost_per_area_planned",
        "quotient",
        "CNY/m2",
        (Operand("total_investment"), Operand("planned_area")),
    ),
    Figure(
        "cost_per_area_planned",
        "quotient",
        "CNY/m2",
        (Operand("total_investment", ("phase_of",)), Operand("planned_area", ("phase_of",))),
    ),
    Figure(
        "share_of_other",
        "quotient",
        "ratio",
        (
            Operand("reconstruction_area"),
            Operand("planned_area", ("supports", "expansion_of")),
        ),
    ),
    Figure(
        "mean_project",
        "quotient",
        "CNY",
        (Operand("contracted_amount"), Operand("projects_signed")),
    ),
    Figure(
        "support_total",
        "sum",
        "CNY",
        (Operand("bank_capital"), Operand("caiyuan_credit")),
    ),
    Figure(
        "support_per_firm",
        "mean_of_sum",
        "CNY",
        (Operand("bank_capital"), Operand("caiyuan_credit"), Operand("enterprises_supported")),
    ),
)

PARTS_OF_WHOLES = (
    PartOfWhole(Operand("built_floor_area"), Operand("phase_planned_area")),
    PartOfWhole(Operand("built_floor_area"), Operand("planned_area", ("phase_of",))),
    PartOfWhole(Operand("invested_to_date"), Operand("phase_planned_investment")),
    PartOfWhole(Operand("invested_to_date"), Operand("total_investment", ("phase_of",))),
    PartOfWhole(Operand("invested_to_date"), Operand("total_investment")),
    PartOfWhole(Operand("fund_raised"), Operand("fund_size")),
)


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
    )


def progress_of(dataset: ParkDataset, uid: str) -> Iterator[tuple[Derived, Derived]]:
    """Yield the share and the remainder for each stated part of a stated whole."""
    for pair in PARTS_OF_WHOLES:
        part, whole = (_operand(dataset, uid, each) for each in (pair.part, pair.whole))
        if part is None or whole is None:
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
    return _stated(dataset, uid, operand.property_code, operand.when)


def _stated(
    dataset: ParkDataset, uid: str, code: str, when: Literal["first", "last"] = "last"
) -> Fact | None:
    facts = dataset.facts_of(uid)
    return leading_fact((fact for fact in facts if fact.property_code == code), when)


def _defined(dataset: ParkDataset, uid: str) -> Iterator[Derived]:
    for figure in FIGURES:
        operands = [_operand(dataset, uid, operand) for operand in figure.operands]
        facts = [fact for fact in operands if fact is not None]
        if len(facts) == len(operands) and len(set(facts)) == len(facts):
            derived = derive(figure.code, figure.operation, figure.unit, facts)
            if derived is not None:
                yield derived


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
    for code, described in dataset.properties.items():
        if described.aggregation == "sum":
            total = _sum(dataset, tuple(members), code, "total_of_members")
            if total is not None:
                yield total


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
