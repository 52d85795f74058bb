"""Tells whether a process that is late has hung, or only waited for a busy machine."""

from time import monotonic

_MORE_S = 1.0


class Overtime:
    """How much longer a process may go on after its time.

    It gets another second of a processor's time, which may take long where many programs share
    the processors, and none if it does nothing at all for a second.

    Parameters
    ----------
    pid : int
        The process.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._first: float | None = None
        self._last = -1.0
        self._idle_since = 0.0

    def is_over(self) -> bool:
        """Look at the process, and tell whether it was looked at long enough; False if it ended."""
        # Nearly every process is in time, and needs no look.
        import psutil

        try:
            worked = sum(psutil.Process(self._pid).cpu_times()[:2])
        except psutil.NoSuchProcess:
            return False
        now = monotonic()
        if self._first is None:
            self._first = worked
        if worked != self._last:
            self._last, self._idle_since = worked, now
        return worked - self._first > _MORE_S or now - self._idle_since > _MORE_S
