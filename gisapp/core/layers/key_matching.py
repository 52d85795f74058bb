"""Which row of a table belongs to which feature: both have a value that reads alike."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue, Column

if TYPE_CHECKING:
    import pandas as pd

_MOST_TRIED = 500
"""Different values of a table's column by which it is known whether it is a key."""
_LEAST_SHARE = 0.2
"""Of them must be found among a layer's values."""
_SAME_NAME = 1.05
"""How much likelier columns are a key that are called alike."""


@dataclass(frozen=True, eq=False)
class KeyMatch:
    """The rows of a table that belong to the features of a layer.

    Parameters
    ----------
    row_of : (features,) int64
        The row of each feature, the first where there are several; -1 for none.
    rows_of : (features,) int64
        How many rows each feature has.
    unmatched : (m,) int64
        The rows that belong to no feature.
    """

    row_of: NDArray[np.int64]
    rows_of: NDArray[np.int64]
    unmatched: NDArray[np.int64]

    @property
    def features(self) -> int:
        """How many features have a row."""
        return int((self.rows_of > 0).sum())

    @property
    def repeated(self) -> int:
        """How many features have more than one."""
        return int((self.rows_of > 1).sum())


def matched(features: Column, rows: Column) -> KeyMatch:
    """Return which row belongs to which feature.

    Rows whose value no feature has as it is written are looked for in other forms: without
    blanks, in one width and case; then also without zeros before numbers.

    Parameters
    ----------
    features : Column
        The key of each feature.
    rows : Column
        The key of each row.

    Examples
    --------
    >>> keys = Column.of(["A-1", "B2", "007", None])
    >>> match = matched(keys, Column.of(["ａ-1 ", "7", "B2", "x", "B2"]))
    >>> match.row_of.tolist(), match.unmatched.tolist(), match.repeated
    ([0, 2, 1, -1], [3], 1)
    """
    import pandas as pd

    pairs = pd.DataFrame({"feature": [], "row": []}, dtype=np.int64)
    left = pd.DataFrame({"row": np.arange(len(rows.codes)), "code": rows.codes})
    for form in (plain_text, folded_key, key_without_zeros):
        ours = _keyed(features, form, "feature")
        theirs = left.assign(key=_forms(rows, form)[left["code"]]).dropna(subset="key")
        found = ours.merge(theirs, on="key")[["feature", "row"]]
        pairs = pd.concat([pairs, found])
        left = left[~left["row"].isin(found["row"])]
    counts = np.bincount(pairs["feature"], minlength=len(features.codes))
    row_of = np.full(len(features.codes), -1, np.int64)
    first = pairs.groupby("feature")["row"].min()
    row_of[first.index.to_numpy(np.int64)] = first.to_numpy(np.int64)
    return KeyMatch(row_of, counts.astype(np.int64), left["row"].to_numpy(np.int64))


def guessed_keys(
    features: Mapping[str, Column], rows: Mapping[str, Column]
) -> tuple[str, str] | None:
    """Return the fields of a layer and of a table that are most likely the key of both.

    Parameters
    ----------
    features : mapping of str to Column
        The fields of the layer.
    rows : mapping of str to Column
        Those of the table.

    Returns
    -------
    tuple of str, or None
        None where no two have enough values in common.
    """
    known = {
        name: {folded_key(value) for value in each.distinct} for name, each in features.items()
    }
    scores: dict[tuple[str, str], float] = {}
    for name, column in rows.items():
        tried = {folded_key(value) for value in column.distinct[:_MOST_TRIED]} - {""}
        for field, values in known.items():
            share = len(tried & values) / max(len(tried), 1)
            if share >= _LEAST_SHARE:
                alike = _SAME_NAME if folded_key(name) == folded_key(field) else 1.0
                scores[field, name] = share * alike * _sharpness(features[field], column)
    return max(scores, key=scores.__getitem__, default=None)


def _sharpness(features: Column, rows: Column) -> float:
    """Return how well the values tell features, and rows, from each other, of 0 … 1."""
    shares = [len(each.distinct) / max(len(each.codes), 1) for each in (features, rows)]
    return float(min(*shares, 1.0))


def _forms(column: Column, form: Callable[[AttributeValue], str]) -> "NDArray[np.object_]":
    return np.array([form(value) or None for value in column.distinct], object)


def _keyed(column: Column, form: Callable[[AttributeValue], str], name: str) -> "pd.DataFrame":
    import pandas as pd

    keys = _forms(column, form)[column.codes]
    return pd.DataFrame({name: np.arange(len(keys)), "key": keys}).dropna(subset="key")


def folded_key(value: AttributeValue) -> str:
    """Return a value without blanks, in one width and case."""
    return "".join(unicodedata.normalize("NFKC", plain_text(value)).split()).casefold()


def key_without_zeros(value: AttributeValue) -> str:
    """Return a value as `folded_key` does, also without zeros before a number."""
    text = folded_key(value)
    return text.lstrip("0") or text
