"""Where the user's keys of tile services are kept: the system's keyring, else a private file."""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from gisapp.part_files import PRIVATE, make_private, part_file

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")
KeyPlace = Literal["keyring", "file", "memory"]
_OURS = "gisapp"
"""What the keyring calls whose keys these are."""


class KeptKey(NamedTuple):
    """A key and where it is kept; the key is empty where none is known."""

    key: str
    place: KeyPlace


class KeyPlaces:
    """Finds and keeps keys; not on the UI thread, because a keyring may have to ask the user first.

    Parameters
    ----------
    file : Path or None
        Keeps keys where there is no keyring to be used; None keeps them nowhere.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def find(self, service: str) -> KeptKey:
        """Return the key of a service."""
        if self._file is None:
            return KeptKey("", "memory")
        key = _in_keyring(lambda keyring: keyring.get_password(_OURS, service))
        if key:
            return KeptKey(key, "keyring")
        return KeptKey(_read(self._file).get(service, ""), "file")

    def keep(self, service: str, key: str) -> KeyPlace:
        """Keep the key of a service for the next start, and return where; "memory" for nowhere."""
        if self._file is None:
            return "memory"

        def put(keyring: "KeyringBackend") -> bool:
            keyring.set_password(_OURS, service, key)
            return True

        with suppress(OSError):
            is_in_keyring = bool(_in_keyring(put))
            others = {name: each for name, each in _read(self._file).items() if name != service}
            if not is_in_keyring:
                _write(self._file, others | {service: key})
            elif self._file.exists():
                _write(self._file, others)
            return "keyring" if is_in_keyring else "file"
        return "memory"


def _in_keyring(use: "Callable[[KeyringBackend], T]") -> T | None:
    """Return what came of using the system's keyring; None where there is none, or it refuses."""
    import keyring
    from keyring.core import recommended
    from keyring.errors import KeyringError

    refusals: tuple[type[Exception], ...] = (KeyringError, OSError, EOFError)
    if sys.platform == "linux":
        from jeepney import DBusErrorResponse
        from secretstorage import SecretStorageException

        refusals += (DBusErrorResponse, SecretStorageException)
    try:
        found = keyring.get_keyring()
        return use(found) if recommended(found) else None
    except refusals:
        return None


def _read(file: Path) -> dict[str, str]:
    """Return the keys in a file; none where it cannot be read."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    pairs = stored.items() if isinstance(stored, dict) else ()
    return {name: key for name, key in pairs if isinstance(key, str)}


def _write(file: Path, keys: dict[str, str]) -> None:
    make_private(file.parent)
    with part_file(file.parent, mode=PRIVATE) as part:
        part.write_text(json.dumps(keys), encoding="utf-8")
        part.replace(file)
