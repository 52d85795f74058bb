"""Joins tables without places to layers: worked out beside the window, done as an edit."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.table_join import (
    JoinKeys,
    TableJoin,
    guessed,
    may_be_joined,
    table_join,
)
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.export.rows_csv import write_rows
from gisapp.session.history import Edit, History
from gisapp.session.lasting_joins import LastingJoins, MadeJoin
from gisapp.session.messages import Message, Messages
from gisapp.session.tasks import Task, Tasks


class TableJoiner:
    """Joins tables to layers.

    `requested` emits the id of a table that the user wants to join to a layer. `lasting` knows
    which tables are joined, and joins them again to layers that are read anew.
    """

    def __init__(
        self, view_state: ViewState, history: History, tasks: Tasks, messages: Messages
    ) -> None:
        self.requested: Event[str] = Event()
        self._state = view_state
        self._layers = view_state.layers
        self._history = history
        self._tasks = tasks
        self._messages = messages
        self.lasting = LastingJoins(view_state, tasks)

    @property
    def targets(self) -> tuple[Layer, ...]:
        """The layers to which a table can be joined, the topmost first."""
        return tuple(layer for layer in reversed(self._layers.layers) if may_be_joined(layer))

    def request(self, table_id: str) -> None:
        """Say that the user wants to join a table, if it is still here."""
        if table_id in self._layers:
            self.requested.emit(table_id)

    def work_out(
        self,
        layer: Layer,
        table: Layer,
        keys: JoinKeys | None,
        done: Callable[[TableJoin | None], None],
    ) -> Task:
        """Find out what joining comes to, in a worker.

        Parameters
        ----------
        layer, table : Layer
            What is joined to what.
        keys : JoinKeys or None
            By which values; None to guess.
        done : callable
            Gets what was found, None where no keys are likely.
        """

        def work(_: Progress) -> TableJoin | None:
            by = keys or guessed(layer, table)
            return None if by is None else table_join(layer, table, by)

        title = self._state.words.value("join.matching")
        return self._tasks.run(title, lambda task: work(task.progress), done)

    def join(self, made: TableJoin) -> None:
        """Give a layer the columns of a table; undone, it has its own alone."""
        layer_id = made.layer.layer_id
        joined = made.joined().attributes
        own = made.layer.attributes
        join = MadeJoin(made.table.layer_id, made.keys)

        def put(is_joined: bool) -> None:
            if layer_id in self._layers:
                self.lasting.note(layer_id, join, is_made=is_joined)
                layer = self._layers[layer_id]
                attributes = joined if is_joined else own
                content = replace(layer.content, attributes=attributes)
                self._layers.refill(replace(layer, content=content))

        edit = Edit("join_table", made.layer.name, lambda: put(True), lambda: put(False))
        self._history.do(edit)
        words = self._state.words.value
        language = words.language
        sentence = words(
            "message.joined",
            table=made.table.name.in_language(language),
            layer=made.layer.name.in_language(language),
            count=made.match.features,
        )
        self._messages.emit(Message("info", sentence))

    def save_unmatched(self, made: TableJoin, path: Path) -> None:
        """Write the rows that belong to no feature to a CSV file, in a worker."""
        rows = made.match.unmatched.tolist()
        numbers = [made.row_ids[row] for row in rows]
        columns = {field.name: column for field, column in made.columns.items()}
        words = self._state.words.value

        def work(_: Task) -> None:
            taken = {name: [column.values[row] for row in rows] for name, column in columns.items()}
            write_rows(path, {words("join.row"): numbers, **taken})

        def tell(_: None) -> None:
            sentence = words("message.rows_saved", name=path.name, count=len(rows))
            self._messages.emit(Message("info", sentence, about=str(path)))

        self._tasks.run(words("export.writing_file", name=path.name), work, tell)
