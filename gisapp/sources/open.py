"""A path becomes layers: the reader that takes it is picked from one list, and opens it."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError
from gisapp.sources.encoding_names import known_encoding
from gisapp.sources.formats.failures import check_readable
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open_request import NOTHING_SAID, OpenRequest, Said
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.readers import reader_for
from gisapp.sources.source_name import (
    archive_and_member,
    check_parts,
    file_and_layer,
    whole_file_of,
)


def open_source(
    uri: str,
    *,
    read_as: ReadAs = AS_STATED,
    said: Said = NOTHING_SAID,
    budget: MemoryBudget | None = None,
    progress: Progress = NO_PROGRESS,
) -> OpenedSource:
    """Read all of a source; parameters and errors as for `opening`."""
    *_, opened = opening(uri, read_as=read_as, said=said, budget=budget, progress=progress)
    return opened


def opening(
    uri: str,
    *,
    read_as: ReadAs = AS_STATED,
    said: Said = NOTHING_SAID,
    budget: MemoryBudget | None = None,
    progress: Progress = NO_PROGRESS,
) -> Generator[OpenedSource, None, None]:
    """Read a source; yield what has been read of it, step by step.

    From one step to the next a layer is replaced by one with more features where that is worth
    drawing. After a cancel the last step has what had been read by then.

    Parameters
    ----------
    uri : str
        A path; `FILE::LAYER` names one layer of a file.
    read_as : ReadAs
        What the user says of it, in place of what it states.
    said : mapping
        What the user says of single tables of it, by their identity; goes before `read_as`.
    budget : MemoryBudget or None
        What exceeds it is not read whole; None allows half of the machine's memory.
    progress : Progress
        Learns the share that has been read, where the source says how much it has.

    Raises
    ------
    SourceError
        There is no such source or layer, or it cannot be read.
    CrsError
        The CRS asked for is not known.
    """
    file, layer = file_and_layer(uri)
    path, member = Path(file), None
    if "://" in file and not os.path.lexists(file):
        raise SourceError("address", path=file)
    _check_encoding(read_as.encoding)
    packed = None if os.path.lexists(file) else archive_and_member(path)
    if packed is not None:
        path, member = packed[0], str(packed[1])
    check_readable(path)
    path = whole_file_of(path)
    request = OpenRequest(uri, path, layer, read_as, budget, progress, member, _open, said)
    for opened in _open(request):
        if opened.share is not None:
            progress.report(opened.share)
        yield opened


def _open(request: OpenRequest) -> Iterator[OpenedSource]:
    # In a folder there may be pipes and devices under the name of a map.
    check_readable(request.path)
    check_parts(request.path)
    return reader_for(request.path).open(request.with_encoding_said())


def _check_encoding(encoding: str | None) -> None:
    if encoding is not None and known_encoding(encoding) is None:
        raise SourceError("unknown_encoding", encoding=encoding)
