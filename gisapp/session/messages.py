"""What the user is told of what came of a command: one sentence, with details on demand."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Message:
    """One sentence for the user; `details` may be long, and are shown when asked for."""

    severity: Severity
    sentence: str
    details: str = ""
