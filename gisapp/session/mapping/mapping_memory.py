"""What the user said that columns mean, kept for files of the same shape, whatever their names."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, field
from hashlib import sha256
from typing import Any

from gisapp.core.layers.attributes import written_fields
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.mapping.column_profile import ColumnProfile
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.mapping.mapping_json import mapping_as_json, mapping_of_json
from gisapp.session.settings import Settings

_SETTING = "mappings"
MOST_SHAPES = 100
"""So many shapes are remembered; the one that was used longest ago goes first."""
MOST_LETTERS = 200_000
"""Of one mapping as it is kept; headings of thousands of letters are nobody's table."""

MOST_LETTERS_IN_ALL = 1_000_000
"""Of all mappings: writing them anew is to take a moment, as is reading them at the start."""

Profiles = Mapping[str, ColumnProfile]
"""What columns looked like, by their names."""


@dataclass(frozen=True)
class KnownShape:
    """What was said of a table, and what its columns looked like then."""

    mapping: LayerMapping
    profiles: Profiles = field(default_factory=dict)


@dataclass(frozen=True)
class Recognised:
    """What a layer that has just come seems to be.

    Parameters
    ----------
    mapping : LayerMapping
        What was said of its shape before, or a guess from its headings.
    doubtful : tuple of str
        The columns below which other things stand than before.
    is_known : bool
        True where its shape is known.
    """

    layer_id: str
    mapping: LayerMapping
    doubtful: tuple[str, ...] = ()
    is_known: bool = False


def shape_of(layer: Layer) -> str:
    """Return what tables with the same columns have in common, in whatever order these stand.

    Types are left out: a column of numbers is one of texts where the next delivery has a remark
    in it, and an empty column has any type. What stands in the columns is looked at instead.
    """
    names = sorted(field.name for field in written_fields(layer.attributes.fields))
    return sha256(json.dumps(names).encode()).hexdigest()


class MappingMemory:
    """What columns mean, by the shape of their table.

    Parameters
    ----------
    settings : Settings
        Where it is kept; where that keeps nothing, it is known until the session ends.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known = _read(settings.table(_SETTING))

    def known_of(self, shape: str) -> KnownShape | None:
        """Return what was said of a shape; None where nothing was."""
        return self._known.get(shape)

    def keep(self, shape: str, known: KnownShape | None) -> None:
        """Keep what was said of a shape; None forgets it."""
        self._known.pop(shape, None)
        if known is not None and len(_text(known)) <= MOST_LETTERS:
            self._known[shape] = known
        sizes = {name: len(_text(each)) for name, each in self._known.items()}
        while len(sizes) > MOST_SHAPES or sum(sizes.values()) > MOST_LETTERS_IN_ALL:
            oldest = next(iter(sizes))
            del sizes[oldest], self._known[oldest]
        kept = {shape: _as_json(each) for shape, each in self._known.items()}
        self._settings.remember_json(_SETTING, kept)


def _text(known: KnownShape) -> str:
    return json.dumps(_as_json(known), ensure_ascii=False)


def _as_json(known: KnownShape) -> dict[str, Any]:
    profiles = {name: asdict(each) for name, each in known.profiles.items()}
    return {"mapping": mapping_as_json(known.mapping), "profiles": profiles}


def _read(kept: Mapping[str, Any]) -> dict[str, KnownShape]:
    """Return what a settings file says, without what is no such thing: users edit such files."""
    read = {shape: _known(each) for shape, each in kept.items()}
    return {shape: each for shape, each in read.items() if each is not None}


def _known(kept: object) -> KnownShape | None:
    """Return what was kept of one shape, None where someone else wrote it."""
    if not isinstance(kept, dict) or not isinstance(kept.get("mapping"), dict):
        return None
    profiles = kept.get("profiles")
    try:
        mapping = mapping_of_json(kept["mapping"])
        made = {name: _profile(each) for name, each in dict(profiles or {}).items()}
    except (TypeError, ValueError, OverflowError):
        return None
    return KnownShape(mapping, made)


def _profile(kept: Mapping[str, Any]) -> ColumnProfile:
    profile = ColumnProfile(**kept)
    if not all(isinstance(each, int | float) and math.isfinite(each) for each in astuple(profile)):
        raise ValueError("a profile has numbers alone")
    return profile
