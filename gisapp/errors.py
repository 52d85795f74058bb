"""Expected failures: each carries one sentence that says what is wrong, where, and what to do.

Anything that is not a `GisAppError` is a bug and must surface.
"""

from pathlib import Path


class GisAppError(Exception):
    """The root of all expected failures; its text is shown to the user as it is."""


class SourceError(GisAppError):
    """A source cannot be read, or part of it cannot."""


class ChangedOnDisk(SourceError):  # noqa: N818 - what happened, as for Cancelled
    """A file is no longer the one that was opened, so what it says now belongs to other features.

    Parameters
    ----------
    path : Path
        The file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} changed on disk; reload it."
            if path.exists()
            else f"{path} is gone from the disk; put it back, or remove its layers."
        )


class CrsError(GisAppError):
    """A coordinate reference system is unknown, or coordinates do not fit it."""


class RenderError(GisAppError):
    """A map cannot be drawn to the wanted place or size."""


class ExportError(GisAppError):
    """A file cannot be written."""


class Cancelled(GisAppError):  # noqa: N818 - no error: the user wants it
    """Work was ended on request before it had a result."""

    def __init__(self, sentence: str = "Cancelled; nothing was written.") -> None:
        super().__init__(sentence)
