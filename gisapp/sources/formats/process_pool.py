"""Starts processes that read files, waits for their answers, and ends them."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, cast
from weakref import finalize

import gisapp
from gisapp.core.progress import Progress
from gisapp.errors import SourceError
from gisapp.sources.formats.reading_request import READY, Answer, Request
from gisapp.sources.overtime import Overtime
from gisapp.sources.stand_ins.private_folder import new_folder

if TYPE_CHECKING:
    import pyarrow as pa

_PROGRAM = "from gisapp.sources.formats.reading_process import main; main()"
_SPARE_PROGRAM = _PROGRAM.replace("main()", "main(is_spare=True)")
_LOOK_S = 0.05
"""Between two looks whether the user has cancelled."""
_TO_BEGIN_S = 60.0
"""For a process to begin, on a machine that is busy."""
_BEGUN_S = 0.005
"""Between two looks whether a process has begun."""
_RAISED = 1
"""The exit code of a program that an exception ended."""


class ReadingProcess:
    """A process that reads files, for one thread at a time.

    Parameters
    ----------
    is_spare : bool
        True if nobody waits for it: what most files are read with is loaded at once.
    """

    def __init__(self, *, is_spare: bool = False) -> None:
        folder = new_folder()
        self._told, self._ready = folder / "told", folder / READY
        with self._told.open("wb") as told:
            self._process = subprocess.Popen(
                # Not from the folder at work: there may be anything in it.
                [sys.executable, "-P", "-c", _SPARE_PROGRAM if is_spare else _PROGRAM],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=told,
                env={**os.environ, "PYTHONPATH": _import_path(), "TMPDIR": str(folder)},
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._answers = self._process.stdin, self._process.stdout
        self._is_asked = False
        self.end = finalize(self, _end, self._process)
        """Call it to end the process; else it ends with this object."""

    @property
    def is_free(self) -> bool:
        """True while the process can answer, and nothing is left of its last answer."""
        return not self._is_asked and self._process.poll() is None

    @property
    def is_ready(self) -> bool:
        """True once the process has begun, so that it answers at once."""
        return self._ready.exists()

    def ask(self, request: Request, progress: Progress) -> object:
        """Return the answer to a request; a process that gave none has ended.

        Parameters
        ----------
        request : Request
            What is asked.
        progress : Progress
            Asked all the time whether to stop.

        Raises
        ------
        SourceError
            The file cannot be read, or not in time.
        Cancelled
            The user wanted it.
        """
        self._wait_until_ready(progress)
        with self._watched(request, progress):
            self._is_asked = True
            pickle.dump(request, self._requests)
            self._requests.flush()
            try:
                return self._answer()
            finally:
                # Rows follow, and another answer after them.
                self._is_asked = request.brings_rows

    def schema(self, request: Request, progress: Progress) -> "pa.RecordBatchReader":
        """Return the stream of rows that follows an answer; for `rows`."""
        import pyarrow as pa

        with self._watched(request, progress):
            return pa.ipc.open_stream(self._answers)

    def rows(
        self, stream: "pa.RecordBatchReader", request: Request, progress: Progress
    ) -> Iterator["pa.RecordBatch"]:
        """Yield the rows that follow an answer.

        Parameters
        ----------
        stream : pyarrow.RecordBatchReader
            What `schema` returned; the others are as for `ask`, and so are the errors.
        """
        while True:
            with self._watched(request, progress):
                batch = next(iter(stream), None)
                if batch is None:
                    self._answer()
                    self._is_asked = False
                    return
            yield batch

    def _wait_until_ready(self, progress: Progress) -> None:
        """Wait for the process to begin, which a request has no time for."""
        end = monotonic() + _TO_BEGIN_S
        while not self.is_ready and self._process.poll() is None and monotonic() < end:
            progress.check()
            sleep(_BEGUN_S)

    def _answer(self) -> object:
        answer = cast("Answer", pickle.load(self._answers))
        if answer.failure is not None:
            raise answer.failure
        return answer.value

    @contextmanager
    def _watched(self, request: Request, progress: Progress) -> Iterator[None]:
        """End the process where the user cancels meanwhile, or it takes too long."""
        import pyarrow as pa

        end, is_done = monotonic() + request.seconds, Event()
        overtime = Overtime(self._process.pid)

        def watch() -> None:
            while not is_done.wait(_LOOK_S):
                if progress.is_cancelled or (monotonic() > end and overtime.is_over()):
                    self._process.kill()
                    return

        watcher = Thread(target=watch, name="gisapp-watch", daemon=True)
        watcher.start()
        try:
            yield
        except (EOFError, OSError, pickle.UnpicklingError, pa.ArrowException) as error:
            code = self._process.wait()
            progress.check()
            if code == _RAISED:
                raise RuntimeError(self._told.read_text("utf-8", "replace")) from error
            why = "no_answer" if monotonic() > end else "ends_reader"
            raise SourceError(why, path=request.path, details=str(error)) from error
        finally:
            is_done.set()
            watcher.join()


_SPARE: list[ReadingProcess] = []
_PREPARED: list[ReadingProcess] = []
"""Those that were started before they were needed, until one of them had begun."""


def take() -> ReadingProcess:
    """Return a process that has nothing to do, a new one where there is none."""
    try:
        return _SPARE.pop()
    except IndexError:
        return ReadingProcess()


def give_back(process: ReadingProcess) -> None:
    """Keep a process that is free, for the next request; only one is kept."""
    if process.is_free and not _SPARE:
        _SPARE.append(process)
    else:
        process.end()


def prepare() -> None:
    """Start a process before it is needed, unless one is kept; does not wait for it."""
    if not _SPARE:
        _SPARE.append(ReadingProcess(is_spare=True))
    if not is_prepared():
        _PREPARED.append(_SPARE[0])


def is_prepared() -> bool:
    """Return True once files can be read in another process without waiting for one to begin."""
    return any(each.is_ready for each in _PREPARED)


def _import_path() -> str:
    ours = str(Path(gisapp.__file__).resolve().parent.parent)
    return os.pathsep.join([ours, *filter(None, [os.environ.get("PYTHONPATH")])])


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            # What it could not take any more goes with it.
            try:
                pipe.close()
            except BrokenPipeError:
                continue
