"""A few threads that do work in order, and can do without one that does not come back.

The threads of `concurrent.futures` are waited for when the program ends, even where the system
will never let go of one: these are not.
"""

from collections import deque
from collections.abc import Callable
from operator import methodcaller
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from gisapp.errors import Cancelled

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


class Workers:
    """Does work in threads, the oldest first; a thread leaves when nothing waits.

    Parameters
    ----------
    count : int
        How many pieces of work are done at a time.
    spare : int
        How many threads may be given up and replaced before those that are left must do.
    """

    def __init__(self, count: int, spare: int) -> None:
        self._count = count
        self._most = count + spare
        self._lock = Lock()
        self._waiting: deque[_Job] = deque()
        self._at_work: dict[Future[Any], Thread] = {}
        self._stuck: set[Future[Any]] = set()
        self._threads: list[Thread] = []

    @property
    def are_stuck(self) -> bool:
        """True while a thread that was given up has not come back."""
        return bool(self._stuck)

    def submit(
        self, work: "Callable[[], T]", left: Callable[[], None] | None = None
    ) -> "Future[T]":
        """Have work done in a thread, and return what will come of it.

        Parameters
        ----------
        work : callable
            Called in the thread.
        left : callable or None
            Called once no thread refers to the work any more, in any thread. Who keeps Qt's objects
            until then has them deleted in their own thread, and not in that of the work.
        """
        # It loads logging and more, which the first frame does without.
        from concurrent.futures import Future

        future: Future[T] = Future()
        with self._lock:
            self._waiting.append(_Job(future, work, left or _nothing))
            self._begin()
        return future

    def give_up(self, future: "Future[Any]") -> None:
        """Wait no longer for work: it is Cancelled now, and what it may still bring is dropped.

        Its thread is replaced, unless all spare ones are. Work that is done stays as it is.
        """
        with self._lock:
            is_waiting = [job for job in self._waiting if job.future is future]
            if is_waiting:
                self._waiting.remove(is_waiting[0])
                is_waiting[0].left()
            elif future in self._at_work:
                self._threads.remove(self._at_work.pop(future))
                self._stuck.add(future)
                self._begin()
            else:
                return
        future.set_exception(Cancelled())

    def close(self, seconds: float) -> None:
        """Begin nothing more, and give up what has not ended by itself soon.

        Parameters
        ----------
        seconds : float
            How long to wait at most.
        """
        end = monotonic() + seconds
        for job in tuple(self._waiting):
            self.give_up(job.future)
        for thread in tuple(self._threads):
            thread.join(max(0.0, end - monotonic()))
        for future in tuple(self._at_work):
            self.give_up(future)

    def _begin(self) -> None:
        """Start a thread for what waits, where there may be one more; called with the lock."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        has_room = len(self._at_work) < self._count
        if self._waiting and has_room and len(self._at_work) + len(self._stuck) < self._most:
            job = self._waiting.popleft()
            # In a list, from which the thread takes it: else it would be kept while that runs.
            thread = Thread(target=self._run, args=([job],), name="gisapp-task", daemon=True)
            self._at_work[job.future] = thread
            thread.start()
            self._threads.append(thread)

    def _run(self, first: "list[_Job]") -> None:
        job: _Job | None = first.pop()
        while job is not None:
            left = job.left
            job = self._do(job)
            left()

    def _do(self, job: "_Job") -> "_Job | None":
        """Do work, and return what is next for the same thread."""
        tell = _outcome(job.work)
        with self._lock:
            if job.future in self._stuck:
                self._stuck.remove(job.future)
                self._begin()
                return None
            thread = self._at_work.pop(job.future)
            following = self._waiting.popleft() if self._waiting else None
            if following is not None:
                self._at_work[following.future] = thread
        tell(job.future)
        return following


class _Job:
    """Work that is wanted, and what will come of it."""

    def __init__(
        self, future: "Future[Any]", work: Callable[[], object], left: Callable[[], None]
    ) -> None:
        self.future = future
        self.work = work
        self.left = left


def _nothing() -> None:
    """Do nothing: nobody waits for a thread to leave."""


def _outcome(work: Callable[[], object]) -> "Callable[[Future[Any]], None]":
    """Do work, and return what tells a future how it went: whoever asked deals with failures."""
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - raised again where the result is taken
        return methodcaller("set_exception", error)
    return methodcaller("set_result", result)
