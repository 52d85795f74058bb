"""The other process that reads files, through GDAL or a parser: it may be ended any time.

It gets pickled requests and gives pickled answers; the rows of a layer follow as an Arrow stream.
"""

import math
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from pathlib import Path
from pkgutil import resolve_name
from typing import BinaryIO

from gisapp.core.progress import NO_PROGRESS
from gisapp.errors import GisAppError, SourceError
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.json_reading import json_reading
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream
from gisapp.sources.memory_budget import MemoryBudget

_LEAST_BYTES = 2 * 1024**3
"""Of addresses: libraries take more of them than of memory."""


@dataclass(frozen=True)
class Request:
    """What is asked of a file.

    Parameters
    ----------
    path : Path
        The file.
    method : str
        The name of a method of `ArrowSource`, `parse` for a parser of our own, or `reading` for
        all of a file in one go.
    arguments : tuple
        What it is called with; to parse, the `module:function` of a parser and an encoding.
    seconds : float
        How long the answer may take, and each batch of rows.
    """

    path: Path
    method: str
    arguments: tuple[object, ...]
    seconds: float

    @property
    def brings_rows(self) -> bool:
        """True if rows follow the answer, and another answer follows them."""
        return self.method in ("arrow_stream", "reading")


@dataclass(frozen=True)
class Answer:
    """What came of a request.

    Parameters
    ----------
    value : object
        What the method returned.
    failure : GisAppError or None
        What it raised instead.
    """

    value: object = None
    failure: GisAppError | None = None


class _WithoutPandas(MetaPathFinder):
    """Keeps out what Arrow and pyogrio import where they can: it takes long, and is not used."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname in ("pandas", "geopandas"):
            raise ModuleNotFoundError(fullname)


def main() -> None:
    """Answer what comes on the standard input, on the standard output."""
    sys.meta_path.insert(0, _WithoutPandas())
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
    source = GdalSource(request.path)
    match request.method:
        case "parse":
            return Answer(_parsed(request))
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
