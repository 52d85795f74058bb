"""Features whose name and attributes have several words, wherever each stands: "mill 2016"."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.search.asked import Asked
from gisapp.core.search.name_index import NameIndex
from gisapp.core.search.value_column import Codes, ValueColumn
from gisapp.core.search.value_index import FoundValue, ValueIndex, rows_having
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.joining import joined

_MOST_VALUES = 5000
"""Values of one field that one word may fit: more are no help to whoever looks for one thing."""


def features_with_words(
    words: Sequence[Asked], names: Sequence[NameIndex], values: ValueIndex, limit: int
) -> list[FoundValue]:
    """Return the features of a layer of which a name, a value or a field has each word.

    Parameters
    ----------
    words : sequence of Asked
        Each is looked for by itself.
    names : sequence of NameIndex
        Of the same layer; empty where it has none.
    limit : int
        At most so many, in feature order.
    """
    fitting = [_Fitting.of(word, names, values) for word in words]
    rows = np.flatnonzero(np.logical_and.reduce([each.rows(values) for each in fitting]))
    return [
        FoundValue(0, int(values.feature_ids[row]), _matched(fitting, values, row))
        for row in rows[:limit].tolist()
    ]


@dataclass(frozen=True, eq=False)
class _Fitting:
    """Where one word stands: in the names of features, and in which values of which columns."""

    word: Asked
    named: frozenset[int]
    columns: tuple[tuple[ValueColumn, Codes], ...]

    @classmethod
    def of(cls, word: Asked, names: Sequence[NameIndex], values: ValueIndex) -> "_Fitting":
        named = frozenset(each for index in names for each in index.having_word(word.text))
        return cls(word, named, _columns_with(word, values))

    def rows(self, values: ValueIndex) -> NDArray[np.bool_]:
        """Return which features have the word; (features,) bool."""
        there = np.isin(values.feature_ids, np.array(list(self.named), np.int64))
        for column, codes in self.columns:
            there[rows_having(column, codes)] = True
        return there

    def matched(self, feature_id: int, row: int) -> Bilingual | None:
        """Return the value that has the word, or whose field has it; None if a name does."""
        if feature_id in self.named:
            return None
        for column, codes in self.columns:
            code = int(column.codes[row])
            if code in codes:
                return column.matched(code, self.word)
        return None


def _columns_with(word: Asked, values: ValueIndex) -> tuple[tuple[ValueColumn, Codes], ...]:
    """Return the columns that have a word, with the values that fit; first those by value."""
    by_value = [
        (column, [code for _, codes in column.having(word, _MOST_VALUES) for code in codes])
        for column in values.columns
    ]
    by_heading = [
        (column, range(int(column.codes.max(initial=-1)) + 1))
        for column in values.columns
        if column.heading.has(word.text)
    ]
    return tuple((column, codes) for column, codes in (*by_value, *by_heading) if codes)


def _matched(fitting: Sequence[_Fitting], values: ValueIndex, row: int) -> Bilingual:
    """Return which attributes of a feature have the words that are not in its name."""
    feature_id = int(values.feature_ids[row])
    found = dict.fromkeys(each.matched(feature_id, row) for each in fitting)
    texts = [each for each in found if each is not None]
    return Bilingual(joined(*(each.en for each in texts)), joined(*(each.zh for each in texts)))
