"""What a part of the campaign tried, and what did not hold."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """One line of the report.

    Parameters
    ----------
    part, what : str
        The part of the campaign, and what was attacked in it.
    tried : int
        How many attempts were made.
    failures : sequence of str
        What did not hold, each with all that it takes to try it again.
    """

    part: str
    what: str
    tried: int
    failures: Sequence[str] = ()

    @property
    def held(self) -> int:
        """How many attempts came to nothing."""
        return self.tried - len(self.failures)
