"""All that is known of one subject, in the order in which a panel or a snapshot shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from gisapp.core.parks.dataset import ParkDataset, Relation, Subject
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.facts import Fact, Property
from gisapp.core.parks.figure_rules import (
    MEMBERSHIP,
    ancestors,
    figures_of,
    leading_fact,
    progress_of,
    series_of,
)
from gisapp.core.text.bilingual import Bilingual


@dataclass(frozen=True)
class KeyFigure:
    """A fact to show large, with its property; `fact.kind` is `target` for what is to come."""

    property: Property
    fact: Fact


@dataclass(frozen=True)
class Progress:
    """A stated part of a stated whole; never a completion that no source gives.

    The whole may be another subject's: a phase's part of its park's planned area.
    """

    part: Fact
    whole: Fact
    share: Derived
    remaining: Derived


@dataclass(frozen=True)
class Series:
    """The numbers of one property at several times from one source, earliest first.

    The last may be a target (`fact.kind`), and any may be a bound (`fact.qualifier`).
    """

    property: Property
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Entry:
    """One line of a section: a property with its facts, or with none: not stated."""

    property: Property
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Section:
    """Entries that belong together, under the label of the code list `section`."""

    code: str
    title: Bilingual
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class SubjectAttribute:
    """A further column of a subject's table, such as its industry, in words."""

    code: str
    value: Bilingual


@dataclass(frozen=True)
class Link:
    """A tie to another subject, read from this one: "Phase of", or backwards "Has phase"."""

    predicate: str
    is_inverse: bool
    label: Bilingual
    uid: str
    name: Bilingual
    locator: str


@dataclass(frozen=True)
class Dossier:
    """What a panel shows of one subject, from top to bottom.

    Parameters
    ----------
    belongs_to : tuple of Link
        What the subject lies in or is part of, the outermost first.
    derived : tuple of Derived
        All figures worked out, the shares and remainders of `progress` too.
    unusable : tuple of Fact
        Statements that cannot be used, to be read about only.
    not_stated : tuple of Property
        What is expected of its kind and not stated.
    links : tuple of Link
        All ties to other subjects, from both ends.
    """

    subject: Subject
    kind: Bilingual
    status: Bilingual
    belongs_to: tuple[Link, ...]
    key_figures: tuple[KeyFigure, ...]
    progress: tuple[Progress, ...]
    series: tuple[Series, ...]
    sections: tuple[Section, ...]
    attributes: tuple[SubjectAttribute, ...]
    derived: tuple[Derived, ...]
    unusable: tuple[Fact, ...]
    not_stated: tuple[Property, ...]
    links: tuple[Link, ...]

    @property
    def stated(self) -> tuple[Fact, ...]:
        """All usable facts, in the order of the sections."""
        return tuple(
            fact for section in self.sections for entry in section.entries for fact in entry.facts
        )


_LEADING_SECTIONS = {
    "district": ("production", "industry", "size", "promotion", "plan"),
    "park": ("size", "investment", "standing", "land", "construction"),
    "phase": ("construction", "size", "investment"),
    "reconstruction_zone": ("size", "construction", "land", "investment"),
    "expansion_zone": ("land", "size"),
    "plot": ("size", "land"),
    "development_zone": ("industry", "size"),
    "enterprise": ("production", "standing", "history"),
    "road": ("industry", "size"),
    "cluster": ("standing", "industry", "history"),
    "programme": ("land", "industry"),
    "plan": ("plan",),
    "fund": ("finance",),
    "event": ("promotion", "finance"),
}
"""The sections that come first for a kind; the others follow in the order of the code list."""

_MOST_KEY_FIGURES = 4
_NO_KEY_FIGURE = frozenset({"packaging_capacity_growth", "national_zone_count"})
"""Numbers that mislead when they stand large and alone: a claim, and a count of others."""


def dossier_of(dataset: ParkDataset, uid: str) -> Dossier:
    """Return all that a dataset knows of a subject.

    Raises
    ------
    KeyError
        No subject has this uid.
    """
    subject = dataset.subjects[uid]
    sections = tuple(_sections(dataset, subject))
    progress = tuple(_progress(dataset, uid))
    return Dossier(
        subject=subject,
        kind=dataset.label("kind", subject.kind),
        status=dataset.label("status", subject.status) if subject.status else Bilingual(),
        belongs_to=tuple(_parents(dataset, uid)),
        key_figures=_key_figures(sections),
        progress=progress,
        series=tuple(
            Series(dataset.properties[facts[0].property_code], facts)
            for facts in series_of(dataset, uid)
        ),
        sections=sections,
        attributes=tuple(_attributes(dataset, subject)),
        derived=(
            *(figure for each in progress for figure in (each.share, each.remaining)),
            *figures_of(dataset, uid),
        ),
        unusable=tuple(fact for fact in dataset.facts_of(uid) if not fact.is_usable),
        not_stated=tuple(
            entry.property for section in sections for entry in section.entries if not entry.facts
        ),
        links=tuple(_links(dataset, uid)),
    )


def first_figure(dataset: ParkDataset, uid: str) -> Fact | None:
    """Return the first key figure of a subject; None where it has none."""
    figures = _key_figures(tuple(_sections(dataset, dataset.subjects[uid])))
    return figures[0].fact if figures else None


def _sections(dataset: ParkDataset, subject: Subject) -> Iterator[Section]:
    entries: dict[str, list[Fact]] = {code: [] for code in dataset.expected.get(subject.kind, ())}
    for fact in dataset.facts_of(subject.uid):
        if fact.is_usable:
            entries.setdefault(fact.property_code, []).append(fact)
    ordered = sorted(
        (Entry(dataset.properties[code], tuple(facts)) for code, facts in entries.items()),
        key=lambda entry: entry.property.sort_order,
    )
    codes = dict.fromkeys(
        (
            *_LEADING_SECTIONS.get(subject.kind, ()),
            *dataset.codes_of("section"),
            *(entry.property.section for entry in ordered),
        )
    )
    inside: dict[str, list[Entry]] = {}
    for entry in ordered:
        inside.setdefault(entry.property.section, []).append(entry)
    for code in codes:
        if code in inside:
            yield Section(code, dataset.label("section", code), tuple(inside[code]))


def _key_figures(sections: Sequence[Section]) -> tuple[KeyFigure, ...]:
    """Return the first numbers in the order of the sections, a target beside what is."""
    figures = (
        KeyFigure(entry.property, fact)
        for section in sections
        for entry in section.entries
        if entry.property.code not in _NO_KEY_FIGURE and not _is_disputed(entry.facts)
        for fact in (leading_fact(entry.facts), leading_fact(entry.facts, targets=True))
        if fact is not None
    )
    return tuple(islice(figures, _MOST_KEY_FIGURES))


def _is_disputed(facts: Sequence[Fact]) -> bool:
    """True if sources give different numbers for one time: none of them may stand alone."""
    values: dict[tuple[str, str], set[float | None]] = {}
    for fact in facts:
        values.setdefault((fact.period.iso, fact.kind), set()).add(fact.value)
    return any(len(different) > 1 for different in values.values())


def _progress(dataset: ParkDataset, uid: str) -> Iterator[Progress]:
    """Yield the progress of a subject, and of a park's phases as parts of the park."""
    for each in (uid, *dataset.subjects_of(uid, "phase_of")):
        for share, remaining in progress_of(dataset, each):
            part, whole = share.operands
            if uid in (part.subject_uid, whole.subject_uid):
                yield Progress(part, whole, share, remaining)


def _attributes(dataset: ParkDataset, subject: Subject) -> Iterator[SubjectAttribute]:
    for code, value in subject.attributes.items():
        if value:
            yield SubjectAttribute(code, dataset.label(code, value))


def _parents(dataset: ParkDataset, uid: str) -> Iterator[Link]:
    chain = (uid, *ancestors(dataset, uid))
    for child, parent in reversed(list(pairwise(chain))):
        predicate = next(
            (each for each in MEMBERSHIP if parent in dataset.objects_of(child, each)), "part_of"
        )
        yield Link(
            predicate,
            False,
            dataset.label("predicate", predicate),
            parent,
            dataset.subjects[parent].name,
            "",
        )


def _links(dataset: ParkDataset, uid: str) -> Iterator[Link]:
    """Yield the ties that start here, then those that end here, both in the file's order."""
    for relation in dataset.relations_from(uid):
        yield _link(dataset, relation, is_inverse=False)
    for relation in dataset.relations_to(uid):
        yield _link(dataset, relation, is_inverse=True)


def _link(dataset: ParkDataset, relation: Relation, is_inverse: bool) -> Link:
    there = relation.subject_uid if is_inverse else relation.object_uid
    code_list = "predicate_inverse" if is_inverse else "predicate"
    return Link(
        relation.predicate,
        is_inverse,
        dataset.label(code_list, relation.predicate),
        there,
        dataset.subjects[there].name,
        relation.locator,
    )
