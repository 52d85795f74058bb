"""A vector file that is read only as long as it is the one that was opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import Bounds
from gisapp.sources.file_state import FileState
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream, LayerInfo
from gisapp.sources.formats.source_protocol import ArrowSource


@dataclass(frozen=True)
class UnchangedSource:
    """Another source, whose file is checked before and after each reading.

    What is read later is put beside what was read before, by id: from another file, or another
    state of it, it would be something else. All methods raise `ChangedOnDisk` then.

    Parameters
    ----------
    source : ArrowSource
        What is read.
    state : FileState
        That of its file when it was opened.
    """

    source: ArrowSource
    state: FileState

    @classmethod
    def now(cls, source: ArrowSource) -> "UnchangedSource":
        """Return a source that stands for its file as it is now."""
        return cls(source, FileState.of(source.path))

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.source.path

    def problems(self) -> tuple[Problem, ...]:
        """Return what had to be put right in the file; see `ArrowSource`."""
        with self.state.kept():
            return self.source.problems()

    def layer_names(self) -> tuple[str, ...]:
        """Return the names of the layers with geometry; see `ArrowSource`."""
        with self.state.kept():
            return self.source.layer_names()

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what the file states about a layer; see `ArrowSource`."""
        with self.state.kept():
            return self.source.layer_info(layer, encoding)

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return the bounds of a layer in its own CRS; see `ArrowSource`."""
        with self.state.kept():
            return self.source.layer_bounds(layer)

    def feature_count(self, layer: str) -> int | None:
        """Return how many features a layer has; see `ArrowSource`."""
        with self.state.kept():
            return self.source.feature_count(layer)

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Open a layer to read it in batches; see `ArrowSource`."""
        with self.state.kept(), self.source.arrow_stream(layer, query) as stream:
            yield stream
