"""The files that were opened lately, from one session to the next."""

import json
import os
from pathlib import Path

from gisapp.core.events import Observable
from gisapp.session.settings import Settings
from gisapp.sources.addresses import host_of
from gisapp.sources.source_name import archive_and_member, file_and_layer, identity_of

_SETTING = "recent_files"
MOST_FILES = 12
_SECRETS = frozenset("@?")
"""What stands in an address before or after a secret."""


class RecentFiles:
    """The sources that the user opened lately, the last one first.

    Parameters
    ----------
    settings : Settings
        Where they are kept; where that keeps nothing, they are known until the session ends.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.all: Observable[tuple[str, ...]] = Observable(_parsed(settings.text(_SETTING)))

    @property
    def existing(self) -> tuple[str, ...]:
        """Those that are still where they were."""
        return tuple(each for each in self.all.value if _exists(each))

    def note(self, uri: str) -> None:
        """Note that a source was opened, by the name that the user gave it.

        An address that may have a secret in it, such as a key or a password, is not kept.
        """
        is_address = host_of(uri) is not None
        if is_address and not _SECRETS.isdisjoint(uri):
            return
        named = uri if is_address else str(Path(uri).absolute())
        identity = identity_of(named)
        others = (each for each in self.all.value if identity_of(each) != identity)
        self._set((named, *others)[:MOST_FILES])

    def clear(self) -> None:
        """Forget them all."""
        self._set(())

    def _set(self, uris: tuple[str, ...]) -> None:
        self._settings.remember(_SETTING, json.dumps(uris, ensure_ascii=False))
        self.all.set(uris)


def _exists(uri: str) -> bool:
    file, _ = file_and_layer(uri)
    if host_of(uri) is not None:
        # Nobody asks a server before the user does.
        return True
    return os.path.lexists(file) or archive_and_member(Path(file)) is not None


def _parsed(text: str) -> tuple[str, ...]:
    """Return what a settings file says, nothing where someone else wrote it."""
    try:
        kept = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return ()
    if not isinstance(kept, list):
        return ()
    return tuple(each for each in kept if isinstance(each, str))[:MOST_FILES]
