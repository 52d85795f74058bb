"""The attributes of a layer's features, and how they are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.bilingual import Bilingual

AttributeValue = str | int | float | bool | bytes | None

_NUMBERS = ("Integer", "Integer64", "Real")
"""What GDAL calls the types of fields that hold numbers."""


@dataclass(frozen=True)
class Field:
    """One attribute that every feature of a layer has, and its type in the source's own words."""

    name: str
    type: str

    @property
    def holds_numbers(self) -> bool:
        """Tell whether its values are numbers."""
        return self.type in _NUMBERS


@dataclass(frozen=True, eq=False)
class Column:
    """One attribute of some features: each value once, for mostly they are far fewer.

    Parameters
    ----------
    distinct : sequence
        Each is that of some feature.
    codes : (features,) int64
        The position among them of each feature's value.
    """

    distinct: Sequence[AttributeValue]
    codes: NDArray[np.int64]

    @classmethod
    def of(cls, values: Sequence[AttributeValue]) -> "Column":
        """Return a column of one value for each feature."""
        # By type too: 1 and true are equal, but do not read alike.
        codes: dict[tuple[type, AttributeValue], int] = {}
        coded = [codes.setdefault((type(value), value), len(codes)) for value in values]
        return cls([value for _, value in codes], np.array(coded, np.int64))

    @property
    def values(self) -> list[AttributeValue]:
        """The value of each feature."""
        return [self.distinct[code] for code in self.codes.tolist()]


class AttributesInMemory:
    """What a table whose attributes and names are all in memory says of that."""

    @property
    def has_names(self) -> bool:
        """True: every feature may have a name."""
        return True

    @property
    def is_at_hand(self) -> bool:
        """True: all attributes are in memory."""
        return True

    def fetch(self, progress: Progress = NO_PROGRESS) -> None:
        """Do nothing: all attributes are at hand."""


class AttributeTable(Protocol):
    """The attributes of a layer's features, read when asked for."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The attributes' names and types, in the source's order."""

    @property
    def has_names(self) -> bool:
        """Tell whether an attribute says what features are called."""

    @property
    def is_at_hand(self) -> bool:
        """Tell whether a few features' attributes are told at once, else only after `fetch`."""

    def fetch(self, progress: Progress = NO_PROGRESS) -> None:
        """Read what that takes, for workers: it may take as long as opening the source.

        After a cancel nothing of it is kept.
        """

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return all attributes of one feature; None stands for a missing value."""

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        """Return one attribute of several features; KeyError where there is no such field."""

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return what each feature is called; empty where it has no name."""
