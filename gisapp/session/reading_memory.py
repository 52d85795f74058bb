"""What the user said of files, kept from one session to the next, so that it is said once."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, get_args

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.space.corrections import Correction
from gisapp.session.settings import Settings
from gisapp.sources.open_request import Said
from gisapp.sources.source_name import file_and_layer, identity_of, table_identity

_SETTING = "read_as"
MOST_TABLES = 300
"""So many tables are remembered; the one of which something was said longest ago goes first."""
_SHIFTS = (0, 3, 7)
"""How many parameters a datum shift can have."""


def identity_of_table(layer: Layer) -> str:
    """Return the identity of the table that a layer comes from."""
    return table_identity(layer.origin.source, layer.origin.layer)


class ReadingMemory:
    """How tables are read where the user said that, by their identity.

    Parameters
    ----------
    settings : Settings
        Where it is kept; where that keeps nothing, it is known until the session ends.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._said = _read(settings.table(_SETTING))

    def said_of(self, uri: str) -> Said:
        """Return what was said of the tables of a source, which may be one of them.

        Parameters
        ----------
        uri : str
            A path, or `FILE::LAYER`; all files in a folder or an archive are its own.
        """
        file, layer = file_and_layer(identity_of(uri))
        if layer is not None:
            return {key: each for key, each in self._said.items() if key == identity_of(uri)}
        below = (f"{file}::", f"{file}/")
        return {key: each for key, each in self._said.items() if key.startswith(below)}

    def say(self, said: Mapping[str, ReadAs]) -> None:
        """Keep how tables are read, by their identity; what they state needs no keeping."""
        for identity, read_as in said.items():
            self._said.pop(identity, None)
            if read_as != AS_STATED:
                self._said[identity] = read_as
        for identity in list(self._said)[:-MOST_TABLES]:
            del self._said[identity]
        kept = {identity: asdict(read_as) for identity, read_as in self._said.items()}
        self._settings.remember_json(_SETTING, kept)


def _read(kept: Mapping[str, Any]) -> dict[str, ReadAs]:
    """Return what a settings file says, without what is no such thing: users edit such files."""
    read = {identity: _read_as(each) for identity, each in kept.items() if isinstance(each, dict)}
    return {identity: each for identity, each in read.items() if each is not None}


def _read_as(kept: Mapping[str, Any]) -> ReadAs | None:
    """Return what was kept of one table, None where someone else wrote it."""
    crs, encoding, shift = kept.get("crs"), kept.get("encoding"), kept.get("datum_shift")
    is_sound = (
        isinstance(crs, str | None)
        and isinstance(encoding, str | None)
        and isinstance(kept.get("is_swapped"), bool)
        and kept.get("correction") in get_args(Correction)
        and isinstance(shift, list)
        and len(shift) in _SHIFTS
        and all(isinstance(each, int | float) for each in shift)
    )
    if not is_sound or shift is None:
        return None
    return ReadAs(crs, encoding, kept["is_swapped"], kept["correction"], tuple(shift))
