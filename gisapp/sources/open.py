"""A path becomes layers: the reader that takes it is picked from one list, and opens it."""

import os
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import GisAppError, SourceError
from gisapp.sources.addresses import Address, address_of
from gisapp.sources.encoding_names import known_encoding
from gisapp.sources.formats.failures import check_readable
from gisapp.sources.left_out import told_of
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.not_read import check_is_read
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
        A path or an address (see `addresses`), which is fetched; `FILE::LAYER` names one layer.
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
    _check_encoding(read_as.encoding)
    file, layer = file_and_layer(uri)
    address = address_of(uri)
    request = OpenRequest(uri, Path(file), layer, read_as, budget, progress, None, _open, said)
    steps = _from_disk(file, request) if address is None else _from_address(address, request)
    for opened in steps:
        if opened.share is not None:
            progress.report(opened.share)
        yield opened


def _from_disk(file: str, request: OpenRequest) -> Iterator[OpenedSource]:
    path, member = _place_of(file)
    check_readable(path)
    return _open(replace(request, path=whole_file_of(path), member=member))


def _from_address(address: Address, request: OpenRequest) -> Iterator[OpenedSource]:
    """Yield what is read of a file once it has been fetched, with its address for its source."""
    from gisapp.sources.downloads import fetched

    path = fetched(address, request.progress)

    def named(layer: Layer) -> Layer:
        source = address.url + layer.origin.source.removeprefix(str(path))
        return replace(layer, origin=replace(layer.origin, source=source))

    try:
        for opened in _open(replace(request, path=path, member=address.member)):
            yield replace(opened, layers=tuple(map(named, opened.layers)))
    except GisAppError as error:
        raise told_of(error, path, address.url) from error


def _place_of(file: str) -> tuple[Path, str | None]:
    """Return the file on disk that a name means, and the one wanted of those packed into it."""
    path = Path(file)
    if os.path.lexists(file):
        return path, None
    if "://" in file:
        raise SourceError("address", path=file)
    packed = archive_and_member(path)
    return (path, None) if packed is None else (packed[0], str(packed[1]))


def _open(request: OpenRequest) -> Iterator[OpenedSource]:
    # In a folder there may be pipes and devices under the name of a map.
    check_readable(request.path)
    check_parts(request.path)
    check_is_read(request.path)
    return reader_for(request.path).open(request.with_encoding_said())


def _check_encoding(encoding: str | None) -> None:
    if encoding is not None and known_encoding(encoding) is None:
        raise SourceError("unknown_encoding", encoding=encoding)
