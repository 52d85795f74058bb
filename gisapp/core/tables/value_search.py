"""Finds values of a column by what is typed: in any case and width, and by pinyin."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.text.matching import folded
from gisapp.core.text.pinyin import as_pinyin, spellings

MOST_FOLDED = 50_000
"""Values that are compared as names are; of more, case alone makes no difference."""
_LONGEST = 1000
"""Letters of a value that are compared."""


class ValueSearch:
    """Finds values; made ready at the first search, in a worker.

    Examples
    --------
    >>> import pyarrow as pa
    >>> search = ValueSearch(CodedColumn.of(pa.chunked_array([["闲置", "在建", "Ｉdle"]])))
    >>> [search.places(text).tolist() for text in ("xianzhi", "xz", "IDLE", "建")]
    [[0], [0], [2], [1]]
    """

    def __init__(self, column: CodedColumn) -> None:
        self._column = column

    def places(self, text: str) -> NDArray[np.int64]:
        """Return the positions of the values that have a text in them, ascending.

        Parameters
        ----------
        text : str
            As it is typed; all values have an empty one.
        """
        wanted = folded(text)
        if not wanted:
            return np.arange(len(self._column.values))
        if len(self._column.values) > MOST_FOLDED:
            return self._places_in_many(text.strip())
        found = np.array([wanted in each for each in self._folded], np.bool_)
        pinyin = as_pinyin(wanted)
        if pinyin:
            found |= np.array([_is_spelled(each, pinyin) for each in self._spelled], np.bool_)
        return np.flatnonzero(found)

    def _places_in_many(self, text: str) -> NDArray[np.int64]:
        import pyarrow as pa
        import pyarrow.compute as pc

        values = self._column.values
        texts = values if pa.types.is_string(values.type) else values.cast(pa.string())
        found = pc.match_substring(texts, text, ignore_case=True)
        return np.flatnonzero(found.to_numpy(zero_copy_only=False))

    @cached_property
    def _folded(self) -> list[str]:
        return [folded(text[:_LONGEST]) for text in self._column.texts()]

    @cached_property
    def _spelled(self) -> list[tuple[str, ...]]:
        read = spellings(self._folded, by_phrase=False)
        return [tuple(part for each in one for part in each) for one in read]


def _is_spelled(forms: tuple[str, ...], pinyin: str) -> bool:
    return any(pinyin in form for form in forms)
