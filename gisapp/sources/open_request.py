"""What a reader is asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.sources.opened_source import OpenedSource

if TYPE_CHECKING:
    from gisapp.sources.memory_budget import MemoryBudget


@dataclass(frozen=True)
class OpenRequest:
    """A file, and how to read it.

    Parameters
    ----------
    uri : str
        What the user named, a path or `FILE::LAYER`.
    path : Path
        The file of it, which exists.
    layer : str or None
        The layer of the file to read; None for all.
    read_as : ReadAs
        What the user says of it, in place of what the file states.
    budget : MemoryBudget or None
        A source that exceeds it is not read whole; None allows half of the machine's memory.
    progress : Progress
        Asked between batches whether to stop.
    member : str or None
        The file wanted of those that are packed into `path`; None for all.
    open_file : callable or None
        Opens one file of a folder or archive, by the reader that takes it.
    """

    uri: str
    path: Path
    layer: str | None = None
    read_as: ReadAs = AS_STATED
    budget: "MemoryBudget | None" = None
    progress: Progress = NO_PROGRESS
    member: str | None = None
    open_file: "Callable[[OpenRequest], Iterator[OpenedSource]] | None" = None
