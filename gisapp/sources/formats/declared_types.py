"""Whether texts are what their columns are declared to be: GDAL makes 12 of "12 mu", 0 of "abc"."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

_WHOLE_RANGES: Mapping[str, int] = {"Int16": 2**15, "Integer": 2**31, "Integer64": 2**63}
_WHOLE = r"^\s*[+-]?0*[0-9]{1,19}\s*$"
_PATTERNS: Mapping[str, str] = {
    "Boolean": r"(?i)^\s*(true|false|[01tf])\s*$",
    "Real": r"^\s*[+-]?([0-9]{1,15}(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?\s*$",
    "Time": r"^([01][0-9]|2[0-3]):?[0-5][0-9](:?[0-5][0-9](\.?[0-9]+)?)?(Z|[+-][0-9:]+)?$",
}
"""By GDAL's type or, where it has one, subtype; numbers with as many digits as floats keep."""
_DAY = re.compile(r"(\d{4})[-/]?(\d\d?)[-/]?(\d\d?)")
_MOMENT = re.compile(r"(\d{4})[-/]?(\d\d?)[-/]?(\d\d?)[T ]?\d\d:?\d\d.*")


def are_of_type(texts: "pa.Array | pa.ChunkedArray", kind: str) -> bool:
    """Return True if all texts are values of a type.

    Parameters
    ----------
    texts : (n,) array of strings
        Null or empty where nothing is stated.
    kind : str
        GDAL's word for the type, or for the subtype where it has one.

    Examples
    --------
    >>> import pyarrow as pa
    >>> are_of_type(pa.array(["2016-02-29", None]), "Date")
    True
    >>> are_of_type(pa.array(["2016-02-31"]), "Date")
    False
    """
    import pyarrow.compute as pc

    stated = texts.filter(pc.not_equal(texts, "")).drop_null()
    if kind in _WHOLE_RANGES:
        if not _match(stated, _WHOLE):
            return False
        limit = _WHOLE_RANGES[kind]
        return all(-limit <= int(each.as_py()) < limit for each in pc.unique(stated))
    if kind in ("Date", "DateTime"):
        pattern = _DAY if kind == "Date" else _MOMENT
        return all(_is_day(pattern, each.as_py()) for each in pc.unique(stated))
    return kind not in _PATTERNS or _match(stated, _PATTERNS[kind])


def _match(texts: "pa.Array | pa.ChunkedArray", pattern: str) -> bool:
    import pyarrow.compute as pc

    return pc.all(pc.match_substring_regex(texts, pattern)).as_py() is not False


def _is_day(pattern: re.Pattern[str], text: str) -> bool:
    found = pattern.fullmatch(text.strip())
    if found is None:
        return False
    try:
        date(*map(int, found.groups()))
    except ValueError:
        return False
    return True
