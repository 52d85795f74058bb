"""The content of a GeoPackage of the park schema besides geometry: subjects, facts, sources."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from gisapp.core.parks.derived import Derived
from gisapp.core.parks.facts import Fact, FactSource, Property
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import Phrase

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True)
class GeometryNote:
    """How good a subject's geometry is.

    Parameters
    ----------
    method : str
        `surveyed`, `digitised` or `schematic`.
    area_is_stated : bool
        The shape is drawn to a stated area, so its measured area may be shown.
    accuracy_m : float or None
        In metres on the ground; None where it is not stated.
    note : Bilingual
        How the shape was made.
    """

    method: str
    area_is_stated: bool
    accuracy_m: float | None
    note: Bilingual


@dataclass(frozen=True)
class Subject:
    """One thing that facts are about: a site, a place, an enterprise, a road or a topic.

    Parameters
    ----------
    uid : str
        Unique in the dataset.
    table : str
        The table of the GeoPackage that it stands in.
    feature_id : int
        Its fid in that table.
    kind : str
        A code of the list `kind`, such as `park`.
    name_confidence : str
        `certain`, `likely` or `unknown`: how sure the Chinese name is.
    pinyin : str
        The Chinese name in syllables; may be empty.
    parent_uid : str
        What it lies in; may be empty.
    status : str
        A code of the list `status`; may be empty.
    geometry : GeometryNote or None
        None where it has no place on the map.
    attributes : mapping
        Further columns of its table, such as `chain_link`; the values are codes or texts.
    """

    uid: str
    table: str
    feature_id: int
    kind: str
    name: Bilingual
    name_confidence: str
    pinyin: str
    parent_uid: str
    status: str
    geometry: GeometryNote | None
    attributes: Mapping[str, str]


@dataclass(frozen=True)
class Relation:
    """A tie between two subjects: `led-demo-park-phase-1` phase_of `led-demo-park`."""

    subject_uid: str
    predicate: str
    object_uid: str
    source_id: str
    locator: str


@dataclass(frozen=True, eq=False)
class ParkDataset:
    """The validated content of one GeoPackage of the park schema.

    Parameters
    ----------
    path : str
        Of the file.
    subjects : mapping
        By uid.
    facts : tuple of Fact
        In the file's order, unusable ones included.
    properties : mapping
        By code.
    expected : mapping
        For each kind of subject the codes of the properties that should be stated.
    relations : tuple of Relation
        In the file's order.
    sources : mapping
        By id.
    codes : mapping
        The words of each (list, code).
    worked_out : tuple of Derived
        Figures that follow from more than these facts, such as a rank among all rows of a layer.
    problems : tuple of Phrase
        Sentences about what was wrong in the file, each naming table and row; whatever is named
        there was left out.
    """

    path: str
    subjects: Mapping[str, Subject]
    facts: tuple[Fact, ...]
    properties: Mapping[str, Property]
    expected: Mapping[str, tuple[str, ...]]
    relations: tuple[Relation, ...]
    sources: Mapping[str, FactSource]
    codes: Mapping[tuple[str, str], Bilingual]
    worked_out: tuple[Derived, ...] = ()
    problems: tuple[Phrase, ...] = ()

    def label(self, code_list: str, code: str) -> Bilingual:
        """Return the words for a code of a closed list, the code itself where it has none."""
        return self.codes.get((code_list, code)) or Bilingual(code, code)

    def codes_of(self, code_list: str) -> tuple[str, ...]:
        """Return the codes of a closed list in the order in which they are shown."""
        return self._codes_by_list.get(code_list, ())

    def facts_of(self, uid: str) -> tuple[Fact, ...]:
        """Return what is stated of a subject, unusable statements included, in the file's order."""
        return self._facts_by_subject.get(uid, ())

    def facts_about(self, uid: str, property_code: str) -> tuple[Fact, ...]:
        """Return what is stated of a subject's property, in the file's order."""
        return self._facts_by_property.get((uid, property_code), ())

    def relations_from(self, uid: str) -> tuple[Relation, ...]:
        """Return the ties that start at a subject, in the file's order."""
        return self._relations_by_subject.get(uid, ())

    def relations_to(self, uid: str) -> tuple[Relation, ...]:
        """Return the ties that end at a subject, in the file's order."""
        return self._relations_by_object.get(uid, ())

    def objects_of(self, uid: str, predicate: str) -> tuple[str, ...]:
        """Return what a subject is tied to: the park that a phase is `phase_of`."""
        relations = self.relations_from(uid)
        return tuple(each.object_uid for each in relations if each.predicate == predicate)

    def subjects_of(self, uid: str, predicate: str) -> tuple[str, ...]:
        """Return what is tied to a subject: the phases that are `phase_of` a park."""
        relations = self.relations_to(uid)
        return tuple(each.subject_uid for each in relations if each.predicate == predicate)

    def worked_out_of(self, uid: str) -> tuple[Derived, ...]:
        """Return the figures of a subject that follow from more than these facts."""
        return self._worked_out_by_subject.get(uid, ())

    @cached_property
    def _worked_out_by_subject(self) -> Mapping[str, tuple[Derived, ...]]:
        return _grouped(self.worked_out, lambda figure: figure.operands[0].subject_uid)

    @cached_property
    def _codes_by_list(self) -> Mapping[str, tuple[str, ...]]:
        grouped = _grouped(self.codes, lambda listed: listed[0])
        return {code_list: tuple(code for _, code in codes) for code_list, codes in grouped.items()}

    @cached_property
    def _facts_by_subject(self) -> Mapping[str, tuple[Fact, ...]]:
        return _grouped(self.facts, lambda fact: fact.subject_uid)

    @cached_property
    def _facts_by_property(self) -> Mapping[tuple[str, str], tuple[Fact, ...]]:
        return _grouped(self.facts, lambda fact: (fact.subject_uid, fact.property_code))

    @cached_property
    def _relations_by_subject(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped(self.relations, lambda relation: relation.subject_uid)

    @cached_property
    def _relations_by_object(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped(self.relations, lambda relation: relation.object_uid)


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> Mapping[K, tuple[T, ...]]:
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(group) for name, group in groups.items()}
