"""A message for the user: one sentence, with details on demand. The message bar is the one door."""

from dataclasses import dataclass
from typing import Literal

from gisapp.errors import ChangedOnDisk, GisAppError

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Message:
    """One sentence for the user.

    Parameters
    ----------
    severity : "info", "warning" or "error"
        How bad it is.
    sentence : str
        What is said.
    details : str
        May be long, and are shown when asked for.
    reload : str
        The path of a file that may be read anew; empty for none.
    """

    severity: Severity
    sentence: str
    details: str = ""
    reload: str = ""

    @classmethod
    def of_failure(cls, failure: GisAppError) -> "Message":
        """Return what is said of an expected failure."""
        if isinstance(failure, ChangedOnDisk):
            return cls("error", str(failure), reload=str(failure.path))
        return cls("error", str(failure))
