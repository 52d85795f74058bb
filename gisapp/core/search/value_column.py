"""One attribute of many features, as a search asks it."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gisapp.core.search.asked import Asked
from gisapp.core.search.column_meaning import Heading
from gisapp.core.text.bilingual import Bilingual

Codes = Sequence[int]
"""Which of a column's values."""


class ValueColumn(Protocol):
    """A column of values, each once."""

    @property
    def heading(self) -> Heading:
        """What the attribute is called."""

    @property
    def codes(self) -> NDArray[np.int32]:
        """Which of the values each feature has, -1 for none; (features,) int32."""

    @property
    def nbytes(self) -> int:
        """Memory of the column, in bytes."""

    def matched(self, code: int, asked: Asked) -> Bilingual:
        """Return a value as a hit tells it: "field: value", of a long one what was asked for."""

    def having(self, asked: Asked, limit: int) -> Iterator[tuple[int, Codes]]:
        """Yield ranks, and at most `limit` values that are what is asked for."""

    def having_alike(self, asked: Asked, limit: int) -> Iterator[tuple[int, Codes]]:
        """Yield how many letters are wrong, and at most `limit` values that are nearly so."""
