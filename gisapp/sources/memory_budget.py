"""How much memory layers may take, and where what replaces them is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gisapp import paths
from gisapp.core.geometry.density_builder import BYTES_A_SQUARE, MOST_SQUARES
from gisapp.core.layers.layer import Layer

_LEAST_BYTES = 256 * 1024**2
"""With less there would be no room for what is in view."""
_NEEDED = 3.5
"""A layer takes so many times the bytes of its file: 1.5 to 2.5 while it is read, and room for
what frames keep, for a selection, for attributes that are asked for."""
_SHARE_IN_VIEW = 0.25
"""How much of the budget may be taken by the features in view of one layer that exceeds it."""

_MOST_IN_VIEW = 400_000
"""More would take longer to read than a user waits for a picture."""

_SHARE_OF_OVERVIEW = 0.5
"""How much of the budget may be taken by an overview while it is made."""
_FEWEST_SQUARES = 500_000
"""With fewer, they would be seen as squares where all of a layer is in view."""
_GROUP_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


@dataclass(frozen=True)
class MemoryBudget:
    """What layers may take of the machine's memory.

    Parameters
    ----------
    bytes : int
        What all layers together may take.
    cache : Path
        The folder for overviews of sources that need more; made when there is one to keep.
    """

    bytes: int
    cache: Path

    @classmethod
    def of_user(cls, chosen: int | None = None) -> "MemoryBudget":
        """Return the budget of a user.

        Parameters
        ----------
        chosen : int or None
            Bytes; None for half of the memory that this process may have.
        """
        return cls(chosen or _memory() // 2, paths.cache() / "overviews")

    def less(self, layers: Iterable[Layer]) -> "MemoryBudget":
        """Return the budget that some layers leave, but never less than is of use."""
        left = self.bytes - sum(layer.nbytes for layer in layers)
        return MemoryBudget(max(left, min(self.bytes, _LEAST_BYTES)), self.cache)

    def is_exceeded_by(self, size: int) -> bool:
        """Return True if a source is too large to be read whole.

        Parameters
        ----------
        size : int
            Its bytes, uncompressed.
        """
        return size * _NEEDED > self.bytes

    @property
    def squares(self) -> int:
        """How many squares an overview may have: as many as may be sorted at a time."""
        room = int(self.bytes * _SHARE_OF_OVERVIEW) // BYTES_A_SQUARE
        return min(max(room, _FEWEST_SQUARES), MOST_SQUARES)

    def features_in_view(self, size: int, features: int) -> int:
        """Return how many features in view may be loaded of a source that exceeds the budget.

        Parameters
        ----------
        size : int
            The source's bytes, uncompressed.
        features : int
            How many features it has.
        """
        needed = max(size * _NEEDED / max(features, 1), 1.0)
        return min(int(self.bytes * _SHARE_IN_VIEW / needed), _MOST_IN_VIEW)


def _memory() -> int:
    """Return the bytes of memory of the machine, or of the container that this runs in."""
    import psutil

    limits = [psutil.virtual_memory().total]
    # Of Linux's control groups; "max" stands for no limit.
    for group in _GROUP_LIMITS:
        text = group.read_text().strip() if group.exists() else ""
        limits += [int(text)] if text.isdecimal() else []
    return min(limits)


def release_memory() -> None:
    """Give memory back to the system that the C library keeps after a file was read.

    After a million parcels that is as much as half of what they take. Arrow asks the allocator of
    its default pool for it, and of its allocators only the system's is the one that numpy and
    GDAL use too.
    """
    import pyarrow as pa

    pa.set_memory_pool(pa.system_memory_pool())
    pa.default_memory_pool().release_unused()
