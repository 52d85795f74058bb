"""What a window remembers from one start to the next, in a file of the user's configuration."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from gisapp.part_files import PRIVATE, make_private

T = TypeVar("T", bound=str)


class Settings:
    """Words, texts and the layout of windows, each remembered by a key, for the user's eyes only.

    Parameters
    ----------
    path : Path or None
        The file that keeps them; None remembers nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._stored = QSettings(str(path), QSettings.Format.IniFormat) if path else None

    @property
    def is_kept(self) -> bool:
        """True if what is remembered now will be there at the next start."""
        return self._stored is not None

    @property
    def folder(self) -> Path | None:
        """Where the file is that keeps them; None if nothing is remembered."""
        return self._path.parent if self._path else None

    def word(self, key: str, allowed: Iterable[T]) -> T | None:
        """Return the remembered word; None where it is not `allowed`, as in an edited file."""
        value = self._stored.value(key) if self._stored else None
        return next((word for word in allowed if word == value), None)

    def text(self, key: str) -> str:
        """Return the remembered text, "" for none."""
        value = self._stored.value(key) if self._stored else None
        return value if isinstance(value, str) else ""

    def table(self, key: str) -> dict[str, Any]:
        """Return what is remembered by names; empty for what is no such thing in an edited file."""
        kept = self._json(key)
        return kept if isinstance(kept, dict) else {}

    def texts(self, key: str) -> list[str]:
        """Return the remembered list of texts; empty for what is none in an edited file."""
        kept = self._json(key)
        return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []

    def _json(self, key: str) -> object:
        try:
            return json.loads(self.text(key) or "null")
        except (ValueError, RecursionError):
            return None

    def place(self, key: str) -> QByteArray | None:
        """Return the remembered layout of a window or its docks, None for none."""
        value = self._stored.value(key) if self._stored else None
        return value if isinstance(value, QByteArray) else None

    def remember(self, key: str, value: str | QByteArray) -> None:
        """Keep a word, a text or a layout."""
        if self._stored and self._path:
            _make_private(self._path)
            self._stored.setValue(key, value)

    def remember_json(self, key: str, value: object) -> None:
        """Keep what `table` or `texts` return."""
        self.remember(key, json.dumps(value, ensure_ascii=False))

    def forget(self, key: str) -> None:
        """Keep nothing by a key any more."""
        if self._stored:
            self._stored.remove(key)
            self._stored.sync()


def settings_path() -> Path:
    """Return where the settings of the current user are kept."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "gisapp" / "window.ini"


def _make_private(path: Path) -> None:
    """Make the file before Qt does, which would let others read it; what cannot be is not kept."""
    with suppress(OSError):
        make_private(path.parent)
        path.touch(PRIVATE)
        path.chmod(PRIVATE)
