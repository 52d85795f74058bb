"""All rows of mapped layers as one dataset, for a page that shows them without these files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

import numpy as np

from gisapp.core.layers.key_matching import key_without_zeros
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.own_parks.rows.own_rows import MOST_ROWS, OwnRow, OwnRows
from gisapp.core.own_parks.subjects.kinship import MOST_MEMBERS
from gisapp.core.own_parks.subjects.own_subject import FactCell
from gisapp.core.own_parks.subjects.roads_beside import ROAD
from gisapp.core.own_parks.subjects.subject_builder import SubjectBuilder
from gisapp.core.own_parks.totals.opening_order import opening_place
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.facts import Fact, FactSource
from gisapp.core.parks.figure_rules import MEMBERSHIP
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import Phrase

MOST_SHOWN = 20_000
"""Rows that become subjects of one page: a browser shows no more of them quickly."""
_AT_ONCE = 500
_CROWDED = "own.not_added_up"


@dataclass(frozen=True, eq=False)
class ShownSubjects:
    """The subjects of many rows.

    Parameters
    ----------
    dataset : ParkDataset
        All of them; ids and sources name files without their folders.
    uids : mapping
        The subject of each row; totals of rows are none's.
    cells : mapping
        Where each fact stands that a file states, by its id.
    notes : mapping
        What is left out of a subject, by its uid.
    told : mapping
        The columns of each row that facts tell.
    """

    dataset: ParkDataset
    uids: Mapping[FeatureRef, str]
    cells: Mapping[str, FactCell]
    notes: Mapping[str, tuple[Phrase, ...]]
    told: Mapping[FeatureRef, frozenset[str]]

    @cached_property
    def layer_ids(self) -> frozenset[str]:
        """The layers whose rows are shown."""
        return frozenset(ref.layer_id for ref in self.uids)

    def is_crowded(self, uid: str) -> bool:
        """True if a subject has so many members that these are not added up."""
        return any(note.code == _CROWDED for note in self.notes.get(uid, ()))


def subjects_of_rows(own: OwnRows, progress: Progress = NO_PROGRESS) -> ShownSubjects:
    """Return the subjects of all rows, in a worker; each as `dataset_around` has it.

    Parameters
    ----------
    own : OwnRows
        All rows; `MOST_SHOWN` or a few more.
    progress : Progress
        Reported to, and asked after every 500 subjects whether to stop.

    Raises
    ------
    SourceError
        A source cannot be read any more.
    Cancelled
        The user wanted it.
    """
    own = replace(own, layers={name: rows.read_whole() for name, rows in own.layers.items()})
    builder = SubjectBuilder(own)
    uids: dict[FeatureRef, str] = {}
    notes: dict[str, list[Phrase]] = {}
    # A page lists them in that order too.
    groups = sorted(
        _rows_by_subject(own),
        key=lambda rows: opening_place(own.layers[rows[0].ref.layer_id].layer),
    )
    for rows in _steps(groups, progress.part(0.0, 0.4)):
        uid = builder.add(rows[:MOST_ROWS])
        uids.update((row.ref, uid) for row in rows)
        notes[uid] = list(_notes(own, rows))
    for rows in _steps(groups, progress.part(0.4, 0.8)):
        builder.add_parents(uids[rows[0].ref])
        if rows[0].kind != ROAD:
            builder.add_roads(uids[rows[0].ref])
    gathered = builder.subject("", builder.dataset("", notes))
    for uid, size in _crowds(gathered.dataset):
        notes.setdefault(uid, []).append(Phrase(_CROWDED, {"count": size}))
    dataset, cells = _without_folders(gathered.dataset, gathered.cells)
    told: dict[FeatureRef, set[str]] = {}
    for cell in gathered.cells.values():
        told.setdefault(cell.ref, set()).add(cell.column)
    return ShownSubjects(
        dataset,
        uids,
        cells,
        {uid: tuple(each) for uid, each in notes.items()},
        {ref: frozenset(columns) for ref, columns in told.items()},
    )


def _steps(groups: list[list[OwnRow]], progress: Progress) -> Iterator[list[OwnRow]]:
    for done, rows in enumerate(groups):
        if done % _AT_ONCE == 0:
            progress.check()
            progress.report(done / len(groups))
        yield rows


def _rows_by_subject(own: OwnRows) -> list[list[OwnRow]]:
    """Return the rows of each subject; those of no kind belong to the one that has their key."""
    rows = own.identities(ref for each in own.layers.values() for ref in _refs(each))
    kinds: dict[str, set[str]] = {}
    for row in rows:
        kinds.setdefault(key_without_zeros(row.key), set()).add(row.kind)
    found: dict[object, list[OwnRow]] = {}
    for row in rows:
        known = kinds[key_without_zeros(row.key)] - {""}
        is_theirs = row.key and not row.kind and len(known) == 1
        subject = replace(row, kind=next(iter(known))).subject if is_theirs else row.subject
        found.setdefault(subject, []).append(row)
    # What says its kind comes first: the subject has it.
    return [sorted(each, key=lambda row: not row.kind) for each in found.values()]


def _refs(rows: LayerRows) -> Iterator[FeatureRef]:
    for feature_id in np.setdiff1d(rows.layer.geometry.feature_ids, rows.totals).tolist():
        yield FeatureRef(rows.layer.layer_id, feature_id)


def _notes(own: OwnRows, rows: list[OwnRow]) -> Iterator[Phrase]:
    if len(rows) > MOST_ROWS:
        yield Phrase("own.more_rows", {"count": MOST_ROWS})
    if not own.layers[rows[0].ref.layer_id].are_looked_up:
        yield Phrase("own.links_unknown", {})


def _crowds(dataset: ParkDataset) -> Iterator[tuple[str, int]]:
    """Yield the subjects with so many members that these are not added up, and how many."""
    for uid in dataset.subjects:
        members = {each for tie in MEMBERSHIP for each in dataset.subjects_of(uid, tie)}
        if len(members) > MOST_MEMBERS:
            yield uid, len(members)


def _without_folders(
    dataset: ParkDataset, cells: Mapping[str, FactCell]
) -> tuple[ParkDataset, dict[str, FactCell]]:
    """Return a dataset whose ids tell nobody in which folders files stand, and its cells."""
    sources = dict(_named_sources(dataset.sources))
    numbers = count(1)
    renamed: dict[str, Fact] = {}

    def new(fact: Fact) -> Fact:
        if fact.fact_id not in renamed:
            source = sources.get(fact.source_id)
            source_id = source.source_id if source else ""
            renamed[fact.fact_id] = fact.known_as(str(next(numbers)), source_id)
        return renamed[fact.fact_id]

    def with_new(figure: Derived) -> Derived:
        return replace(figure, operands=tuple(map(new, figure.operands)))

    told = replace(
        dataset,
        facts=tuple(map(new, dataset.facts)),
        sources={each.source_id: each for each in sources.values()},
        worked_out=tuple(map(with_new, dataset.worked_out)),
    )
    return told, {renamed[old].fact_id: cell for old, cell in cells.items() if old in renamed}


def _named_sources(sources: Mapping[str, FactSource]) -> Iterator[tuple[str, FactSource]]:
    """Yield each source by its old id, with its title as its new one: no two have the same."""
    taken: set[str] = set()
    for old, source in sources.items():
        title = source.title.en
        name = next(each for each in _numbered(title) if each not in taken)
        taken.add(name)
        yield old, replace(source, source_id=name)


def _numbered(title: str) -> Iterable[str]:
    yield title
    yield from (f"{title} ({number})" for number in count(2))
