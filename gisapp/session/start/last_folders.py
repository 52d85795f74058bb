"""The folders that the user opened from and saved to last, from one session to the next."""

from pathlib import Path
from typing import Literal

from gisapp.session.settings import Settings

Purpose = Literal["open", "save"]


class LastFolders:
    """Where a file dialog should begin.

    Parameters
    ----------
    settings : Settings
        Where they are kept; where that keeps nothing, they are known until the session ends.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._noted: dict[Purpose, str] = {}

    def of(self, purpose: Purpose) -> Path | None:
        """Return the last folder for a purpose, else that of the other; None if it is gone."""
        other: Purpose = "save" if purpose == "open" else "open"
        for each in (purpose, other):
            kept = self._noted.get(each) or self._settings.text(_key(each))
            if kept and Path(kept).is_dir():
                return Path(kept)
        return None

    def note(self, purpose: Purpose, file: Path) -> None:
        """Note that a file was chosen."""
        folder = str(file.parent.absolute())
        self._noted[purpose] = folder
        self._settings.remember(_key(purpose), folder)


def _key(purpose: Purpose) -> str:
    return f"last_folder_{purpose}"
