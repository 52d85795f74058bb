"""How long work reports how far it is, and learns that it shall end: one way for both."""

from collections.abc import Callable
from dataclasses import dataclass

from gisapp.errors import Cancelled


def _ignore(_: float) -> None:
    """Report to nobody."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Progress:
    """What long work reports to and asks whether it shall end.

    Without arguments nobody listens and the work goes on to its end.

    Parameters
    ----------
    listener : callable
        Gets the share that is done, from 0 to 1; called on the thread that works.
    cancelled : callable
        Returns True once the work shall end; called on the thread that works.

    Examples
    --------
    >>> shares = []
    >>> progress = Progress(shares.append)
    >>> second_half = progress.part(0.5, 1.0)
    >>> second_half.report(0.5)
    >>> shares
    [0.75]
    """

    listener: Callable[[float], None] = _ignore
    cancelled: Callable[[], bool] = _never

    @property
    def is_cancelled(self) -> bool:
        """True once the work shall end."""
        return self.cancelled()

    def report(self, share: float) -> None:
        """Report the share that is done, from 0 to 1."""
        self.listener(share)

    def check(self) -> None:
        """End the work where that is wanted.

        Raises
        ------
        Cancelled
            The work shall end.
        """
        if self.is_cancelled:
            raise Cancelled

    def part(self, start: float, end: float) -> "Progress":
        """Return the progress of one step of the work.

        Parameters
        ----------
        start, end : float
            The shares of the whole, from 0 to 1, at which the step begins and is done.
        """
        return Progress(lambda share: self.report(start + share * (end - start)), self.cancelled)


NO_PROGRESS = Progress()
"""Nobody listens, and the work goes on to its end."""
