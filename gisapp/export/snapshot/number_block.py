"""Many whole numbers as bytes that pack well: the page has one block of all of them.

A list of numbers is stored as planes: the lowest byte of each number, then the next byte of each,
and so on. The higher planes are nearly all zero, so that gzip leaves little of them, and a browser
puts numbers together again in one plain loop.
"""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.text.json_value import Json

LARGEST = 2**30 - 1
"""Numbers up to here, and steps between them, fit into the four planes that there may be."""
_MOST_PLANES = 4


class NumberBlock:
    """Numbers added one list after another; each list is known by where it stands."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    @property
    def data(self) -> bytes:
        """All that was added."""
        return b"".join(self._pieces)

    def add(self, numbers: NDArray[np.integer]) -> dict[str, Json]:
        """Store numbers, none below 0, and return where they stand.

        Parameters
        ----------
        numbers : (n,) int
            From 0 to `LARGEST`.

        Returns
        -------
        dict
            `at`, the first byte; `count`, how many; `planes`, how many bytes each has.
        """
        return self._add(np.asarray(numbers, np.uint32))

    def add_steps(self, numbers: NDArray[np.integer]) -> dict[str, Json]:
        """Store numbers of which neighbours are alike, each as its step on from the one before.

        Parameters
        ----------
        numbers : (n,) int
            From -`LARGEST` to `LARGEST`.

        Returns
        -------
        dict
            As of `add`, and `steps`: true. Steps 0, -1, 1, -2 … are stored as 0, 1, 2, 3 ….
        """
        steps = np.array(numbers, np.int64)
        steps[1:] -= steps[:-1].copy()
        return self._add(((steps << 1) ^ (steps >> 63)).astype(np.uint32)) | {"steps": True}

    def _add(self, numbers: NDArray[np.uint32]) -> dict[str, Json]:
        highest = int(numbers.max()) if len(numbers) else 0
        planes = max(1, -(-highest.bit_length() // 8))
        of_each = numbers.astype("<u4").view(np.uint8).reshape(-1, _MOST_PLANES)
        piece = of_each[:, :planes].T.tobytes()
        where: dict[str, Json] = {"at": self._length, "count": len(numbers), "planes": planes}
        self._pieces.append(piece)
        self._length += len(piece)
        return where
