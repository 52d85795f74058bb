"""The other process that reads files, through GDAL or a parser: it may be ended any time.

It gets pickled requests and gives pickled answers; the rows of a layer follow as an Arrow stream.
"""

import math
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib import import_module
from importlib.abc import MetaPathFinder
from pathlib import Path
from pkgutil import resolve_name
from typing import BinaryIO

from gisapp.core.progress import NO_PROGRESS
from gisapp.errors import GisAppError, SourceError
from gisapp.sources.file_state import FileState
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.gdal_settings import set_up_gdal
from gisapp.sources.formats.json_reading import json_reading
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream
from gisapp.sources.formats.reading_request import READY, Answer, Request
from gisapp.sources.memory_budget import MemoryBudget

_LEAST_BYTES = 2 * 1024**3
"""Of addresses: libraries take more of them than of memory."""


class _WithoutPandas(MetaPathFinder):
    """Keeps out what Arrow and pyogrio import where they can: it takes long, and is not used."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname in ("pandas", "geopandas"):
            raise ModuleNotFoundError(fullname)


def main(*, is_spare: bool = False) -> None:
    """Answer what comes on the standard input, on the standard output.

    Parameters
    ----------
    is_spare : bool
        True if nobody waits for it yet: what most files are read with is loaded at once.
    """
    sys.meta_path.insert(0, _WithoutPandas())
    _leave_no_core()
    if is_spare:
        import_module("rasterio")
        set_up_gdal()
    (Path(os.environ["TMPDIR"]) / READY).touch()
    # What GDAL prints must not get among the answers.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        serve(sys.stdin.buffer, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more.

    Parameters
    ----------
    requests, answers : binary file
        Whoever asks writes to the first, and reads from the second.
    """
    while True:
        try:
            request: Request = pickle.load(requests)
        except EOFError:
            return
        _allow(request.seconds)
        try:
            answer = _answer(request, answers)
        except GisAppError as error:
            answer = Answer(failure=error)
        _send(answer, answers)
        _allow(0)


def _answer(request: Request, answers: BinaryIO) -> Answer:
    """Return what is asked for; rows go before it."""
    source = _source_of(FileState.of(request.path))
    match request.method:
        case "parse":
            return Answer(_parsed(request))
        case "look":
            _look(request)
            return Answer()
        case "reading":
            (encoding,) = request.arguments
            assert encoding is None or isinstance(encoding, str)
            with json_reading(request.path, encoding) as reading:
                _send_rows(reading.stream, (reading.layer, reading.info), request, answers)
            return Answer()
        case "arrow_stream":
            layer, query = request.arguments
            assert isinstance(layer, str)
            assert isinstance(query, ArrowQuery)
            with source.arrow_stream(layer, query) as stream:
                _send_rows(stream, (), request, answers)
            return Answer()
    return Answer(getattr(source, request.method)(*request.arguments))


@lru_cache(maxsize=1)
def _source_of(state: FileState) -> GdalSource:
    """Return a source that remembers what it found out, as long as its file stays as it is."""
    return GdalSource(state.path)


def _look(request: Request) -> None:
    """Look at a file for what may end this process; all else is told by who reads it next."""
    function, *arguments = request.arguments
    assert isinstance(function, str)
    try:
        with _limited_memory(), suppress(SourceError):
            resolve_name(function)(*arguments)
    except MemoryError as error:
        raise SourceError("ends_reader", path=request.path, details=str(error)) from error


def _parsed(request: Request) -> object:
    """Return what a parser reads of a file, in no more memory than layers may take."""
    parser, encoding = request.arguments
    assert isinstance(parser, str)
    with _limited_memory():
        try:
            return resolve_name(parser)(request.path, encoding, NO_PROGRESS)
        except MemoryError as error:
            raise SourceError("damaged", path=request.path, details=str(error)) from error


@contextmanager
def _limited_memory() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = max(MemoryBudget.of_user().bytes, _LEAST_BYTES)
    resource.setrlimit(
        resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _leave_no_core() -> None:
    """Have the system write no file of what was in memory when the process dies."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send_rows(
    stream: ArrowStream, known: tuple[object, ...], request: Request, answers: BinaryIO
) -> None:
    """Send what is known of rows and what their special columns are called, then the rows."""
    import pyarrow as pa

    _send(Answer((*known, stream.id_column, stream.geometry_column)), answers)
    with pa.ipc.new_stream(answers, stream.batches.schema) as writer:
        for batch in stream.batches:
            # Whoever takes the rows may take as long as that takes.
            _allow(0)
            writer.write_batch(batch)
            answers.flush()
            _allow(request.seconds)


def _send(answer: Answer, answers: BinaryIO) -> None:
    pickle.dump(answer, answers)
    answers.flush()


def _allow(seconds: float) -> None:
    """Have the system end this process later, should nobody be there any more who does; 0: not."""
    if sys.platform != "win32":
        signal.alarm(math.ceil(seconds) + 1 if seconds else 0)
