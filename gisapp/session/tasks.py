"""Long work off the UI thread: how it starts, reports, is cancelled and fails."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from copy import copy
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gisapp.core.events import Event
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, GisAppError
from gisapp.session.task_group import TaskGroup
from gisapp.session.workers import Workers

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
WORKERS = 2
_SPARE_WORKERS = 8
"""So many may hang in files that do not answer, before they take the place of others."""
_PATIENCE_MS = 1000
"""How long the user waits, after a cancel, for work that does not notice it."""
_ENDING_MS = 10_000
"""How long work that has noticed it may take to finish what it has."""


class Task(QObject):
    """One piece of work, as its worker and the status bar see it.

    `reported` emits the share that is done, from 0 to 1, on the UI thread; `hangs` the task itself,
    where the work shall end and does not. `failure` is why the work came to nothing, None where
    that was not expected or not so. `group` is what it is a part of, None for nothing.

    Parameters
    ----------
    title : str
        What is being done, in the user's language.
    end : callable
        Called with the task on the UI thread, once its worker has left it.
    """

    reported = Signal(float)
    hangs = Signal(object)
    _callback_requested = Signal(object)
    _worker_left = Signal()

    def __init__(self, title: str, end: "Callable[[Task], None]") -> None:
        super().__init__()
        self.title = title
        self.failure: GisAppError | None = None
        self.group: TaskGroup | None = None
        self._end = end
        self._is_cancelled = False
        self._is_dropped = False
        self._has_noticed = False
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._look)
        # Methods of an object that lives on the UI thread: so the calls are passed on to there,
        # and come after `run` has returned even where the work is done at once.
        self._callback_requested.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self._worker_left.connect(self._call_end, Qt.ConnectionType.QueuedConnection)
        self.reported.connect(self._note_share)

    @property
    def is_cancelled(self) -> bool:
        """True once the work shall end."""
        return self._is_cancelled

    @property
    def is_dropped(self) -> bool:
        """True once nothing of the work is wanted any more."""
        return self._is_dropped

    @property
    def progress(self) -> Progress:
        """What the work reports to, and asks whether it shall end; for any thread."""
        return Progress(self.reported.emit, self._shall_end)

    def run_on_ui_thread(self, callback: Callable[[], None]) -> None:
        """Call something on the UI thread, unless the task is dropped; from any thread."""
        self._callback_requested.emit(callback)

    def cancel(self) -> None:
        """Ask the work to end: its steps are still taken, but no result."""
        if not self._is_cancelled:
            self._is_cancelled = True
            self._patience.start(_PATIENCE_MS)

    def drop(self) -> None:
        """Ask the work to end, and take nothing of it any more."""
        self._is_dropped = True
        self.cancel()

    def leave(self) -> None:
        """Note that the worker has left, whatever came of the work; from any thread."""
        self._worker_left.emit()

    def _shall_end(self) -> bool:
        self._has_noticed = self._has_noticed or self._is_cancelled
        return self._is_cancelled

    def _look(self) -> None:
        if self._has_noticed and self._patience.interval() == _PATIENCE_MS:
            self._patience.start(_ENDING_MS)
        else:
            self.hangs.emit(self)

    def _note_share(self, share: float) -> None:
        if self.group is not None:
            self.group.note(self, share)

    def _do(self, callback: Callable[[], None]) -> None:
        if not self._is_dropped:
            callback()

    def _call_end(self) -> None:
        # What came of the work may be large: it goes now, not when Python looks for garbage.
        end, self._end = self._end, _nothing
        try:
            end(self)
        finally:
            # A worker that was given up may come back.
            self._is_cancelled = self._is_dropped = True
            self._patience.stop()


def _nothing(_: Task) -> None:
    """Do nothing: the task has ended."""


def _note(emit: Callable[[int], None], number: int) -> None:
    # A worker that was given up may come back after the window is gone, and all it kept with it.
    with suppress(RuntimeError):
        emit(number)


class Tasks(QObject):
    """All tasks of a window.

    `started` emits each new task, `failed` each expected failure, and `ended` each task whose
    result has been taken or dropped.
    """

    _worker_let_go = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.started: Event[Task] = Event()
        self.ended: Event[Task] = Event()
        self.failed: Event[GisAppError] = Event()
        self._running: dict[Task, Future[Any] | None] = {}
        self._workers = Workers(WORKERS, _SPARE_WORKERS)
        # What a worker refers to is kept here until it does so no more: an object of Qt's that
        # died in the worker, while the UI thread is at one of its events, would crash the program.
        self._kept: dict[int, object] = {}
        self._numbers = count()
        self._worker_let_go.connect(self._let_go, Qt.ConnectionType.QueuedConnection)
        self._is_closed = False
        self._group: TaskGroup | None = None

    @contextmanager
    def together(self, title: str) -> Iterator[None]:
        """Have all tasks that are started within be one to the user.

        Parameters
        ----------
        title : str
            What the status bar says is being done, in the user's language.
        """
        self._group = TaskGroup(title)
        try:
            yield
        finally:
            self._group = None

    @property
    def is_closed(self) -> bool:
        """True once no more work is begun."""
        return self._is_closed

    @property
    def are_stuck(self) -> bool:
        """True while a worker hangs in work that was given up."""
        return self._workers.are_stuck

    @property
    def running(self) -> tuple[Task, ...]:
        """The tasks at work, the oldest first."""
        return tuple(self._running)

    def run(
        self,
        title: str,
        work: Callable[[Task], T],
        done: Callable[[T], None],
        failed: Callable[[Task], None] | None = None,
    ) -> Task:
        """Do `work` in a worker, then `done` with its result on the UI thread.

        Once the tasks are closed nothing is begun, and the task is dropped from the start.

        Parameters
        ----------
        title : str
            What the status bar says is being done, in the user's language.
        work : callable
            Runs in the worker; gets the task, to report progress and learn of a cancel.
        done : callable
            Gets the result; not called after a cancel or a failure.
        failed : callable or None
            Gets the task in place of that, on the UI thread too.
        """

        def end(task: Task, result: "Future[T]") -> None:
            error = None if task.is_cancelled else result.exception()
            if isinstance(error, GisAppError):
                # A copy, without the frames in which it was raised and all that is in them.
                task.failure = copy(error)
            if failed is not None and (task.is_cancelled or error is not None):
                failed(task)
            if not task.is_cancelled:
                done(result.result())

        return self._start(title, work, end)

    def follow(
        self,
        title: str,
        work: Callable[[Task], Generator[T, None, None]],
        take: Callable[[T], None],
    ) -> Task:
        """Do `work` step by step in a worker, and `take` each step on the UI thread.

        After a cancel, steps are still taken until the work has ended by itself; when the task
        is dropped, the generator is closed.

        Parameters
        ----------
        title : str
            What the status bar says is being done, in the user's language.
        work : callable
            Returns a generator, which runs in the worker; gets the task as in `run`.
        take : callable
            Gets each step.
        """

        def go(task: Task) -> None:
            with closing(work(task)) as steps:
                for step in steps:
                    if task.is_dropped:
                        return
                    task.run_on_ui_thread(partial(take, step))

        def end(task: Task, result: "Future[None]") -> None:
            if not task.is_dropped:
                result.result()

        return self._start(title, go, end)

    def _start(
        self,
        title: str,
        work: Callable[[Task], T],
        end: "Callable[[Task, Future[T]], None]",
    ) -> Task:
        def leave(task: Task) -> None:
            try:
                end(task, future)
            except Cancelled:
                # The user wanted it: there is nothing to say.
                pass
            except GisAppError as error:
                task.failure = copy(error)
                self.failed.emit(error)
            finally:
                del self._running[task]
                if task.group is not None:
                    task.group.note(task, 1.0)
                self.ended.emit(task)

        task = Task(title, _nothing if self._is_closed else leave)
        if self._is_closed:
            task.drop()
            task.leave()
            return task
        self._running[task] = None
        if self._group is not None:
            task.group = self._group
            self._group.add(task)
        self.started.emit(task)
        number = next(self._numbers)
        self._kept[number] = task, work
        future = self._running[task] = self._workers.submit(
            partial(work, task), partial(_note, self._worker_let_go.emit, number)
        )
        future.add_done_callback(lambda _: task.leave())
        task.hangs.connect(self._give_up)
        return task

    def close(self) -> None:
        """Drop all work; wait a second for the workers to end, and for none that hangs."""
        self._is_closed = True
        for task in self._running:
            task.drop()
        self._workers.close(_PATIENCE_MS / 1000)

    def _let_go(self, number: int) -> None:
        del self._kept[number]

    def _give_up(self, task: Task) -> None:
        future = self._running[task]
        if future is not None:
            self._workers.give_up(future)
