"""The key of two deliveries: the columns by which a row of one is known in the other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from gisapp.core.deliveries.changes import Key
from gisapp.core.deliveries.columns import ColumnPair
from gisapp.core.deliveries.plain_value import written
from gisapp.core.layers.attributes import Column
from gisapp.core.layers.key_matching import guessed_keys
from gisapp.core.text.number_headings import role_by_heading

_UNIQUE = 0.9
"""So many of the rows a column must tell from each other to be a key by itself."""
_MAY_REPEAT = 2
"""Or all but so many rows, as keys of short lists are written twice as well."""
_LEAST_UNIQUE = 0.3
"""What is told apart less than that is not compared at all."""
_HALF = 0.5
_LEAST_COMMON = 0.05
_MOST_TRIED = 5000
_MOST_COMBINED = 6
_ROW_NUMBERS = frozenset(
    ("fid", "ogc_fid", "objectid", "oid", "gid", "rowid", "no", "no.", "#", "序号", "编序", "行号")
)
"""What programs number rows with, anew each time that they write them."""
_CLASSES = re.compile(
    r"状态|类型|类别|性质|用途|等级|级别|批次|行业|阶段|是否|区划|status|state|type|class|category|kind"
    r"|grade|rank|phase|stage|batch|industry|usage|flag",
    re.IGNORECASE,
)
"""Headings of codes that many rows share."""
_NAMES = ("name", "名称", "企业", "单位")


@dataclass(frozen=True, eq=False)
class KeyedRows:
    """The rows of a delivery by their key.

    Parameters
    ----------
    rows : mapping of str to list of int
        The places of the rows with each key, as it is written.
    without_key : list of int
        The places of the rows of which a key column is empty.
    columns : tuple of Column
        The key columns.
    """

    rows: Mapping[str, list[int]]
    without_key: list[int]
    columns: tuple[Column, ...] = field(repr=False)

    @classmethod
    def of(cls, columns: Sequence[Column]) -> "KeyedRows":
        """Return the rows by the values of their key columns."""
        forms = [[written(value) for value in column.distinct] for column in columns]
        parts = [
            [form[code] for code in column.codes.tolist()]
            for form, column in zip(forms, columns, strict=True)
        ]
        rows: dict[str, list[int]] = {}
        without: list[int] = []
        for place, values in enumerate(zip(*parts, strict=True)):
            if all(values):
                rows.setdefault("\x1f".join(values), []).append(place)
            else:
                without.append(place)
        return cls(rows, without, tuple(columns))

    def key(self, place: int) -> Key:
        """Return the values of a row's key, texts without blanks around them."""
        values = (column.distinct[column.codes[place]] for column in self.columns)
        return tuple(each.strip() if isinstance(each, str) else each for each in values)


def guessed_key(
    pairs: Sequence[ColumnPair],
    old: Mapping[str, Column],
    new: Mapping[str, Column],
) -> tuple[ColumnPair, ...]:
    """Return the columns that are most likely the key: one, two together, or none.

    Parameters
    ----------
    pairs : sequence of ColumnPair
        The columns of both deliveries.
    old, new : mapping of str to Column
        All columns of the deliveries.
    """
    scores = {pair: _score(pair, old[pair.old], new[pair.new]) for pair in pairs}
    likely = sorted((pair for pair in pairs if scores[pair] > 0), key=lambda each: -scores[each])
    for pair in likely:
        if all(map(_is_key, (old[pair.old], new[pair.new]))):
            return (pair,)
    return _combined(likely[:_MOST_COMBINED], old, new)


def key_by_values(old: Mapping[str, Column], new: Mapping[str, Column]) -> tuple[ColumnPair, ...]:
    """Return the columns of whatever names that have the most values in common, maybe none.

    Parameters are those of `guessed_key`.
    """
    found = guessed_keys(old, new)
    if found is None:
        return ()
    pair = ColumnPair(*found)
    return (pair,) if _uniqueness((old[pair.old],), (new[pair.new],)) >= _LEAST_UNIQUE else ()


def may_be_key(name: str) -> bool:
    """True for a column whose heading says that it is a code, so that it is looked at first."""
    return _by_heading(name) > 1.0


def _combined(
    pairs: Sequence[ColumnPair], old: Mapping[str, Column], new: Mapping[str, Column]
) -> tuple[ColumnPair, ...]:
    """Return the two columns that tell the most rows apart together, none where none do."""
    best: tuple[ColumnPair, ...] = ()
    most = _UNIQUE
    for both in combinations(pairs, 2):
        ours, theirs = [old[each.old] for each in both], [new[each.new] for each in both]
        share = _uniqueness(ours, theirs)
        if share > most:
            best, most = both, share
    return best


def _score(pair: ColumnPair, old: Column, new: Column) -> float:
    """Return how likely a column is a key, 0 for one that is none."""
    if any(isinstance(value, float) and not value.is_integer() for value in new.distinct[:100]):
        return 0.0
    known = {written(value) for value in old.distinct} - {""}
    tried = {written(value) for value in new.distinct[:_MOST_TRIED]} - {""}
    common = len(known & tried) / max(min(len(tried), len(known)), 1)
    if common < _LEAST_COMMON:
        return 0.0
    return common * _uniqueness((old,), (new,)) * _by_heading(pair.new)


def _by_heading(name: str) -> float:
    bare = name.strip().lower()
    if bare in _ROW_NUMBERS:
        return 0.3
    role = role_by_heading(name)
    if role in ("quantity", "rate", "year") or _CLASSES.search(bare):
        return 0.2
    if role == "code":
        return 1.5
    return 1.1 if any(each in bare for each in _NAMES) else 1.0


def _is_key(column: Column) -> bool:
    rows, told_apart = len(column.codes), _told_apart((column,))
    is_short = told_apart >= _HALF and rows * (1 - told_apart) <= _MAY_REPEAT
    return told_apart >= _UNIQUE or is_short


def _uniqueness(old: Sequence[Column], new: Sequence[Column]) -> float:
    """Return the share of rows that columns tell apart together, in the worse delivery."""
    return min(_told_apart(old), _told_apart(new))


def _told_apart(columns: Sequence[Column]) -> float:
    codes = np.zeros(len(columns[0].codes), np.int64)
    for column in columns:
        codes = np.unique(codes * (len(column.distinct) + 1) + column.codes, return_inverse=True)[1]
    return (int(codes.max(initial=-1)) + 1) / max(len(codes), 1)
