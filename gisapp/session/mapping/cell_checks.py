"""Looks in a worker for cells that cannot be used as what is said of their columns by now."""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.own_parks.mapping.mapping_problems import MappingProblem, mapping_problems
from gisapp.core.own_parks.mapping.row_problems import cells_of, row_problems
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.session.tasks import Task, Tasks

UNREAD = frozenset(("excel_error", "no_number", "other_unit", "twice"))
"""The problems of cells of which nothing can be used."""
MOST_KNOWN = 100_000
"""Of one column; one with more is none of what it is said to be. A file lists all."""
_ROWS = ""
"""Stands for the rows as a whole, among columns."""


class _Checked(NamedTuple):
    """What was found of a column, or of the rows, and what was said of it then."""

    column: str
    said: LayerMapping
    found: tuple[MappingProblem, ...]
    wrong: int
    unread: int


class CellChecks:
    """The cells of one layer that cannot be used; what was found once is not looked for again.

    `changed` is emitted each time that more is known.

    Parameters
    ----------
    own : callable
        Returns the rows of all mapped layers, among which parents are looked for.
    title : str
        What the status bar says is being done, in the user's language.
    """

    def __init__(self, layer: Layer, own: Callable[[], OwnRows], tasks: Tasks, title: str) -> None:
        self.changed: Event[None] = Event()
        self._layer = layer
        self._own = own
        self._tasks = tasks
        self._title = title
        self._checked: dict[str, _Checked] = {}
        self._wanted: dict[str, LayerMapping] = {}
        self._at_work: Task | None = None

    @property
    def is_running(self) -> bool:
        """True while there are columns of which nothing is known yet."""
        return self._at_work is not None

    @property
    def problems(self) -> tuple[MappingProblem, ...]:
        """What is known to be wrong, keys and parents first; of these not all may be listed."""
        return tuple(chain.from_iterable(each.found for each in self._known))

    @property
    def count(self) -> int:
        """How many cells are known to be wrong."""
        return sum(each.wrong for each in self._known)

    def unread_in(self, column: str) -> int:
        """Return how many cells of a column cannot be read, as far as that is known."""
        return self._checked[column].unread if self._is_known(column) else 0

    def check(self, draft: MappingDraft) -> None:
        """Look at what is not known yet of what is said now."""
        mapping = draft.mapping
        self._wanted = {_ROWS: replace(mapping, columns=(), period=LayerMapping().period)}
        # How sure one is of a column, and its time, change nothing about its cells.
        for each in mapping.facts:
            self._wanted[each.column] = LayerMapping(columns=(_alike(each),))
        left = {name: said for name, said in self._wanted.items() if not self._is_known(name)}
        self.drop()
        if left:
            work = _work(self._layer, left, self._own())
            self._at_work = self._tasks.follow(self._title, work, self._take)
        self.changed.emit(None)

    def drop(self) -> None:
        """Look no further."""
        if self._at_work is not None:
            self._at_work.drop()
            self._at_work = None

    def _take(self, checked: _Checked | None) -> None:
        if checked is None:
            self._at_work = None
        else:
            self._checked[checked.column] = checked
        self.changed.emit(None)

    @property
    def _known(self) -> Iterator[_Checked]:
        return (self._checked[name] for name in self._wanted if self._is_known(name))

    def _is_known(self, name: str) -> bool:
        checked = self._checked.get(name)
        return checked is not None and checked.said == self._wanted.get(name)


def all_problems(
    layer: Layer, mapping: LayerMapping, own: OwnRows, progress: Progress = NO_PROGRESS
) -> Iterator[MappingProblem]:
    """Yield all that is wrong with the cells of a layer; errors as of its parts."""
    for problem in row_problems(layer, mapping, own, progress):
        yield from cells_of(layer, problem)
    yield from mapping_problems(layer, mapping, own.schema, progress)


def _alike(column: ColumnMapping) -> ColumnMapping:
    plain = ColumnMapping(column.column)
    return replace(column, sure=plain.sure, period=plain.period, kind=plain.kind)


def _work(
    layer: Layer, left: Mapping[str, LayerMapping], own: OwnRows
) -> Callable[[Task], Generator[_Checked | None, None, None]]:
    """Return the work on some columns, which yields what it finds of each, and None at the end."""

    def work(task: Task) -> Generator[_Checked | None, None, None]:
        layer.attributes.fetch(task.progress)
        # What a column states is seen at once in the table; keys and parents can wait.
        for name in sorted(left, key=lambda name: name == _ROWS):
            check = _rows_checked if name == _ROWS else _column_checked
            yield check(name, left[name], layer, own, task.progress)
        yield None

    return work


def _rows_checked(
    name: str, said: LayerMapping, layer: Layer, own: OwnRows, progress: Progress
) -> _Checked:
    problems = tuple(row_problems(layer, said, own, progress))
    found = tuple(chain.from_iterable(cells_of(layer, each) for each in problems))
    return _Checked(name, said, found, sum(each.count for each in problems), 0)


def _column_checked(
    name: str, said: LayerMapping, layer: Layer, own: OwnRows, progress: Progress
) -> _Checked:
    found = tuple(islice(mapping_problems(layer, said, own.schema, progress), MOST_KNOWN))
    return _Checked(name, said, found, len(found), sum(each.code in UNREAD for each in found))
