"""What cannot be had of a style, for the user to be told."""

from dataclasses import dataclass, field


@dataclass
class LeftOut:
    """Notes what cannot be had of a style, each once."""

    codes: dict[str, None] = field(default_factory=dict)

    def note(self, code: str) -> None:
        """Note one thing more."""
        self.codes[code] = None
