"""Facts from a CSV file or a workbook are added to an open dataset; what is wrong is listed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.events import Event, Observable
from gisapp.core.layers.layer import Problem
from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.project.places import is_on_server
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.errors import SourceError
from gisapp.session.history import Edit, History
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.own_parks.own_data import OwnData
from gisapp.session.tasks import Task, Tasks

if TYPE_CHECKING:
    from gisapp.core.own_parks.rows.own_rows import OwnRows
    from gisapp.sources.parks.fact_files import NewFacts


@dataclass(frozen=True)
class FactReport:
    """What was wrong with the rows of a file of facts."""

    path: Path
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Addition:
    """What a file adds to a dataset, or to own data; the project may have it already."""

    path: Path
    to: ParkDataset | AddedFacts
    found: "NewFacts"
    is_known: bool


class FactAdder:
    """Adds the facts of a file to the open data that knows most of their subjects.

    That is a park dataset, which knows uids, or the rows of mapped layers, which have keys.

    `tables` are the files that were added, absolute, which a project keeps. `list_wanted` emits
    the report that the user wants to keep as a file.
    """

    def __init__(
        self,
        view_state: ViewState,
        own_data: OwnData,
        history: History,
        tasks: Tasks,
        messages: Messages,
    ) -> None:
        self.list_wanted: Event[FactReport] = Event()
        self.tables: Observable[tuple[str, ...]] = Observable(())
        self._awaited: list[Path] = []
        self._may_go_on = False
        self._adding: Task | None = None
        self._state = view_state
        self._own_data = own_data
        self._history = history
        self._tasks = tasks
        self._messages = messages
        own_data.changed.connect(lambda _: self._add_next())

    def begin(self, tables: Sequence[str], *, may_fetch: bool = False) -> None:
        """Forget all that was added; the tables of a project come once its layers are there.

        Parameters
        ----------
        tables : sequence of str
            Absolute paths.
        may_fetch : bool
            True where other machines may be asked for files.
        """
        if self._adding is not None:
            self._adding.drop()
        self._own_data.put_added(NO_FACTS)
        self.tables.set(tuple(tables))
        self._awaited = [Path(each) for each in tables if may_fetch or not is_on_server(each)]
        self._may_go_on = False

    def go_on(self) -> None:
        """Add the facts of the project, now that its layers are there, one table after another."""
        self._may_go_on = True
        self._add_next()

    def _add_next(self) -> None:
        if self._may_go_on and self._awaited and self._own_data.is_complete:
            self._add(self._awaited.pop(0), is_known=True)

    def add(self, path: Path) -> None:
        """Read a file in a worker and add its sound rows, which can be undone."""
        self._add(path.absolute(), is_known=False)

    def _add(self, path: Path, *, is_known: bool) -> None:
        # Most sessions add none.
        from gisapp.sources.parks.fact_files import new_facts, read_fact_table

        datasets, rows = self._state.datasets.value, self._own_data.rows
        title = self._state.words.value("status.opening", name=path.name)

        def work(task: Task) -> _Addition:
            table = read_fact_table(path, progress=task.progress)
            own = _as_dataset(rows, table.subjects)
            closest = _closest((own, *datasets), table.subjects)
            if closest is None:
                raise SourceError("facts_of_nothing", path=path)
            found = new_facts(table, closest)
            return _Addition(path, rows.added if closest is own else closest, found, is_known)

        def fail(_: Task) -> None:
            self._add_next()

        self._adding = self._tasks.run(title, work, self._take, fail)

    def offer(self, layer_ids: Sequence[str]) -> None:
        """Offer to add the facts of tables that came, dropped or opened like any other file."""
        # What reads tables is imported by now, unlike at the start.
        from gisapp.sources.parks.fact_files import FACT_COLUMNS

        words = self._state.words.value
        for layer in self._state.layers.present(layer_ids):
            fields = {field.name for field in layer.attributes.fields}
            if layer.is_table and fields >= FACT_COLUMNS:
                path = Path(layer.origin.source)
                add = MessageAction("message.add_facts", partial(self.add, path))
                sentence = words("message.facts_offered", name=path.name)
                self._messages.emit(Message("info", sentence, about=str(path), actions=(add,)))

    def save_list(self, report: FactReport, path: Path) -> None:
        """Write what was wrong as a CSV file, in a worker."""
        words = self._state.words.value
        columns = {
            "code": [each.code for each in report.problems],
            "sentence": [each.sentence(words) for each in report.problems],
        }

        def work(_: Task) -> None:
            from gisapp.export.rows_csv import write_rows

            write_rows(path, columns)

        self._tasks.run(words("export.writing_file", name=path.name), work, lambda _: None)

    def _take(self, addition: _Addition) -> None:
        path, before, found = addition.path, addition.to, addition.found
        if all(each is not before for each in (self._own_data.added, *self._state.datasets.value)):
            # Meanwhile it was read anew, or got other facts.
            self._add(path, is_known=addition.is_known)
            return
        do, undo = self._steps(addition)
        if addition.is_known:
            do()
        elif found.facts:
            self._history.do(Edit("add_facts", Bilingual(path.name, path.name), do, undo))
        if found.problems or not addition.is_known:
            self._messages.emit(self._message(path, found))
        self._add_next()

    def _steps(self, addition: _Addition) -> tuple[Callable[[], None], Callable[[], None]]:
        """Return what adds facts, and what takes them away again."""
        tables = self.tables.value
        all_tables = tuple(dict.fromkeys((*tables, str(addition.path))))
        put, take_away = self._changes(addition)

        def do() -> None:
            put()
            self.tables.set(all_tables)

        def undo() -> None:
            take_away()
            self.tables.set(tables)

        return do, undo

    def _changes(self, addition: _Addition) -> tuple[Callable[[], None], Callable[[], None]]:
        before, found = addition.to, addition.found
        if isinstance(before, ParkDataset):
            now = found.added_to(before)
            return partial(self._exchange, before, now), partial(self._exchange, now, before)
        more = AddedFacts((*before.facts, *found.facts), found.properties, found.sources)
        put = self._own_data.put_added
        return partial(put, more), partial(put, before)

    def _exchange(self, before: ParkDataset, now: ParkDataset) -> None:
        """Put a dataset in the place of another one with the same subjects."""
        state = self._state
        for layer in state.layers.layers:
            if layer.dataset is before:
                state.layers.put(replace(layer, dataset=now))
        state.datasets.set(tuple(now if each is before else each for each in state.datasets.value))

    def _message(self, path: Path, found: "NewFacts") -> Message:
        words = self._state.words.value
        sentence = words("message.facts_added", count=len(found.facts), name=path.name)
        if not found.problems:
            return Message("info", sentence, about=str(path))
        left = words("message.facts_left", count=len(found.problems))
        listed = "\n".join(each.sentence(words) for each in found.problems)
        report = FactReport(path, found.problems)
        save = MessageAction("message.save_list", partial(self.list_wanted.emit, report))
        return Message("warning", f"{sentence} {left}", listed, str(path), (save,))


def _as_dataset(rows: "OwnRows", uids: frozenset[str]) -> ParkDataset:
    """Return what own data knows of some keys, as facts are checked against."""
    known = {uid: _stub(uid) for uid in uids if uid and rows.with_key("", uid)}
    added = rows.added
    codes = rows.schema.codes
    return ParkDataset("", known, added.facts, added.properties, {}, (), added.sources, codes)


def _stub(uid: str) -> Subject:
    return Subject(uid, "", 0, "", Bilingual(), "certain", "", "", "", None, {})


def _closest(datasets: Sequence[ParkDataset], subjects: frozenset[str]) -> ParkDataset | None:
    """Return the dataset with the most of some subjects, the newest of equals; None for none."""
    known = [(len(subjects & each.subjects.keys()), place) for place, each in enumerate(datasets)]
    count, place = max(known, default=(0, 0))
    return datasets[place] if count else None
