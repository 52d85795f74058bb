"""A column of Arrow with each value once, and where it stands: what counting and filtering need."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.tables.plain_values import plain, value_text

if TYPE_CHECKING:
    import pyarrow as pa

CountedRows = NDArray[np.bool_] | NDArray[np.int64]
MISSING = -1
"""The code of rows without a value."""
_LARGEST_PLAIN, _SMALLEST_PLAIN = 1e10, 1e-4
"""Between them Arrow writes numbers as we do."""
_BLANK_RUN = r"[\s\p{Z}]+"
_ODD_BLANKS = r"^ | $|  |[\t\r\n\f]|[^\P{Z} ]"


@dataclass(frozen=True, eq=False)
class CodedColumn:
    """One attribute of many rows, each value once.

    Parameters
    ----------
    values : (k,) pyarrow.Array
        The values that occur, without a missing one: numbers, ascending, or else texts as users
        see them, in the order in which they come.
    codes : (n,) int64
        The position in `values` of each row's value, `MISSING` where none is stated: for nulls,
        blank texts and numbers that are none (NaN).
    not_numbers : (n,) bool or None
        The rows whose number is none (NaN); None where there is no such row.
    weights : (n,) int64 or None
        How many rows of a source each one stands for; None for itself alone.

    Examples
    --------
    >>> import pyarrow as pa
    >>> column = CodedColumn.of(pa.chunked_array([["idle", " idle ", None, "let"]]))
    >>> column.texts([0, 1]), column.codes.tolist()
    (['idle', 'let'], [0, 0, -1, 1])
    >>> CodedColumn.of(pa.chunked_array([[2.5, 2017.0, 2.5]])).texts([0, 1])
    ['2.5', '2017']
    """

    values: "pa.Array"
    codes: NDArray[np.int64]
    not_numbers: NDArray[np.bool_] | None = None
    weights: NDArray[np.int64] | None = None

    @classmethod
    def of(cls, column: "pa.ChunkedArray") -> "CodedColumn":
        """Return a column of Arrow's of any type, with each value once."""
        import pyarrow as pa
        import pyarrow.compute as pc

        kind = column.type
        if pa.types.is_dictionary(kind) and not pa.types.is_string(kind.value_type):
            column, kind = column.cast(kind.value_type), kind.value_type
        if pa.types.is_floating(kind):
            # The two zeros read alike.
            return _of_numbers(pc.add(column.cast(pa.float64()), 0.0))
        if pa.types.is_integer(kind) or pa.types.is_decimal(kind):
            return _of_numbers(column)
        return _of_texts(column)

    def __len__(self) -> int:
        return len(self.codes) if self.weights is None else int(self.weights.sum())

    @property
    def is_numeric(self) -> bool:
        """True if the values are numbers."""
        return self.numbers is not None

    @cached_property
    def numbers(self) -> NDArray[np.float64] | None:
        """The values as numbers, ascending, (k,); None where they are texts."""
        import pyarrow as pa

        if pa.types.is_string(self.values.type):
            return None
        return np.asarray(self.values.cast(pa.float64(), safe=False).to_numpy(), np.float64)

    def texts(self, places: Sequence[int] | NDArray[np.int64] | None = None) -> list[str]:
        """Return some of the values, or all, as users see them, numbers with all their digits.

        Parameters
        ----------
        places : (m,) sequence of int or None
            Positions in `values`; None for all.
        """
        import pyarrow as pa

        values = self.values
        if places is not None:
            values = values.take(pa.array(np.asarray(places, np.int64)))
        if pa.types.is_string(values.type):
            texts: list[str] = values.to_pylist()
            return texts
        return _number_texts(values)

    def places_of(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """Return where some values stand in `values`; those that do not occur are left out.

        Parameters
        ----------
        texts : sequence of str
            As `texts` returns them.
        """
        import pyarrow as pa
        import pyarrow.compute as pc

        if not pa.types.is_string(self.values.type):
            return self._places_of_numbers(texts)
        wanted = pa.array([" ".join(text.split()) for text in texts], pa.string())
        found = pc.is_in(self.values, value_set=wanted).to_numpy(zero_copy_only=False)
        return np.flatnonzero(found)

    def counts(self, rows: CountedRows | None = None) -> NDArray[np.int64]:
        """Return how many rows have each value.

        Parameters
        ----------
        rows : (n,) bool or int64, or None
            The rows to count, or how often to count each; None for all.

        Returns
        -------
        (k,) int64
            In the order of `values`.
        """
        weights = self.weights if rows is None else rows
        codes = self.codes
        if weights is not None and weights.dtype == np.bool_:
            codes, weights = codes[weights], None
        counted = np.bincount(codes + 1, weights, minlength=len(self.values) + 1)
        return counted[1:].astype(np.int64, copy=False)

    def _places_of_numbers(self, texts: Sequence[str]) -> NDArray[np.int64]:
        wanted = set(texts)
        numbers = self.numbers
        if numbers is None:
            return np.empty(0, np.int64)
        near = np.array([_float(text) for text in wanted], np.float64)
        # Long whole numbers are alike as floats, and only their texts tell them apart.
        places = np.flatnonzero(np.isin(numbers, near[~np.isnan(near)]))
        told = self.texts(places)
        return places[[text in wanted for text in told]] if len(places) else places


def _of_numbers(column: "pa.ChunkedArray") -> CodedColumn:
    import pyarrow as pa
    import pyarrow.compute as pc

    encoded = _encoded(column)
    values, codes = encoded.dictionary, _codes_of(encoded)
    not_numbers = None
    order = pc.sort_indices(values).to_numpy()
    if pa.types.is_floating(values.type):
        is_nan = np.isnan(values.to_numpy(zero_copy_only=False))
        if is_nan.any():
            not_numbers = np.append(is_nan, False)[codes]
            order = order[~is_nan[order]]
    ranks = np.full(len(values) + 1, MISSING, np.int64)
    ranks[order] = np.arange(len(order))
    return CodedColumn(values.take(pa.array(order)), ranks[codes], not_numbers)


def _of_texts(column: "pa.ChunkedArray") -> CodedColumn:
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_null(column.type):
        column = column.cast(pa.string())
    if pa.types.is_nested(column.type):
        # Arrow cannot tell lists apart.
        column = pa.chunked_array([pa.array(map(_text_of, column), pa.string())])
    encoded = _encoded(column)
    values, codes = encoded.dictionary, _codes_of(encoded)
    if pa.types.is_large_string(values.type):
        values = values.cast(pa.string())
    elif not pa.types.is_string(values.type):
        values = pa.array(map(_text_of, values), pa.string())
    is_odd = pc.or_(pc.equal(values, ""), pc.match_substring_regex(values, _ODD_BLANKS))
    if not pc.any(is_odd).as_py():
        return CodedColumn(values, codes)
    plainer = pc.utf8_trim_whitespace(pc.replace_substring_regex(values, _BLANK_RUN, " "))
    again = pc.if_else(pc.equal(plainer, ""), None, plainer).dictionary_encode()
    of_values = np.append(_codes_of(again), MISSING)
    return CodedColumn(again.dictionary, of_values[codes])


def _encoded(column: "pa.ChunkedArray") -> "pa.DictionaryArray":
    import pyarrow as pa

    joined = column.combine_chunks()
    if isinstance(joined, pa.ChunkedArray):
        joined = pa.concat_arrays(joined.chunks) if joined.num_chunks else pa.array([], joined.type)
    return joined if pa.types.is_dictionary(joined.type) else joined.dictionary_encode()


def _codes_of(encoded: "pa.DictionaryArray") -> NDArray[np.int64]:
    codes = encoded.indices.fill_null(MISSING).to_numpy(zero_copy_only=False)
    return np.asarray(codes, np.int64)


def _text_of(value: "pa.Scalar") -> str | None:
    return None if not value.is_valid else value_text(plain(value.as_py()))


def _number_texts(values: "pa.Array") -> list[str]:
    import pyarrow as pa

    if pa.types.is_decimal(values.type):
        return [value_text(plain(value.as_py())) for value in values]
    texts: list[str] = values.cast(pa.string()).to_pylist()
    if pa.types.is_integer(values.type):
        return texts
    sizes = np.abs(values.to_numpy())
    for place in np.flatnonzero((sizes >= _LARGEST_PLAIN) | (sizes < _SMALLEST_PLAIN)).tolist():
        texts[place] = value_text(values[place].as_py())
    return texts


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
