"""What was read in the details panel, so that the user can go back and forward through it."""

from collections.abc import Callable

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.selection import FeatureSet

Reading = FeatureRef | TopicRef | FeatureSet
_LONGEST = 200


class ReadingHistory:
    """What was read, the oldest first, and which of it is read now."""

    def __init__(self) -> None:
        self._read: list[Reading] = []
        self._place = -1

    @property
    def can_go_back(self) -> bool:
        """True if something was read before this."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """True if the user has gone back from something."""
        return self._place < len(self._read) - 1

    def note(self, reading: Reading) -> None:
        """Remember what is read now and forget what lay ahead; the same again changes nothing.

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
        """Forget what is no longer there, so that each step still leads to something else."""
        kept: list[Reading] = []
        place = 0
        for position, reading in enumerate(self._read):
            if is_here(reading) and kept[-1:] != [reading]:
                kept.append(reading)
            if position == self._place:
                place = max(len(kept) - 1, 0)
        self._read = kept
        self._place = place if kept else -1

    def go(self, step: int) -> Reading:
        """Move by one and return what was read there.

        Parameters
        ----------
        step : int
            -1 for back, +1 for forward.

        Returns
        -------
        FeatureRef or TopicRef
            What is read now.

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
