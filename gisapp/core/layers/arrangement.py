"""Layers are moved in the Layers panel: to other places, between groups, in and out of them.

Stacks are given and returned bottom first; entries and what is in them stand topmost first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from gisapp.core.layers.groups import (
    BASE_GROUP,
    NO_GROUP,
    GroupEntry,
    GroupKey,
    entry_with,
    gathered,
    group_entries,
    group_of,
    own_title,
)
from gisapp.core.layers.layer import Layer
from gisapp.core.text.bilingual import Bilingual

Stack = tuple[Layer, ...]


@dataclass(frozen=True)
class Place:
    """Where layers are put.

    Parameters
    ----------
    beside : str
        The id of a layer that is there.
    below : bool
        True for just below it, False for just above.
    group : GroupKey
        What they are in then; `NO_GROUP` for none.
    """

    beside: str
    below: bool
    group: GroupKey = NO_GROUP


def moved(
    layers: Stack, layer_ids: Collection[str], place: Place, whole: Collection[GroupKey] = ()
) -> Stack:
    """Return layers of which some lie elsewhere.

    Nothing enters or leaves the base map, and nothing is put below it.

    Parameters
    ----------
    layers : tuple of Layer
    layer_ids : collection of str
        Those that are moved; they keep their order.
    place : Place
        Where to.
    whole : collection of GroupKey
        The groups of which all is moved, and that stay groups.
    """
    wanted, above = set(layer_ids), _above_base(layers, place)
    if above is None:
        return layers
    place = above
    moving = [
        each
        for each in layers
        if each.layer_id in wanted and (group_of(each) == BASE_GROUP) == (place.group == BASE_GROUP)
    ]
    if not moving:
        return layers
    ids = {each.layer_id for each in moving}
    staying = [each for each in layers if each.layer_id not in ids]
    position = _position(layers, ids, place)
    joined = [
        each if group_of(each) in whole else _put_into(each, place.group, layers) for each in moving
    ]
    result = [*staying[:position], *joined, *staying[position:]]
    if any(group_of(each) != place.group for each in joined) and _is_of_file(place.group):
        result = _made_own(result, place.group, ids)
    return gathered(_keeping_groups(layers, result))


def stepped(
    layers: Stack,
    layer_ids: Collection[str],
    *,
    up: bool,
    whole: Collection[GroupKey] = (),
    folded: Collection[GroupKey] = (),
) -> Place | None:
    """Return where layers come that are moved by one step; None where that is not possible.

    A step leads to the other side of the next entry, out of a group at its end, and into the next
    group where that is unfolded.

    Parameters
    ----------
    layers : tuple of Layer
    layer_ids : collection of str
        Those that are moved.
    up : bool
        Towards what is drawn last.
    whole : collection of GroupKey
        The groups of which all is moved.
    folded : collection of GroupKey
        The groups of which only the name is seen.
    """
    entries = group_entries(layers)
    ids = set(layer_ids)
    touched = [place for place, each in enumerate(entries) if not ids.isdisjoint(_ids(each))]
    if not touched:
        return None
    at = touched[0] if up else touched[-1]
    entry = entries[at]
    if entry.is_group and entry.key not in whole:
        return _step_within(entry, ids, up=up)
    beyond = at - 1 if up else at + 1
    if not 0 <= beyond < len(entries) or entries[beyond].key == BASE_GROUP:
        return None
    neighbour = entries[beyond]
    if neighbour.is_group and not whole and neighbour.key not in folded:
        return Place(_end(neighbour, top=not up), up, neighbour.key)
    return Place(_end(neighbour, top=up), not up)


def grouped(layers: Stack, layer_ids: Collection[str], title: Bilingual) -> Stack:
    """Return layers of which some are a group of their own, where the topmost of them lies."""
    result = [
        replace(each, own_group=title)
        if each.layer_id in layer_ids and group_of(each) != BASE_GROUP
        else each
        for each in layers
    ]
    return gathered(_keeping_groups(layers, result))


def ungrouped(layers: Stack, keys: Collection[GroupKey]) -> Stack:
    """Return layers of which those of some groups lie by themselves; not those of the base map."""
    return tuple(
        replace(each, own_group=Bilingual())
        if group_of(each) in keys and group_of(each) != BASE_GROUP
        else each
        for each in layers
    )


def group_renamed(layers: Stack, key: GroupKey, title: Bilingual) -> Stack:
    """Return layers of which one group has another name."""
    return tuple(
        replace(each, own_group=title) if group_of(each) == key else each for each in layers
    )


def _above_base(layers: Stack, place: Place) -> Place | None:
    """Return the lowest place of all data where the base map was meant, None without data."""
    if group_of(entry_with(layers, place.beside).layers[0]) != BASE_GROUP:
        return place
    if place.group == BASE_GROUP:
        return place
    data = [each for each in group_entries(layers) if each.key != BASE_GROUP]
    return Place(_end(data[-1], top=False), True) if data else None


def _position(layers: Stack, moving: Collection[str], place: Place) -> int:
    """Return before how many of the layers that stay a place is, from the bottom."""
    count = 0
    for layer in layers:
        if layer.layer_id == place.beside:
            return count + (not place.below and layer.layer_id not in moving)
        count += layer.layer_id not in moving
    raise KeyError(place.beside)


def _put_into(layer: Layer, key: GroupKey, layers: Stack) -> Layer:
    if group_of(layer) == key:
        return layer
    if key == NO_GROUP:
        # Of a file with one layer the row is no group.
        is_alone = not entry_with(layers, layer.layer_id).is_group
        return layer if is_alone else replace(layer, own_group=Bilingual())
    if isinstance(key, Bilingual):
        return replace(layer, own_group=key)
    return replace(layer, own_group=None)


def _is_of_file(key: GroupKey) -> bool:
    """True for a group that layers come with, so that no other layer can be in it."""
    return isinstance(key, str) and key not in (NO_GROUP, BASE_GROUP)


def _made_own(layers: Sequence[Layer], key: GroupKey, new: Collection[str]) -> list[Layer]:
    """Return layers of which a group is the user's from now on, with what is put into it."""
    title = own_title(key)
    return [
        replace(each, own_group=title) if each.layer_id in new or group_of(each) == key else each
        for each in layers
    ]


def _keeping_groups(before: Stack, after: Sequence[Layer]) -> list[Layer]:
    """Return layers of which the last one of a file stays in a group that was seen before."""
    seen = {each.key for each in group_entries(before) if each.is_group}
    left = [group_of(each) for each in after]
    last = {key for key in seen if isinstance(key, str) and left.count(key) == 1}
    last.discard(BASE_GROUP)
    return [
        replace(each, own_group=own_title(key)) if key in last else each
        for each, key in zip(after, left, strict=True)
    ]


def _step_within(entry: GroupEntry, ids: Collection[str], *, up: bool) -> Place | None:
    """Return the place of layers one step further within their group, or just outside."""
    inside = _ids(entry)
    places = [place for place, each in enumerate(inside) if each in ids]
    first = places[0] if up else places[-1]
    beyond = first - 1 if up else first + 1
    if 0 <= beyond < len(inside):
        return Place(inside[beyond], not up, entry.key)
    if entry.key == BASE_GROUP:
        return None
    return Place(_end(entry, top=up), not up)


def _ids(entry: GroupEntry) -> list[str]:
    return [each.layer_id for each in entry.layers]


def _end(entry: GroupEntry, *, top: bool) -> str:
    return entry.layers[0 if top else -1].layer_id
