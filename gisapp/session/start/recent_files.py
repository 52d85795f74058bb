"""The files and projects that were opened lately, from one session to the next."""

from pathlib import Path

from gisapp.core.events import Observable
from gisapp.session.settings import Settings
from gisapp.session.start.presence import Presence
from gisapp.sources.addresses import host_of

MOST_FILES = 12
_SECRETS = frozenset("@?")
"""What stands in an address before or after a secret."""


class RecentFiles:
    """The sources that the user opened lately, the last one first.

    Parameters
    ----------
    settings : Settings
        Where they are kept; where that keeps nothing, they are known until the session ends.
    presence : Presence
        Knows which of them are gone.
    setting : str
        By which key.
    """

    def __init__(
        self, settings: Settings, presence: Presence, setting: str = "recent_files"
    ) -> None:
        self._settings = settings
        self._presence = presence
        self._setting = setting
        self.all: Observable[tuple[str, ...]] = Observable(
            tuple(settings.texts(setting)[:MOST_FILES])
        )
        self.look()

    @property
    def existing(self) -> tuple[str, ...]:
        """Those that are still where they were, as far as it is known by now."""
        gone = self._presence.gone.value
        return tuple(each for each in self.all.value if each not in gone)

    def look(self) -> None:
        """Have it found out which of them are there; `Presence.gone` tells."""
        self._presence.look_for(self.all.value)

    def note(self, uri: str) -> None:
        """Note that a source was opened, by the name that the user gave it.

        An address that may have a secret in it, such as a key or a password, is not kept.
        """
        is_address = host_of(uri) is not None
        if is_address and not _SECRETS.isdisjoint(uri):
            return
        named = uri if is_address else str(Path(uri).absolute())
        # What they lead to is not asked: one of them may lie where nobody answers.
        others = (each for each in self.all.value if each != named)
        self._set((named, *others)[:MOST_FILES])

    def clear(self) -> None:
        """Forget them all."""
        self._set(())

    def _set(self, uris: tuple[str, ...]) -> None:
        self._settings.remember_json(self._setting, uris)
        self.all.set(uris)
        self.look()
