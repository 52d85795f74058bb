"""An attribute as filters know it: what users may call it, and the unit of its numbers."""

from dataclasses import dataclass
from typing import Literal

from gisapp.core.text.quantity import TypedUnit

FieldKind = Literal["number", "text", "date", "truth"]
"""What an attribute's values are."""


@dataclass(frozen=True)
class FilterField:
    """An attribute that conditions may name.

    Parameters
    ----------
    name : str
        As the source has it.
    kind : FieldKind
        What its values are, as far as its type tells.
    also : tuple of str
        What users may call it too: its label, and the property that it states in both languages.
    unit : TypedUnit or None
        That of its numbers; None where neither a mapping nor the heading tells it.
    """

    name: str
    kind: FieldKind = "text"
    also: tuple[str, ...] = ()
    unit: TypedUnit | None = None

    @property
    def called(self) -> tuple[str, ...]:
        """All that it may be called, its own name first."""
        return tuple(dict.fromkeys((self.name, *(each for each in self.also if each))))
