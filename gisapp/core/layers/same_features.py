"""Finds features again in a layer that was read anew: by a key, else where nothing has changed."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Ids

_MOST = 5000
"""More selected features are not looked for: that many nobody has picked one by one."""
_KEYS = frozenset(
    ("id", "uid", "uuid", "guid", "globalid", "code", "key", "bh", "dkbh", "zddm", "bdcdyh")
)
_KEY_ENDINGS = ("_id", "_uid", "_code", "编号", "编码", "代码", "单元号")

Record = Mapping[str, AttributeValue]


def found_again(before: Layer, feature_ids: Ids, now: Layer) -> Ids:
    """Return the features of a layer that are those of another state of its source.

    A feature has the same key: a field such as "id" or "编号", different for all features, of
    which the value is still in memory. Without such a field it has the same id, the same shape
    and, as far as they are known, the same attributes.

    Parameters
    ----------
    before : Layer
        As it was read before; its source is not read any more.
    feature_ids : (n,) int64
        Features of it.
    now : Layer
        As it is read now.

    Returns
    -------
    (m,) int64
        Features of `now`, in the order of `feature_ids`; what is not found for sure is left out.

    Raises
    ------
    SourceError
        The source cannot be read.
    """
    ids = feature_ids.tolist()[:_MOST] if len(feature_ids) <= _MOST else []
    known = {each: before.attributes.known(each) for each in ids}
    for key in _keys(now, list(known.values())):
        by_key = _by_value(now, key)
        if by_key is not None:
            found = (by_key.get(known[each][key]) for each in ids)
            return np.array([each for each in found if each is not None], np.int64)
    same = [each for each in ids if _is_same(before, now, each, known[each])]
    return np.array(same, np.int64)


def _keys(layer: Layer, known: Sequence[Record]) -> Iterator[str]:
    """Yield fields that may tell features apart, and that are known of all of some features."""
    for field in layer.attributes.fields:
        name = field.name.lower()
        is_called_so = name in _KEYS or name.endswith(_KEY_ENDINGS)
        if is_called_so and known and all(_is_stated(each.get(field.name)) for each in known):
            yield field.name


def _by_value(layer: Layer, field: str) -> Mapping[AttributeValue, int] | None:
    """Return the feature that has each value of a field; None where one value is there twice."""
    if layer.partial is not None:
        return None
    ids = layer.geometry.feature_ids.tolist()
    values = layer.attributes.column(field, ids).values
    by_value: dict[AttributeValue, int] = {}
    for value, feature_id in zip(values, ids, strict=True):
        if value in by_value:
            return None
        if _is_stated(value):
            by_value[value] = feature_id
    return by_value


def _is_stated(value: AttributeValue) -> bool:
    return value is not None and value != ""


def _is_same(before: Layer, now: Layer, feature_id: int, known: Record) -> bool:
    old, new = before.geometry.row_of(feature_id), now.geometry.row_of(feature_id)
    if old is None or new is None:
        return False
    if not before.geometry.feature(old).equals_exact(now.geometry.feature(new)):
        return False
    record = now.attributes.record(feature_id)
    return all(name in record and record[name] == value for name, value in known.items())
