"""What happens between two steps of an export: progress is told, and a cancel ends it."""

from collections.abc import Callable

from gisapp.errors import ExportError

Stage = Callable[[float], None]
"""Called after each step with the share that is done, 0 to 1; raises where it was cancelled."""


def stage_of(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Stage:
    """Return what tells `progress` the share done, and raises ExportError once `cancelled`."""

    def stage(share: float) -> None:
        if cancelled():
            raise ExportError("The export was cancelled; nothing was written.")
        progress(share)

    return stage
