"""What the features of a layer say, as the page stores it: columns, each value as seldom as can be.

Columns are stored in the order of the features' ids: there, numbers and dates that were given one
after another stand one after another, and pack to nearly nothing.
"""

from collections.abc import Iterator, Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attribute_values import attribute_json, byte_count
from gisapp.core.layers.attributes import AttributeValue, Column
from gisapp.core.text.json_value import Json
from gisapp.core.text.number_roles import LARGEST_EXACT
from gisapp.export.snapshot.number_block import NumberBlock

FEWEST_A_VALUE = 2
"""Features that have a value on average, from which values are stored once and referred to."""


def exact_json(value: Json) -> Json:
    """Return a value for the page: as text where JavaScript would round a whole number.

    >>> exact_json(2**53 - 1), exact_json(2**53 + 1)
    (9007199254740991, '9007199254740993')
    """
    is_rounded = isinstance(value, int) and abs(value) >= LARGEST_EXACT
    return str(value) if is_rounded else value


class FeatureColumns:
    """The columns of a layer, added one after another; each is known by its position.

    Parameters
    ----------
    order : (features,) int64
        The rows in the order in which their values are stored.
    numbers : NumberBlock
        Takes the codes.
    """

    def __init__(self, order: NDArray[np.int64], numbers: NumberBlock) -> None:
        self._order, self._numbers = order, numbers
        self._values: list[list[Json]] = []
        self._codes: list[NDArray[np.int64] | None] = []
        self._stored: list[Json] = []

    @property
    def stored(self) -> list[Json]:
        """The columns as they are stored.

        `values` are those of all features, or else the distinct ones, to which `codes` refer.
        """
        return self._stored

    def texts(self) -> Iterator[str]:
        """Yield the texts of all columns, each column's in one."""
        for values in self._values:
            yield "".join([value for value in values if isinstance(value, str)])

    def add(self, column: Column) -> int:
        """Store a column of one value for each row, and return its position.

        One that is stored already is not stored again.
        """
        return self._add(column_json(column.distinct), column.codes[self._order])

    def add_json(self, values: Sequence[Json]) -> int:
        """Store a column of lists and other values that JSON knows, one for each row."""
        codes: dict[str, int] = {}
        distinct: list[Json] = []
        coded = []
        for value in values:
            key = repr(value)
            if key not in codes:
                codes[key] = len(codes)
                distinct.append(value)
            coded.append(codes[key])
        return self._add(distinct, np.array(coded, np.int64)[self._order])

    def _add(self, distinct: list[Json], codes: NDArray[np.int64]) -> int:
        is_coded = len(distinct) * FEWEST_A_VALUE <= len(codes)
        values = distinct if is_coded else [distinct[code] for code in codes.tolist()]
        kept = codes if is_coded else None
        for position, known in enumerate(self._values):
            if _are_alike(known, values) and _are_same(self._codes[position], kept):
                return position
        self._values.append(values)
        self._codes.append(kept)
        stored: dict[str, Json] = {"values": values}
        if kept is not None:
            stored["codes"] = self._numbers.add(kept)
        self._stored.append(stored)
        return len(self._stored) - 1


def column_json(values: Sequence[AttributeValue]) -> list[Json]:
    """Return values as the page has them."""
    kinds = set(map(type, values)) - {type(None)}
    is_plain = kinds <= {str, bool} or (kinds <= {int, float} and _are_small_numbers(values))
    if is_plain:
        # Most columns are, and there may be a million values.
        return cast("list[Json]", list(values))
    return [exact_json(attribute_json(each, byte_count)) for each in values]


def _are_small_numbers(values: Sequence[AttributeValue]) -> bool:
    numbers = np.array([each for each in values if each is not None], np.float64)
    return bool((np.abs(numbers) < LARGEST_EXACT).all())


def _are_alike(some: list[Json], others: list[Json]) -> bool:
    """True if values are the same and read alike, as 1 and true do not."""
    return some == others and all(map(_is_same_type, some, others))


def _is_same_type(one: Json, other: Json) -> bool:
    return type(one) is type(other)


def _are_same(some: NDArray[np.int64] | None, others: NDArray[np.int64] | None) -> bool:
    if some is None or others is None:
        return some is others
    return bool(np.array_equal(some, others))
