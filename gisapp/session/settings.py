"""What a window remembers from one start to the next, in a file of the user's configuration."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

T = TypeVar("T", bound=str)


class Settings:
    """Remembered words and places by key; without a path nothing is remembered.

    A word that is not among those allowed, from an older or an edited file, is as good as none.
    """

    def __init__(self, path: Path | None) -> None:
        self._stored = QSettings(str(path), QSettings.Format.IniFormat) if path else None

    @property
    def is_kept(self) -> bool:
        """Tell whether what is remembered here will be there at the next start."""
        return self._stored is not None

    def word(self, key: str, allowed: Iterable[T]) -> T | None:
        """Return which of the `allowed` words was remembered, if any."""
        value = self._stored.value(key) if self._stored else None
        return next((word for word in allowed if word == value), None)

    def text(self, key: str) -> str:
        """Return what was remembered, "" for nothing."""
        value = self._stored.value(key) if self._stored else None
        return value if isinstance(value, str) else ""

    def place(self, key: str) -> QByteArray | None:
        """Return where a window or its docks were, if remembered."""
        value = self._stored.value(key) if self._stored else None
        return value if isinstance(value, QByteArray) else None

    def remember(self, key: str, value: str | QByteArray) -> None:
        """Keep a word or a place."""
        if self._stored:
            self._stored.setValue(key, value)


def settings_path() -> Path:
    """Return the file of the user who is logged in."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "gisapp" / "window.ini"
