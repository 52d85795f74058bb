"""What the user is told: one sentence, with details on demand. The message bar is the one door."""

from dataclasses import dataclass
from typing import Literal

from gisapp.errors import GisAppError
from gisapp.words import Words

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Message:
    """One sentence for the user; `details` may be long, and are shown when asked for."""

    severity: Severity
    sentence: str
    details: str = ""

    @classmethod
    def of_failure(cls, failure: GisAppError, words: Words) -> "Message":
        """Return what is said of an expected failure, in the user's language."""
        return cls("error", failure.sentence(words), failure.details)
