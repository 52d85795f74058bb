"""The groups of the Layers panel: which there are, and which layers lie together in each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, RASTER_GROUP, Layer
from gisapp.core.layers.names import group_title
from gisapp.core.text.bilingual import Bilingual
from gisapp.words import LANGUAGES, Words, load_words

GroupKey = str | Bilingual
"""What tells groups apart: that which layers come with, or the name that the user gave."""

NO_GROUP = ""
BASE_GROUP = "base"
"""The one group of all layers that the offline base map is made of."""
_EMBEDDED_GROUP = "parks"
"""A group also where one layer of it is left."""


@dataclass(frozen=True, eq=False)
class GroupEntry:
    """A group, or a layer by itself, as one entry of the Layers panel.

    Parameters
    ----------
    key : GroupKey
        `NO_GROUP` for a layer by itself.
    layers : tuple of Layer
        The topmost first; one for a layer by itself.
    """

    key: GroupKey
    layers: tuple[Layer, ...]

    @property
    def is_group(self) -> bool:
        """True for a group, also one of a single layer."""
        return self.key != NO_GROUP


def group_of(layer: Layer) -> GroupKey:
    """Return the group that a layer is in; where it has no other layer, that may show no group."""
    if layer.own_group is not None:
        return layer.own_group or NO_GROUP
    if layer.group in OFFLINE_BASEMAP_GROUPS:
        return BASE_GROUP
    return NO_GROUP if layer.group == RASTER_GROUP else layer.group


def group_entries(layers: Sequence[Layer]) -> tuple[GroupEntry, ...]:
    """Return groups, and layers by themselves, in drawing order.

    A file with one layer is no group. The base map is the last one, though it has names that are
    drawn over all else.

    Parameters
    ----------
    layers : sequence of Layer
        Bottom first, those of a group together.

    Returns
    -------
    tuple of GroupEntry
        The topmost first.
    """
    entries: list[GroupEntry] = []
    base = tuple(each for each in reversed(layers) if group_of(each) == BASE_GROUP)
    others = (each for each in reversed(layers) if group_of(each) != BASE_GROUP)
    for key, together in groupby(others, group_of):
        found = tuple(together)
        is_group = isinstance(key, Bilingual) or key == _EMBEDDED_GROUP or len(found) > 1
        if key != NO_GROUP and is_group:
            entries.append(GroupEntry(key, found))
        else:
            entries += (GroupEntry(NO_GROUP, (layer,)) for layer in found)
    return tuple([*entries, GroupEntry(BASE_GROUP, base)] if base else entries)


def entry_with(layers: Sequence[Layer], layer_id: str) -> GroupEntry:
    """Return the entry that a layer is in; StopIteration where there is no such layer."""
    entries = group_entries(layers)
    return next(each for each in entries if layer_id in {one.layer_id for one in each.layers})


def gathered(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """Return layers with those of each group together, where the topmost of them lies.

    Those of the base map stay where they are.

    Parameters
    ----------
    layers : iterable of Layer
        Bottom first, as is what is returned.
    """
    together: dict[object, list[Layer]] = {}
    for layer in reversed(tuple(layers)):
        key = group_of(layer)
        is_alone = key in (NO_GROUP, BASE_GROUP)
        together.setdefault(layer.layer_id if is_alone else (key,), []).append(layer)
    return tuple(layer for group in reversed(together.values()) for layer in reversed(group))


def shown_title(key: GroupKey, words: Words) -> str:
    """Return what a group is called in a language."""
    if isinstance(key, Bilingual):
        return key.in_language(words.language)
    return group_title(key, words)


def own_title(key: GroupKey) -> Bilingual:
    """Return what a group is called in both languages, as the name of one that is the user's."""
    if isinstance(key, Bilingual):
        return key
    titles = {language: group_title(key, load_words(language)) for language in LANGUAGES}
    return Bilingual(**titles)


def free_title(title: Bilingual, layers: Sequence[Layer]) -> Bilingual:
    """Return a name that no group of the user has, with a number where it needs one."""
    taken = {each.own_group for each in layers}
    found, number = title, 1
    while found in taken:
        number += 1
        found = Bilingual(*(text and f"{text} {number}" for text in (title.en, title.zh)))
    return found


def name_together(some: Sequence[Layer], layers: Sequence[Layer]) -> Bilingual:
    """Return what some layers are called together: a layer's or a group's name, or a number.

    Parameters
    ----------
    some : sequence of Layer
        At least one.
    layers : sequence of Layer
        All that there are, bottom first.
    """
    if len(some) == 1:
        return some[0].name
    keys = {group_of(each) for each in some}
    if len(keys) == 1:
        (key,) = keys
        if key != NO_GROUP and len(some) == sum(group_of(each) == key for each in layers):
            return own_title(key)
    counts = {each: load_words(each)("layers.several", count=len(some)) for each in LANGUAGES}
    return Bilingual(**counts)
