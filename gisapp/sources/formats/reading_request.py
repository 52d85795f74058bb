"""What is asked of the other process that reads files, and what it answers.

Whoever asks does without GDAL and what it brings, which a start of the window need not wait for.
"""

from dataclasses import dataclass
from pathlib import Path

from gisapp.errors import GisAppError

READY = "ready"
"""The file that the process makes in its folder once it has begun."""


@dataclass(frozen=True)
class Request:
    """What is asked of a file.

    Parameters
    ----------
    path : Path
        The file.
    method : str
        The name of a method of `ArrowSource`, `parse` for a parser of our own, `look` for a
        first look, or `reading` for all of a file in one go.
    arguments : tuple
        What it is called with; to parse, the `module:function` of a parser and an encoding, to
        look, a `module:function` and its arguments.
    seconds : float
        How long the answer may take, and each batch of rows.
    """

    path: Path
    method: str
    arguments: tuple[object, ...]
    seconds: float

    @property
    def brings_rows(self) -> bool:
        """True if rows follow the answer, and another answer follows them."""
        return self.method in ("arrow_stream", "reading")


@dataclass(frozen=True)
class Answer:
    """What came of a request.

    Parameters
    ----------
    value : object
        What the method returned.
    failure : GisAppError or None
        What it raised instead.
    """

    value: object = None
    failure: GisAppError | None = None
