"""Which projects this user wrote: these may ask servers for what is theirs, others must not."""

import os
from pathlib import Path

from gisapp.session.settings import Settings

_SETTING = "own_projects"
_MOST = 200


class OwnProjects:
    """The projects that were saved here, the last one first.

    Parameters
    ----------
    settings : Settings
        Where they are kept; where that keeps nothing, they are known until the session ends.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._paths = settings.texts(_SETTING)

    def has(self, path: Path) -> bool:
        """Return True for a project that was saved here."""
        return os.path.realpath(path) in self._paths

    def note(self, path: Path) -> None:
        """Note that a project was saved here."""
        identity = os.path.realpath(path)
        others = [each for each in self._paths if each != identity]
        self._paths = [identity, *others][:_MOST]
        self._settings.remember_json(_SETTING, self._paths)
