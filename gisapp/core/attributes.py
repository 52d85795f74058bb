"""The attributes of a layer's features, and how they are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from gisapp.core.bilingual import Bilingual

AttributeValue = str | int | float | bool | bytes | None


@dataclass(frozen=True)
class Field:
    """One attribute that every feature of a layer has, and its type in the source's own words."""

    name: str
    type: str


class AttributeTable(Protocol):
    """The attributes of a layer's features, read when asked for."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The attributes' names and types, in the source's order."""

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return all attributes of one feature; None stands for a missing value."""

    def column(self, field: str, feature_ids: Sequence[int]) -> list[AttributeValue]:
        """Return one attribute of several features; KeyError where there is no such field."""

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return what each feature is called; empty where it has no name."""
