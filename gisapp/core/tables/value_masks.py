"""Which values of a column of Arrow read like some texts, are missing, or lie in a range."""

import math
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.months import LOOKS_DATED, months_of
from gisapp.core.text.exact_numbers import exact_text

if TYPE_CHECKING:
    import pyarrow as pa

Values: TypeAlias = "pa.Array | pa.ChunkedArray"
Mask = NDArray[np.bool_]
_SPACE = r"[\s\p{Z}]"
_ODDLY_SPACED = r"^ | $|  |[\t\r\n\f]|[^\P{Z} ]"
"""Texts that read otherwise than they are written."""
_FEW_OF = 2
"""Texts that come so often on average are looked at once each."""
_SAMPLE, _RUNS = 65536, 16
_DATE = "^[0-9]{4}([-/.][0-9]{1,2}([-/.][0-9]{1,2})?([T ].*)?| ?年.*月.*)$"
_NUMBER = r"^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?\s*$"


def encoded(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """Return a column of texts with each text once, where that is worth it; others as they are.

    Parameters
    ----------
    column : (n,) pyarrow.ChunkedArray
        Of any type.

    Returns
    -------
    (n,) pyarrow.ChunkedArray
        Of one chunk where it is a dictionary; texts of any kind are `string` ones.
    """
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
    if not is_text(column.type):
        return column
    column = column.cast(pa.string())
    sample = _sample_of(column)
    if len(sample.unique()) * _FEW_OF > len(sample):
        return column
    made = column.combine_chunks().dictionary_encode()
    made = made if isinstance(made, pa.ChunkedArray) else pa.chunked_array([made])
    return made.unify_dictionaries().combine_chunks() if made.num_chunks > 1 else made


def _sample_of(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """Return some runs of a column: the head of a sorted one may be all alike."""
    import pyarrow as pa

    if len(column) <= _SAMPLE:
        return column
    starts = np.linspace(0, len(column) - _SAMPLE // _RUNS, _RUNS).astype(np.int64).tolist()
    runs = (column.slice(start, _SAMPLE // _RUNS) for start in starts)
    return pa.chunked_array([chunk for run in runs for chunk in run.chunks], column.type)


def is_text(kind: "pa.DataType") -> bool:
    """True for a type of texts, however they are stored."""
    import pyarrow as pa

    types = pa.types
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


def by_distinct(column: "pa.ChunkedArray", test: "Callable[[Values], Values]") -> "pa.ChunkedArray":
    """Return what a test says of each value, asked once for each that an encoded column has.

    Parameters
    ----------
    column : (n,) pyarrow.ChunkedArray
        Maybe of `encoded`.
    test : callable
        From values to as many truths; null for null.

    Returns
    -------
    (n,) pyarrow.ChunkedArray
        Null where the value is null.
    """
    import pyarrow as pa

    if not pa.types.is_dictionary(column.type):
        return _chunked(test(column))
    answers = [_of_values(test(chunk.dictionary)).take(chunk.indices) for chunk in column.chunks]
    return pa.chunked_array(answers, answers[0].type if answers else pa.bool_())


def _of_values(tested: "Values") -> "pa.Array":
    import pyarrow as pa

    return tested.combine_chunks() if isinstance(tested, pa.ChunkedArray) else tested


def true_in(answers: "pa.ChunkedArray") -> Mask:
    """Return which answers are yes, (n,) bool; null is no."""
    import pyarrow.compute as pc

    return np.asarray(pc.fill_null(answers, False).to_numpy(zero_copy_only=False), np.bool_)


def missing_in(column: "pa.ChunkedArray") -> Mask:
    """Return which values are missing, (n,) bool: null, no number, or a text of spaces alone."""
    import pyarrow.compute as pc

    kind = column.type
    missing = np.asarray(pc.is_null(column, nan_is_null=True).to_numpy(zero_copy_only=False))
    if _has_texts(kind):
        pattern = rf"^{_SPACE}*$"
        blank = by_distinct(column, lambda texts: pc.match_substring_regex(texts, pattern))
        missing = missing | true_in(blank)
    return np.asarray(missing, np.bool_)


def _has_texts(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return is_text(kind.value_type if pa.types.is_dictionary(kind) else kind)


def reads_like(
    column: "pa.ChunkedArray", texts: Collection[str], *, takes_missing: bool = False
) -> Mask:
    """Return which values read like one of some texts; see `CodedColumn`.

    Parameters
    ----------
    column : (n,) pyarrow.ChunkedArray
        Of any type, maybe of `encoded`.
    texts : collection of str
        Spaces around them and between words do not count.
    takes_missing : bool
        True to find values that are missing too.

    Returns
    -------
    (n,) bool
    """
    wanted = {" ".join(text.split()) for text in texts}
    found = _like_any(column, wanted - {""})
    return found | missing_in(column) if takes_missing or "" in wanted else found


def _like_any(column: "pa.ChunkedArray", wanted: set[str]) -> Mask:
    import pyarrow as pa

    kind, types = column.type, pa.types
    if not wanted:
        return np.zeros(len(column), np.bool_)
    if _has_texts(kind):
        return true_in(by_distinct(column, lambda values: _texts_like(values, wanted)))
    if types.is_integer(kind) or types.is_floating(kind):
        return _among(column, [each for each in map(_number_of, wanted) if each is not None])
    coded = CodedColumn.of(column)
    return np.isin(coded.codes, coded.places_of(sorted(wanted)))


def _texts_like(texts: "Values", wanted: set[str]) -> "Values":
    import pyarrow as pa
    import pyarrow.compute as pc

    found = pc.is_in(texts, value_set=pa.array(sorted(wanted), pa.string()))
    odd = pc.match_substring_regex(texts, _ODDLY_SPACED)
    if not pc.any(odd).as_py():
        return found
    plainer = pc.utf8_trim_whitespace(pc.replace_substring_regex(texts, f"{_SPACE}+", " "))
    return pc.or_kleene(found, pc.is_in(plainer, value_set=pa.array(sorted(wanted), pa.string())))


def _number_of(text: str) -> float | None:
    """Return the number that reads like a text, None where none does."""
    for kind in (int, float):
        try:
            number: float = kind(text)
        except (ValueError, OverflowError):
            continue
        if exact_text(number) == text:
            return number
    return None


def _among(column: "pa.ChunkedArray", values: list[float]) -> Mask:
    """Return which values are among some that their type may have."""
    import pyarrow as pa
    import pyarrow.compute as pc

    fitting = []
    for value in values:
        try:
            fitting.append(pa.scalar(value, column.type).as_py())
        except (pa.ArrowInvalid, OverflowError, pa.ArrowTypeError):
            # No value of the column can be this one.
            continue
    if 0 in fitting and pa.types.is_floating(column.type):
        # The two zeros read alike.
        fitting += [0.0, -0.0]
    if not fitting:
        return np.zeros(len(column), np.bool_)
    return true_in(pc.is_in(column, value_set=pa.array(fitting, column.type), skip_nulls=True))


def numbers_in(column: "pa.ChunkedArray") -> NDArray[np.float64]:
    """Return values as numbers, (n,) float64: NaN where one is missing or is no number.

    Texts that are nothing but a number count; dates are months since the year 0, see `months_of`.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    kind, types = column.type, pa.types
    if types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind):
        return _float_array(pc.cast(column, pa.float64(), safe=False))
    if types.is_boolean(kind):
        return _float_array(column.cast(pa.int8()).cast(pa.float64()))
    if not (_has_texts(kind) or types.is_temporal(kind)):
        return np.full(len(column), math.nan)
    if types.is_temporal(kind) or _looks_dated(column):
        coded = CodedColumn.of(column)
        months = months_of(coded.values, coded.counts())
        if months is not None:
            return np.append(months, math.nan)[coded.codes]
    return _float_array(by_distinct(texts_in(column), _numbers_of_texts))


def months_in(column: "pa.ChunkedArray") -> NDArray[np.float64]:
    """Return values as dates, (n,) in months since the year 0: NaN where one is none.

    Other than in `numbers_in`, a few dates among other texts count too.
    """
    coded = CodedColumn.of(column)
    if coded.is_numeric:
        return np.full(len(column), math.nan)
    texts = coded.values
    is_date = true_in(_chunked(_dated(texts)))
    months = np.full(len(texts) + 1, math.nan)
    dated = texts.filter(is_date)
    found = months_of(dated, np.ones(len(dated), np.int64))
    if found is not None:
        months[:-1][is_date] = found
    return months[coded.codes]


def texts_in(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """Return values as users see them, (n,), encoded where that is worth it."""
    import pyarrow as pa

    if _has_texts(column.type):
        return column if pa.types.is_dictionary(column.type) else encoded(column)
    coded = CodedColumn.of(column)
    codes = pa.array(coded.codes, mask=coded.codes < 0)
    return pa.chunked_array(
        [pa.DictionaryArray.from_arrays(codes, pa.array(coded.texts(), pa.string()))]
    )


def _dated(texts: "pa.Array") -> "pa.Array":
    import pyarrow.compute as pc

    return pc.match_substring_regex(texts, _DATE)


def _chunked(answers: "Values") -> "pa.ChunkedArray":
    import pyarrow as pa

    return answers if isinstance(answers, pa.ChunkedArray) else pa.chunked_array([answers])


def _looks_dated(column: "pa.ChunkedArray") -> bool:
    import pyarrow as pa
    import pyarrow.compute as pc

    first = column.drop_null().slice(0, _SAMPLE).cast(pa.string())
    return bool(pc.any(pc.match_substring_regex(first, LOOKS_DATED)).as_py())


def _numbers_of_texts(texts: "Values") -> "Values":
    import pyarrow as pa
    import pyarrow.compute as pc

    is_number = pc.match_substring_regex(texts, _NUMBER)
    bare = pc.utf8_trim_whitespace(pc.if_else(is_number, texts, pa.scalar(None, pa.string())))
    return pc.utf8_ltrim(bare, "+").cast(pa.float64())


def _float_array(column: "pa.ChunkedArray") -> NDArray[np.float64]:
    return np.asarray(column.to_numpy(), np.float64)


def between(
    column: "pa.ChunkedArray",
    low: float | None,
    high: float | None,
    *,
    takes_missing: bool = False,
) -> Mask:
    """Return which values are numbers in a range, both ends included; see `numbers_in`.

    Parameters
    ----------
    column : (n,) pyarrow.ChunkedArray
        Of any type, maybe of `encoded`.
    low, high : float or None
        None for no end.
    takes_missing : bool
        True to find what is no number too.

    Returns
    -------
    (n,) bool
    """
    numbers = numbers_in(column)
    found = ~np.isnan(numbers)
    if low is not None:
        found &= numbers >= low
    if high is not None:
        found &= numbers <= high
    return found | np.isnan(numbers) if takes_missing else found
