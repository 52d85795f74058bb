"""Many short texts as one, which is searched far faster than a list of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Lines:
    """Texts joined to one, each between line breaks: far smaller than an object for each.

    Parameters
    ----------
    text : str
        All lines, with a line break before and after each.
    starts : (lines + 1,) int64
        Where in `text` each line begins, and where one more would.
    """

    text: str
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Lines":
        """Return texts, none of which has a line break, as lines."""
        lengths = np.fromiter(map(len, lines), np.int64, len(lines))
        return cls("\n".join(["", *lines, ""]), np.cumsum(np.append(1, lengths + 1)))

    def __getitem__(self, line: int) -> str:
        return self.text[self.starts[line] : self.starts[line + 1] - 1]

    def having(self, part: str) -> Iterator[int]:
        """Yield the lines that have a part, which may begin or end with a line break."""
        place = self.text.find(part)
        while place >= 0:
            # A part that begins with a break has its next letter in the line that is meant.
            yield self._line_at(place + 1)
            place = self.text.find(part, self.text.find("\n", place + 1))

    def places_of(self, part: str) -> Iterator[tuple[int, int]]:
        """Yield where a part stands, as its line and its place in `text`."""
        place = self.text.find(part)
        while place >= 0:
            yield self._line_at(place), place
            place = self.text.find(part, place + 1)

    def _line_at(self, place: int) -> int:
        return int(np.searchsorted(self.starts, place, side="right")) - 1

    @property
    def nbytes(self) -> int:
        """Memory of the lines, in bytes; what is not ASCII takes twice as much."""
        return len(self.text) * (1 if self.text.isascii() else 2) + self.starts.nbytes
