"""What columns of layers hold: counted by a worker, anew with each filter that changes counts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.events import Event
from gisapp.core.filters.conditions import without_field
from gisapp.core.filters.layer_filter import LayerFilter, Near
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.filtering.column_profiles import ColumnOrigin, ColumnProfiles, count_column
from gisapp.session.filtering.filterer import LayerFilterer
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks

if TYPE_CHECKING:
    from gisapp.core.tables.column_summary import ColumnSummary

Places = NDArray[np.int64]


class ColumnKey(NamedTuple):
    """A column of a layer."""

    layer_id: str
    field: str


@dataclass(frozen=True)
class _Wish:
    """What decides the counts: the column, and the conditions on other things."""

    origin: ColumnOrigin
    others: LayerFilter
    nearby: tuple[tuple[str, FeatureIndex], ...]


@dataclass(frozen=True)
class _Counted:
    wish: _Wish
    summary: "ColumnSummary"


class ColumnSummaries:
    """Counts the columns that somebody watches, each over all rows that other conditions leave.

    `changed` emits a column whose counts are there, or will not come.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks, filterer: LayerFilterer) -> None:
        self.changed: Event[ColumnKey] = Event()
        self._state = view_state
        self._filterer = filterer
        self._watched: dict[ColumnKey, int] = {}
        self._counted: dict[ColumnKey, _Counted] = {}
        self._profiles = ColumnProfiles()
        self._jobs: Jobs[ColumnKey, _Wish] = Jobs(tasks)
        self._searches: Jobs[ColumnKey, str] = Jobs(tasks)
        self._jobs.ended.connect(self.changed.emit)
        view_state.layers.changed.connect(lambda _: self._follow())
        view_state.layers.remapped.connect(lambda _: self._follow())

    def watch(self, key: ColumnKey) -> None:
        """Count a column, and again whenever its counts may be others, until `leave`."""
        self._watched[key] = self._watched.get(key, 0) + 1
        self._jobs.try_again(key)
        self._begin(key)

    def leave(self, key: ColumnKey) -> None:
        """Count a column no more for who watched it."""
        self._watched[key] -= 1
        if not self._watched[key]:
            del self._watched[key]
            self._counted.pop(key, None)
            self._jobs.drop(key)
            self._searches.drop(key)

    def summary_of(self, key: ColumnKey) -> "ColumnSummary | None":
        """Return what was counted last, None where nothing was yet."""
        return self._counted[key].summary if key in self._counted else None

    def is_coming(self, key: ColumnKey) -> bool:
        """True while a column is counted."""
        return self._jobs.is_running(key)

    def failure_of(self, key: ColumnKey) -> GisAppError | None:
        """Return why a column could not be counted, None where that is not so."""
        return self._jobs.failure_of(key)

    def find(self, key: ColumnKey, text: str, done: Callable[[Places], None]) -> None:
        """Have the values of a counted column found that have a text in them.

        Parameters
        ----------
        done : callable
            Gets their positions, unless something else is looked for in the column meanwhile.
        """
        summary = self.summary_of(key)
        if summary is None:
            return
        search, words = summary.profile.search, self._state.words.value

        def work(_: Progress) -> Places:
            return search.places(text)

        self._searches.drop(key)
        self._searches.begin(key, text, words("status.searching_values"), work, done)

    def _follow(self) -> None:
        layers = self._state.layers
        for key in list(self._watched):
            if key.layer_id in layers:
                self._begin(key)
            else:
                self._jobs.drop(key)
                self._counted.pop(key, None)

    def _begin(self, key: ColumnKey) -> None:
        layer = self._state.layers[key.layer_id]
        wish = self._wish_for(layer, key.field)
        counted = self._counted.get(key)
        if counted is not None and counted.wish == wish:
            self._jobs.drop(key)
            return
        words = self._state.words.value
        title = words("status.counting", name=layer.name.in_language(words.language))
        memory, others = self._filterer.rows_of(layer), dict(wish.nearby)
        work = partial(count_column, layer, key.field, memory, others, self._profiles)
        self._jobs.begin(key, wish, title, work, partial(self._take, key, wish))

    def _wish_for(self, layer: Layer, field: str) -> _Wish:
        others = without_field(layer.filter, field)
        ids = [each.layer_id for each in others.conditions if isinstance(each, Near)]
        nearby = tuple((each.layer_id, each.index) for each in self._state.layers.present(ids))
        return _Wish(ColumnOrigin.of(layer, field), others, nearby)

    def _take(self, key: ColumnKey, wish: _Wish, summary: "ColumnSummary") -> None:
        self._counted[key] = _Counted(wish, summary)
