"""Work that belongs to a key, such as a layer: at most one job for each, the newest wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gisapp.core.events import Event
from gisapp.core.progress import Progress
from gisapp.errors import GisAppError
from gisapp.session.tasks import Task, Tasks

Key = TypeVar("Key")
Request = TypeVar("Request")
T = TypeVar("T")


@dataclass(frozen=True)
class _Failed(Generic[Request]):
    """A request that came to nothing, and why; None where it was not wanted."""

    request: Request
    why: GisAppError | None


@dataclass
class _Job(Generic[Request]):
    """What is at work for a key, and what was asked for since."""

    request: Request
    newest: Request
    task: Task | None = None


class Jobs(Generic[Key, Request]):
    """The jobs of one kind, at most one at work for each key.

    A request that failed or was cancelled is not begun again before `try_again`, however often
    it is made. `ended` emits the key of a job that is over, whatever came of it; its result has
    been taken by then.

    Parameters
    ----------
    tasks : Tasks
        Where the work is done; a failure is emitted by `Tasks.failed`.
    replaces : bool
        True where a newer request drops the job at work. False where that job comes to its end
        first; whoever still wants more then begins again when it has `ended`.
    """

    def __init__(self, tasks: Tasks, *, replaces: bool = True) -> None:
        self.ended: Event[Key] = Event()
        self._tasks = tasks
        self._replaces = replaces
        self._jobs: dict[Key, _Job[Request]] = {}
        self._failed: dict[Key, _Failed[Request]] = {}

    def at_work(self, key: Key) -> Request | None:
        """Return the request that the job of a key works on, None where there is no job."""
        return self._jobs[key].request if key in self._jobs else None

    def is_running(self, key: Key) -> bool:
        """True while there is a job for a key."""
        return key in self._jobs

    @property
    def are_running(self) -> bool:
        """True while there is a job for any key."""
        return bool(self._jobs)

    def has_failed(self, key: Key, request: Request) -> bool:
        """True if a request came to nothing and has not been begun again."""
        return key in self._failed and self._failed[key].request == request

    def failure_of(self, key: Key) -> GisAppError | None:
        """Return why the last request of a key came to nothing, None where no failure is known."""
        return self._failed[key].why if key in self._failed else None

    def begin(
        self,
        key: Key,
        request: Request,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
    ) -> None:
        """Begin a job, unless the same request is at work or has failed.

        Parameters
        ----------
        request : Request
            What is wanted; requests are the same where they are equal.
        title : str
            What the status bar says is being done, in the user's language.
        work : callable
            Runs in a worker.
        done : callable
            Gets the result on the UI thread; not called once the job has been replaced or
            dropped, has failed or was cancelled.
        """
        if self._tasks.is_closed or self.has_failed(key, request):
            return
        job = self._jobs.get(key)
        if job is not None and (job.request == request or not self._replaces):
            job.newest = request
            return
        self.drop(key)

        def take(result: T) -> None:
            del self._jobs[key]
            try:
                done(result)
            finally:
                self.ended.emit(key)

        def fail(task: Task) -> None:
            if not task.is_dropped:
                # The user who cancels means what is wanted now, not what was when it began.
                self._failed[key] = _Failed(self._jobs.pop(key).newest, task.failure)
                self.ended.emit(key)

        # Noted before it is run: showing it may resize the map, which asks for the same again.
        new = self._jobs[key] = _Job(request, request)
        new.task = self._tasks.run(title, lambda task: _checked(work, task.progress), take, fail)
        if self._jobs.get(key) is not new:
            new.task.drop()

    def refuse(self, key: Key, request: Request) -> None:
        """Note that a request came to nothing, so that it is not begun again by itself."""
        self._failed[key] = _Failed(request, None)

    def try_again(self, key: Key) -> None:
        """Forget what failed for a key: it may be begun again."""
        self._failed.pop(key, None)

    def drop(self, key: Key) -> None:
        """Want nothing for a key any more: its job is dropped, and its failure forgotten."""
        self._failed.pop(key, None)
        job = self._jobs.pop(key, None)
        if job is not None and job.task is not None:
            job.task.drop()

    def drop_unless(self, is_wanted: Callable[[Key], bool]) -> None:
        """Drop the jobs of all keys but those that are still wanted."""
        for key in {*self._jobs, *self._failed}:
            if not is_wanted(key):
                self.drop(key)


def _checked(work: Callable[[Progress], T], progress: Progress) -> T:
    # A job that was replaced while it waited for a worker costs nothing.
    progress.check()
    return work(progress)
