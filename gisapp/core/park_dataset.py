"""All that a GeoPackage of the park schema says besides geometry: subjects, facts, sources, codes."""

from collections.abc import Mapping
from dataclasses import dataclass

from gisapp.core.bilingual import Bilingual
from gisapp.core.facts import Fact, FactSource, Property


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
