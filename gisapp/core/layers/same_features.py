"""Finds features again in a layer that was read anew: by a key, else where nothing has changed."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Ids
from gisapp.core.space.extent import Extent

_KEYS = frozenset(("uid", "uuid", "guid", "globalid", "code", "bh", "dkbh", "zddm", "bdcdyh"))
_KEY_ENDINGS = ("_uid", "_code", "编号", "编码", "代码", "单元号")
_NUMBERS = frozenset(("id", "key"))
_NUMBER_ENDINGS = ("_id",)
"""What many a program numbers its rows with, anew each time it writes them: `gml_id`."""


def found_again(before: Layer, feature_ids: Ids, now: Layer) -> Ids:
    """Return the features of a layer that are those of another state of its source.

    A feature has the same key: a field such as "uuid" or "编号", different for all features, of
    which the value is still in memory; for "id" and the like it must lie in the same place too.
    Without such a field it has the same id, the same shape and, as far as they are known, the
    same attributes.

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
    ids = feature_ids.tolist()
    for key, is_sure in _keys(now):
        known = before.attributes.known(key, ids)
        if len(known) == len(ids) and all(map(_is_stated, known.values())):
            by_key = _by_value(now, key, frozenset(known.values()))
            if by_key is not None:
                pairs = [(each, by_key[known[each]]) for each in ids if known[each] in by_key]
                found = [new for old, new in pairs if is_sure or _touch(before, old, now, new)]
                return np.array(found, np.int64)
    return np.array(_unchanged(before, now, ids), np.int64)


def _keys(layer: Layer) -> Iterator[tuple[str, bool]]:
    """Yield fields that may tell features apart, and whether their values last; those first."""
    fields = [field.name for field in layer.attributes.fields]
    for names, endings, is_sure in (
        (_KEYS, _KEY_ENDINGS, True),
        (_NUMBERS, _NUMBER_ENDINGS, False),
    ):
        for field in fields:
            if field.lower() in names or field.lower().endswith(endings):
                yield field, is_sure


def _touch(before: Layer, old_id: int, now: Layer, new_id: int) -> bool:
    """Return True if two features are known to lie in one place, if only in part."""
    old, new = before.geometry.row_of(old_id), now.geometry.row_of(new_id)
    if old is None or new is None:
        return False
    old_extent = Extent.of_bounds(before.geometry.bounds[[old]])
    new_extent = Extent.of_bounds(now.geometry.bounds[[new]])
    return bool(old_extent and new_extent and old_extent.intersects(new_extent))


def _by_value(
    layer: Layer, field: str, wanted: frozenset[AttributeValue]
) -> Mapping[AttributeValue, int] | None:
    """Return the feature that has each wanted value; None where features have the same value."""
    if layer.partial is not None:
        return layer.partial.store.ids_with(field, wanted)
    ids = layer.geometry.feature_ids.tolist()
    values = layer.attributes.column(field, ids).values
    stated = [(value, each) for value, each in zip(values, ids, strict=True) if _is_stated(value)]
    by_value = dict(stated)
    return by_value if len(by_value) == len(stated) else None


def _is_stated(value: AttributeValue) -> bool:
    return value is not None and value != ""


def _unchanged(before: Layer, now: Layer, ids: Sequence[int]) -> Sequence[int]:
    """Return the features that have the same id, the same shape and what was known of them."""
    same = [each for each in ids if _has_same_shape(before, now, each)]
    fields = {field.name for field in now.attributes.fields}
    for field in before.attributes.fields:
        known = before.attributes.known(field.name, same)
        others = set(known)
        if known and field.name in fields:
            values = now.attributes.column(field.name, list(known)).values
            others = {
                each for each, value in zip(known, values, strict=True) if known[each] != value
            }
        same = [each for each in same if each not in others]
    return same


def _has_same_shape(before: Layer, now: Layer, feature_id: int) -> bool:
    old, new = before.geometry.row_of(feature_id), now.geometry.row_of(feature_id)
    if old is None or new is None:
        return False
    return bool(before.geometry.feature(old).equals_exact(now.geometry.feature(new)))
