"""What a reader is asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.source_name import table_identity

if TYPE_CHECKING:
    from gisapp.sources.memory_budget import MemoryBudget

Said = Mapping[str, ReadAs]
"""What the user said of single tables, by their identity."""
NOTHING_SAID: Said = MappingProxyType({})


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
    said : mapping
        What the user said of single tables, which goes before `read_as`.
    shown : str
        Where the user has the file; empty for `path`.
    """

    uri: str
    path: Path
    layer: str | None = None
    read_as: ReadAs = AS_STATED
    budget: "MemoryBudget | None" = None
    progress: Progress = NO_PROGRESS
    member: str | None = None
    open_file: "Callable[[OpenRequest], Iterator[OpenedSource]] | None" = None
    said: Said = field(default_factory=lambda: NOTHING_SAID)
    shown: str = ""

    def read_as_of(self, layer: str) -> ReadAs:
        """Return how to read one layer of the file."""
        return self.said.get(table_identity(self._place, layer), self.read_as)

    def with_encoding_said(self) -> "OpenRequest":
        """Return the request with what was said of the texts of a table for its whole file.

        A file has one encoding, and the names of its tables are written in it too.
        """
        tables = table_identity(self._place, "")
        of_file = (each for key, each in self.said.items() if key.startswith(tables))
        encoding = next((each.encoding for each in of_file if each.encoding), None)
        if encoding is None:
            return self
        return replace(self, read_as=replace(self.read_as, encoding=encoding))

    @property
    def _place(self) -> str:
        return self.shown or str(self.path)
