"""Which tables are joined to which layers, and how they stay joined when layers are read anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from gisapp.core.events import Event
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.joined_attributes import JoinedAttributes
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.table_join import JoinKeys, joined_again
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks


@dataclass(frozen=True)
class MadeJoin:
    """A table that is joined to a layer, by its id in the stack, and by which values."""

    table_id: str
    keys: JoinKeys


class LastingJoins:
    """Knows the joins of a session; a layer that was read anew gets its tables again.

    `changed` emits the id of a layer that has other tables joined to it than before.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self.changed: Event[str] = Event()
        self._state = view_state
        self._layers = view_state.layers
        self._joins: dict[str, tuple[MadeJoin, ...]] = {}
        self._then: dict[str, Callable[[], object]] = {}
        self._jobs: Jobs[str, tuple[tuple[MadeJoin, ...], AttributeTable]] = Jobs(tasks)
        self._layers.changed.connect(lambda _: self._join_again())

    def of(self, layer_id: str) -> tuple[MadeJoin, ...]:
        """Return the tables that are joined to a layer, in the order in which they were."""
        return self._joins.get(layer_id, ())

    def note(self, layer_id: str, join: MadeJoin, *, is_made: bool) -> None:
        """Note a join that was made, or taken back."""
        others = tuple(each for each in self.of(layer_id) if each != join)
        self._joins[layer_id] = (*others, join) if is_made else others
        self.changed.emit(layer_id)

    def restore(self, layer_id: str, joins: Sequence[MadeJoin], then: Callable[[], object]) -> None:
        """Join tables to a layer as they were joined another time; that is no edit.

        Parameters
        ----------
        then : callable
            Called once the layer has them.
        """
        self._joins[layer_id] = tuple(joins)
        self._then[layer_id] = then
        self._join_again()

    def forget_all(self) -> None:
        """Know of no join any more: all layers were removed for good."""
        self._joins.clear()
        self._then.clear()
        self._jobs.drop_unless(lambda _: False)

    def _join_again(self) -> None:
        """Begin to join where a layer with its own attributes alone has tables to be joined."""
        for layer_id, joins in self._joins.items():
            if joins and layer_id in self._layers:
                layer = self._layers[layer_id]
                tables = self._layers.present(each.table_id for each in joins)
                if not isinstance(layer.attributes, JoinedAttributes) and len(tables) == len(joins):
                    self._begin(layer, joins, tables)

    def _begin(self, layer: Layer, joins: tuple[MadeJoin, ...], tables: Sequence[Layer]) -> None:
        def work(progress: Progress) -> Layer:
            joined = layer
            for join, table in zip(joins, tables, strict=True):
                progress.check()
                joined = joined_again(joined, table, join.keys)
            return joined

        def take(joined: Layer) -> None:
            now = self._layers[layer.layer_id]
            content = replace(now.content, attributes=joined.attributes)
            self._layers.refill(replace(now, content=content))
            self._then.pop(layer.layer_id, _nothing)()

        title = self._state.words.value("join.matching")
        self._jobs.begin(layer.layer_id, (joins, layer.attributes), title, work, take)


def _nothing() -> None:
    """Nobody waits for the tables."""
