"""Columns of texts as numbers and days, where every text is one; else they stay as written."""

import re
from datetime import date
from typing import TYPE_CHECKING

from gisapp.core.text.number_headings import role_by_heading
from gisapp.sources.tables.written_numbers import (
    DECIMAL,
    GROUPED,
    GROUPED_BY_POINTS,
    WHOLE,
    WITH_COMMA,
)

if TYPE_CHECKING:
    import pyarrow as pa

_DAY = re.compile(r"([12][0-9]{3})(?P<mark>[-/])(0?[1-9]|1[0-2])(?P=mark)(0?[1-9]|[12][0-9]|3[01])")
_ISO_DAY = r"^[12][0-9]{3}[-/][0-9]{1,2}[-/][0-9]{1,2}$"
_LONGEST_NUMBER = 9
"""Digits of whole numbers that a code has at most, where its heading says that it is one."""
_NOT_STATED = r"^(?:[-—–－]+|[/／\\]+|无|暂无|N/?A|null|NULL|NaN|nan|#[A-Z/0]+[!?]?)$"
"""What stands in place of a number that nobody knows."""
_MAY_BE = rf"^\s*(?:[+-]?[0-9][0-9.,eE+/-]*\s*$|{_NOT_STATED[1:]})"
_LOOKED_AT = 200
_LONG_CODE = rf"^[0-9]{{{_LONGEST_NUMBER + 1},}}$"


def typed(heading: str, texts: "pa.Array", declared: str = "") -> "pa.Array":
    """Return a column of numbers or days where all texts are, else the same texts.

    What would read otherwise as a number stays text: 007, codes of many digits, 1E5.

    Parameters
    ----------
    heading : str
        What the column is called.
    texts : (n,) pyarrow.Array
        Null where nothing is stated.
    declared : str
        The type that the file declares, in small letters: "string" keeps all texts.

    Examples
    --------
    >>> import pyarrow as pa
    >>> typed("jobs", pa.array(["1,200", "30", None])).to_pylist()
    [1200, 30, None]
    >>> typed("id", pa.array(["007", "8"])).to_pylist()
    ['007', '8']
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if declared == "string" or not _may_be_numbers(texts):
        return texts
    stated = _numbers_alone(pc.utf8_trim_whitespace(texts))
    if stated.null_count == len(stated):
        return texts
    if _all(stated, WHOLE):
        is_code = role_by_heading(heading) == "code" and _any(stated, _LONG_CODE)
        return texts if is_code else stated.cast(pa.int64())
    if _all(stated, DECIMAL):
        return stated.cast(pa.float64())
    if _any(stated, ","):
        return _with_commas(stated, texts)
    return _days(stated, texts) if _all(stated, _ISO_DAY) else texts


def _may_be_numbers(texts: "pa.Array") -> bool:
    """Return False where the first texts show already that the column is none of numbers."""
    first = texts.slice(0, _LOOKED_AT).drop_null()
    return texts.null_count < len(texts) and _all(first, _MAY_BE)


def _numbers_alone(texts: "pa.Array") -> "pa.Array":
    """Return texts, null in place of those that say that there is no number."""
    import pyarrow.compute as pc

    return pc.if_else(pc.match_substring_regex(texts, _NOT_STATED), None, texts)


def _with_commas(stated: "pa.Array", texts: "pa.Array") -> "pa.Array":
    """Return numbers with commas between thousands, or before decimals where that must be."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if _all(stated, f"{GROUPED}|{DECIMAL}"):
        plain = pc.replace_substring(stated, ",", "")
        return plain.cast(pa.int64() if _all(plain, WHOLE) else pa.float64())
    if _all(stated, f"{WITH_COMMA}|{WHOLE}|{GROUPED_BY_POINTS}"):
        whole = pc.replace_substring(stated, ".", "")
        return pc.replace_substring(whole, ",", ".").cast(pa.float64())
    return texts


def _days(stated: "pa.Array", texts: "pa.Array") -> "pa.Array":
    import pyarrow as pa

    encoded = stated.dictionary_encode()
    days = [_day(text) for text in encoded.dictionary.to_pylist()]
    if None in days:
        return texts
    return pa.array(days, pa.date32()).take(encoded.indices)


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        return None


def _all(texts: "pa.Array", pattern: str) -> bool:
    """Return True if all texts match; mostly the first ones tell already that not all do."""
    import pyarrow.compute as pc

    return all(
        pc.all(pc.match_substring_regex(each, pattern)).as_py() is not False
        for each in (texts.slice(0, _LOOKED_AT), texts)
    )


def _any(texts: "pa.Array", pattern: str) -> bool:
    import pyarrow.compute as pc

    return pc.any(pc.match_substring_regex(texts, pattern)).as_py() is True
