"""What was read in the details panel, so that one can go back and forward through it."""

from collections.abc import Callable

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.selection import FeatureSet

Reading = FeatureRef | TopicRef | FeatureSet
_LONGEST = 200


class ReadingHistory:
    """A list of what was read and the place in it."""

    def __init__(self) -> None:
        self._read: list[Reading] = []
        self._place = -1

    @property
    def can_go_back(self) -> bool:
        """Tell whether something was read before this."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Tell whether one has gone back from something."""
        return self._place < len(self._read) - 1

    def note(self, reading: Reading) -> None:
        """Remember what is read now; what lay ahead is forgotten, unless it is where one stands.

        Several features take the place of several others: one by one they join a selection.
        """
        here = self._read[self._place] if self._read else None
        if here == reading:
            return
        grows = isinstance(here, FeatureSet) and isinstance(reading, FeatureSet)
        before = self._read[: self._place + (0 if grows else 1)]
        self._read = [*before, reading][-_LONGEST:]
        self._place = len(self._read) - 1

    def keep(self, is_here: Callable[[Reading], bool]) -> None:
        """Forget what is no longer there."""
        before = sum(map(is_here, self._read[: self._place + 1]))
        self._read = [reading for reading in self._read if is_here(reading)]
        self._place = max(before - 1, 0) if self._read else -1

    def go(self, step: int) -> Reading:
        """Move by one, back (-1) or forward (+1), and return what was read there.

        Raises
        ------
        IndexError
            There is nothing in that direction.
        """
        place = self._place + step
        if not 0 <= place < len(self._read):
            raise IndexError("there is nothing more to read in that direction")
        self._place = place
        return self._read[place]
