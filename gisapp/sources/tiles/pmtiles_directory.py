"""A directory of a PMTiles file: where the tiles lie, or the directories that know."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_LONGEST_VARINT = 9
"""Of bytes, for numbers below 2**63; a larger one is in no file that is whole."""
_COLUMNS = 4


class Entry(NamedTuple):
    """Where a tile or a directory lies.

    Parameters
    ----------
    offset : int
        In bytes, after the start of all tiles or of all directories.
    length : int
        In bytes.
    is_directory : bool
        True if a directory lies there.
    """

    offset: int
    length: int
    is_directory: bool


@dataclass(frozen=True, eq=False)
class Directory:
    """Entries in the order of the tiles' ids; each array has one number for each, as int64.

    Parameters
    ----------
    ids : array
        The id of the first tile that an entry is for.
    runs : array
        For how many tiles in a row it is; 0 for another directory.
    lengths, offsets : array
        Where the tile or directory lies, as in `Entry`.
    """

    ids: NDArray[np.int64]
    runs: NDArray[np.int64]
    lengths: NDArray[np.int64]
    offsets: NDArray[np.int64]

    @classmethod
    def of(cls, content: bytes) -> "Directory":
        """Return the directory in bytes that are unpacked already.

        Raises
        ------
        ValueError
            The bytes are no directory.
        """
        numbers = _varints(content)
        count = int(numbers[0]) if len(numbers) else 0
        if len(numbers) < 1 + _COLUMNS * count:
            raise ValueError("a directory ends too early")
        steps, runs, lengths, stored = numbers[1 : 1 + _COLUMNS * count].reshape(_COLUMNS, count)
        return cls(np.cumsum(steps), runs, lengths, _offsets(stored, lengths))

    @property
    def nbytes(self) -> int:
        """Memory of the arrays."""
        return _COLUMNS * self.ids.nbytes

    def find(self, tile_id: int) -> Entry | None:
        """Return the entry for a tile, None where the file has none there."""
        row = int(np.searchsorted(self.ids, tile_id, side="right")) - 1
        if row < 0:
            return None
        run = int(self.runs[row])
        if run and tile_id >= int(self.ids[row]) + run:
            return None
        return Entry(int(self.offsets[row]), int(self.lengths[row]), is_directory=not run)


def _varints(content: bytes) -> NDArray[np.int64]:
    """Return numbers of which each byte has seven bits, the lowest first; the last one's top is 0.

    Raises
    ------
    ValueError
        A number has more than 63 bits.
    """
    stored = np.frombuffer(content, dtype=np.uint8)
    ends = np.flatnonzero(stored < 0x80)
    starts = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
    sizes = ends - starts + 1
    longest = int(sizes.max(initial=0))
    if longest > _LONGEST_VARINT:
        raise ValueError("a number in a directory is too large")
    numbers = np.zeros(len(ends), dtype=np.int64)
    for place in range(longest):
        has_more = sizes > place
        bits = stored[starts[has_more] + place].astype(np.int64) & 0x7F
        numbers[has_more] |= bits << (7 * place)
    return numbers


def _offsets(stored: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return offsets of which 0 stands for "right after the one before", and the others are + 1."""
    if len(stored) and not stored[0]:
        raise ValueError("the first entry of a directory follows none")
    last_stated = np.maximum.accumulate(np.where(stored > 0, np.arange(len(stored)), 0))
    before = np.cumsum(lengths) - lengths
    offsets: NDArray[np.int64] = stored[last_stated] - 1 + before - before[last_stated]
    return offsets
