"""What a GeoPackage of the park schema says besides geometry: subjects, facts, sources, codes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from gisapp.core.parks.facts import Fact, FactSource, Property
from gisapp.core.text.bilingual import Bilingual

T = TypeVar("T")


@dataclass(frozen=True)
class GeometryNote:
    """How good a subject's geometry is.

    `method` is surveyed, digitised or schematic. `area_is_stated`: the shape is drawn to a
    stated area, so its measured area may be shown, as such. `accuracy_m` None: not stated.
    """

    method: str
    area_is_stated: bool
    accuracy_m: float | None
    note: Bilingual


@dataclass(frozen=True)
class Subject:
    """One thing that facts are told of: a site, a place, an enterprise, a road or a topic.

    `table` is the GeoPackage table and `feature_id` its fid there; `parent_uid`, `status`,
    `attributes` (the table's further columns, such as industry_code) may be empty.
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
    """The content of one GeoPackage of the park schema, validated, ready to be asked.

    `codes` maps (list, code) to its labels. `problems` are sentences about what was wrong in the
    file, each naming table and row; whatever is named there was left out.
    """

    path: str
    subjects: Mapping[str, Subject]
    facts: tuple[Fact, ...]
    properties: Mapping[str, Property]
    expected: Mapping[str, tuple[str, ...]]
    relations: tuple[Relation, ...]
    sources: Mapping[str, FactSource]
    codes: Mapping[tuple[str, str], Bilingual]
    problems: tuple[str, ...] = ()

    def label(self, code_list: str, code: str) -> Bilingual:
        """Return the words for a code of a closed list, the code itself where it has none."""
        return self.codes.get((code_list, code)) or Bilingual(code, code)

    def codes_of(self, code_list: str) -> tuple[str, ...]:
        """Return the codes of a closed list in the order in which they are shown."""
        return tuple(code for listed, code in self.codes if listed == code_list)

    def facts_of(self, uid: str) -> tuple[Fact, ...]:
        """Return what is stated of a subject, unusable statements included, in the file's order."""
        return self._facts_by_subject.get(uid, ())

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

    @cached_property
    def _facts_by_subject(self) -> Mapping[str, tuple[Fact, ...]]:
        return _grouped(self.facts, lambda fact: fact.subject_uid)

    @cached_property
    def _relations_by_subject(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped(self.relations, lambda relation: relation.subject_uid)

    @cached_property
    def _relations_by_object(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped(self.relations, lambda relation: relation.object_uid)


def _grouped(items: Iterable[T], key: Callable[[T], str]) -> Mapping[str, tuple[T, ...]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(group) for name, group in groups.items()}
