"""Puts subjects together from rows of mapped layers: their facts, their figures, their ties."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.own_parks.fact_columns import fact_columns
from gisapp.core.own_parks.rows.own_rows import NOWHERE, OwnRow, OwnRows
from gisapp.core.own_parks.subjects.figures_of_rows import measured_figures, standings_of
from gisapp.core.own_parks.subjects.kinship import Parent, members_of, parents_of
from gisapp.core.own_parks.subjects.own_subject import FactCell, OwnSubject
from gisapp.core.own_parks.subjects.roads_beside import ROAD, roads_beside
from gisapp.core.own_parks.subjects.row_facts import facts_of_row, place_of, source_of
from gisapp.core.parks.dataset import GeometryNote, ParkDataset, Relation, Subject
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.facts import Fact, FactSource
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import Phrase

_MOST_GENERATIONS = 5
"""A plant in a building on a plot in a phase of a park: parents beyond that go in circles."""
_STATUSES = ("status", "construction_status", "operating_status", "park_status", "building_status")
"""The properties that say how far a subject is, of which the first that is stated is told."""
_PREDICATES = {"phase": "phase_of"}
"""How a kind of subject belongs to its parents; all others are located in them."""


class SubjectBuilder:
    """Gathers subjects, facts and ties; each subject gets an uid of its own.

    Parameters
    ----------
    own : OwnRows
        All rows. A source that cannot be read any more raises `SourceError`.
    """

    def __init__(self, own: OwnRows) -> None:
        self._own = own
        self._uids: dict[tuple[str, str] | FeatureRef, str] = {}
        self._taken: set[str] = set()
        self._subjects: dict[str, Subject] = {}
        self._features: dict[str, tuple[FeatureRef, ...]] = {}
        self._facts: dict[str, Fact] = {}
        self._cells: dict[str, FactCell] = {}
        self._relations: dict[tuple[str, str], Relation] = {}
        self._said: set[tuple[str, str, str, Bilingual]] = set()
        self._notes: list[Phrase] = []

    def note(self, code: str, **values: object) -> None:
        """Note what is left out."""
        self._notes.append(Phrase(code, values))

    def dataset(self, path: str, worked_out: Iterable[str]) -> ParkDataset:
        """Return all that was gathered.

        Parameters
        ----------
        path : str
            What it comes from.
        worked_out : iterable of str
            The subjects of which figures are worked out that follow from all rows.
        """
        schema = self._own.schema
        return ParkDataset(
            path=path,
            subjects=self._subjects,
            facts=tuple(self._facts.values()),
            properties={**self._own.added.properties, **schema.properties},
            expected=schema.expected,
            relations=tuple(self._relations.values()),
            sources=dict(self._sources()),
            codes=schema.codes,
            worked_out=tuple(self._worked_out(worked_out)),
        )

    def subject(self, uid: str, dataset: ParkDataset) -> OwnSubject:
        """Return one subject of what was gathered."""
        return OwnSubject(dataset, uid, self._features, self._cells, tuple(self._notes))

    def _sources(self) -> Iterator[tuple[str, FactSource]]:
        """Yield the files of all facts by their ids, those of the layers with their dates."""
        added = self._own.added.sources
        for fact in self._facts.values():
            if fact.fact_id not in self._cells and fact.source_id in added:
                yield fact.source_id, added[fact.source_id]
        # Of very many cells and rows, one of each file is enough.
        cells = {(cell.place.source, cell.place.layer): cell for cell in self._cells.values()}
        for cell in cells.values():
            yield cell.place.source_id, source_of(cell.place)
        first = {ref.layer_id: ref for refs in self._features.values() for ref in refs}
        for ref in first.values():
            rows = self._own.layers[ref.layer_id]
            place = place_of(rows.layer, ref.feature_id)
            yield place.source_id, source_of(place, rows.file_date)

    def _worked_out(self, uids: Iterable[str]) -> Iterator[Derived]:
        facts: dict[str, list[Fact]] = {uid: [] for uid in uids}
        for fact in self._facts.values():
            if fact.subject_uid in facts:
                facts[fact.subject_uid].append(fact)
        for uid, stated in facts.items():
            yield from self._standings(stated)
            yield from self._measured(uid, stated)

    def _standings(self, facts: Sequence[Fact]) -> Iterator[Derived]:
        for figure in standings_of(facts, self._cells, self._own.layers):
            fact, *others = figure.operands
            for other in others:
                self._cells[other.fact_id] = replace(self._cells[fact.fact_id], part="column")
            yield figure

    def _measured(self, uid: str, facts: Sequence[Fact]) -> Iterator[Derived]:
        kind = self._subjects[uid].kind
        for ref in self._features[uid]:
            rows = self._own.layers[ref.layer_id]
            for figure in measured_figures(ref, rows, uid, kind, facts):
                place = place_of(rows.layer, ref.feature_id)
                shape = FactCell(ref, "", place, "shape")
                self._cells.setdefault(figure.operands[0].fact_id, shape)
                yield figure

    def add(self, rows: Sequence[OwnRow]) -> str:
        """Add the subject of some rows with all its facts, and return its uid."""
        uid = self._uid_of(rows[0])
        for row in rows:
            self._uids.setdefault(row.subject, uid)
        if uid not in self._subjects:
            facts = self._facts_of(rows, uid)
            for fact in self._own.added.of(rows[0].key):
                self._facts[fact.fact_id] = replace(fact, subject_uid=uid)
            self._put(uid, rows, _status(facts))
        return uid

    def _uid_of(self, row: OwnRow) -> str:
        """Return the uid of a row's subject: its key, where no other subject has that uid."""
        if row.subject not in self._uids:
            uid = row.key or self._uid_of_row(row.ref)
            if uid in self._taken:
                uid = f"{uid} ({row.kind})"
            numbered = chain((uid,), (f"{uid} {number}" for number in count(2)))
            self._uids[row.subject] = next(each for each in numbered if each not in self._taken)
            self._taken.add(self._uids[row.subject])
        return self._uids[row.subject]

    def _uid_of_row(self, ref: FeatureRef) -> str:
        return f"{self._own.layers[ref.layer_id].layer.origin.layer} {ref.feature_id}"

    def _put(self, uid: str, rows: Sequence[OwnRow], status: str = "") -> None:
        first = rows[0]
        self._features[uid] = tuple(row.ref for row in rows)
        self._subjects[uid] = Subject(
            uid=uid,
            table=first.ref.layer_id,
            feature_id=first.ref.feature_id,
            kind=first.kind,
            name=Bilingual(
                next((row.name.en for row in rows if row.name.en), ""),
                next((row.name.zh for row in rows if row.name.zh), ""),
            ),
            name_confidence="certain",
            pinyin="",
            parent_uid="",
            status=status,
            geometry=self._geometry(rows),
            attributes={},
        )

    def _geometry(self, rows: Iterable[OwnRow]) -> GeometryNote | None:
        own = self._own.layers
        layers = (own[row.ref.layer_id].layer for row in rows if row.ref.layer_id in own)
        placed = next((layer for layer in layers if not layer.is_table), None)
        if placed is None:
            return None
        return GeometryNote("file", placed.geometry.kind == "polygon", None, Bilingual())

    def _facts_of(self, rows: Sequence[OwnRow], uid: str) -> list[Fact]:
        """Add all that the rows of a subject state, and return it."""
        by_layer: dict[str, list[FeatureRef]] = {}
        for row in rows:
            by_layer.setdefault(row.ref.layer_id, []).append(row.ref)
        facts: list[Fact] = []
        for layer_id, refs in by_layer.items():
            records = self._own.layers[layer_id].records([ref.feature_id for ref in refs])
            for ref, cells in zip(refs, records, strict=True):
                facts += self._note_facts(ref, cells, uid)
        return facts

    def _note_facts(
        self, ref: FeatureRef, cells: Mapping[str, AttributeValue], uid: str
    ) -> list[Fact]:
        rows = self._own.layers[ref.layer_id]
        facts = list(facts_of_row(rows, self._own.schema, ref, cells, uid))
        for fact, cell in facts:
            self._cells[fact.fact_id] = cell
            # What each row of a subject repeats, such as its number, is told once.
            said = (uid, fact.property_code, fact.source_id, fact.text)
            if fact.value is not None or not fact.is_usable or said not in self._said:
                self._facts[fact.fact_id] = fact
            self._said.add(said)
        return [fact for fact, _ in facts]

    def add_parents(self, uid: str, generations: int = _MOST_GENERATIONS) -> None:
        """Add what a subject belongs to, and what that belongs to."""
        for parent in parents_of(self._own, self._features[uid]):
            if not parent.refs:
                self._tie(uid, self._add_named(parent))
                continue
            rows = self._own.identities(parent.refs)
            is_new = rows[0].subject not in self._uids
            above = self.add(rows)
            if above != uid:
                self._tie(uid, above)
                if is_new and generations > 1:
                    self.add_parents(above, generations - 1)

    def _add_named(self, parent: Parent) -> str:
        """Add a parent that no row is about, only called so by its members."""
        row = OwnRow(NOWHERE, parent.kind, parent.text, Bilingual(parent.text, parent.text))
        uid = self._uid_of(row)
        if uid not in self._subjects:
            self._put(uid, [row])
            self._features[uid] = ()
        return uid

    def add_roads(self, uid: str) -> None:
        """Add the roads beside a subject; a road itself has what it belongs to."""
        if self._subjects[uid].kind == ROAD:
            return
        for ref in self._features[uid]:
            for road in self._own.identities(roads_beside(self._own, ref)):
                beside = self._uid_of(road)
                if beside not in self._subjects:
                    self._put(beside, [road])
                self._relations.setdefault((uid, beside), Relation(uid, "beside", beside, "", ""))

    def _tie(self, uid: str, parent: str) -> None:
        predicate = _PREDICATES.get(self._subjects[uid].kind, "located_in")
        self._relations.setdefault((uid, parent), Relation(uid, predicate, parent, "", ""))

    def add_members(self, uid: str) -> None:
        """Add what belongs to a subject, with those of its facts that can be added up."""
        own = self._own
        members = members_of(own, own.identities(self._features[uid]))
        of_each: dict[str, list[OwnRow]] = {}
        for row in own.identities(members.refs):
            of_each.setdefault(self._uid_of(row), []).append(row)
        for member, rows in of_each.items():
            if member not in self._subjects:
                self._put(member, rows)
            self._tie(member, uid)
        if members.count > len(members.refs):
            self.note("own.more_members", count=members.count, listed=len(members.refs))
        else:
            self._add_summable(members.refs, of_each)

    def _add_summable(
        self, refs: Iterable[FeatureRef], of_each: Mapping[str, Sequence[OwnRow]]
    ) -> None:
        """Add of all members what can be added up."""
        uid_of = {row.ref: uid for uid, rows in of_each.items() for row in rows}
        by_layer: dict[str, list[int]] = {}
        for ref in refs:
            by_layer.setdefault(ref.layer_id, []).append(ref.feature_id)
        for layer_id, ids in by_layer.items():
            rows = self._own.layers[layer_id]
            fields = [
                column.column
                for column, described in fact_columns(rows.mapping, self._own.schema)
                if described.aggregation == "sum"
            ]
            cells = rows.cells([*fields, rows.mapping.period_column], ids)
            for place, feature_id in enumerate(ids):
                ref = FeatureRef(layer_id, feature_id)
                of_row = {name: values[place] for name, values in cells.items()}
                self._note_facts(ref, of_row, uid_of[ref])


def _status(facts: Sequence[Fact]) -> str:
    """Return how far a subject is, as its rows say it; empty where they don't."""
    said = {fact.property_code: fact.text.zh for fact in reversed(facts) if fact.value is None}
    return next((said[code] for code in _STATUSES if said.get(code)), "")
