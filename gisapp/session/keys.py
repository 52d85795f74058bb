"""The user's keys of tile services in one window; what keeps them may take its time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from gisapp.session.key_places import KeptKey, KeyPlace, KeyPlaces
from gisapp.session.settings import Settings

_FILE = "keys.json"
_PATIENCE_S = 2.0


class Keys(QObject):
    """Knows the keys that were asked for or entered; settings, logs and files never have them.

    `changed` emits the service whose key came to be known, or kept in another place.

    Parameters
    ----------
    settings : Settings
        Their folder has the file for a system without a keyring; where they are not kept, neither
        are keys. Keys that earlier versions left in them move away.
    """

    changed = Signal(str)
    _arrived = Signal(str, object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._file = settings.folder / _FILE if settings.folder else None
        self._places = KeyPlaces(self._file)
        self._known: dict[str, KeptKey] = {}
        self._waiting: dict[str, list[Callable[[], None]]] = {}
        self._last: Thread | None = None
        self._arrived.connect(self._take)

    @property
    def file(self) -> Path | None:
        """Where keys are kept if the system has no keyring; None if nothing is kept."""
        return self._file

    def of(self, service: str) -> str:
        """Return the key of a service, "" for none or one that was not looked up."""
        known = self._known.get(service)
        return known.key if known else ""

    def place_of(self, service: str) -> KeyPlace:
        """Return where the key of a service is kept; "memory" until that is known."""
        known = self._known.get(service)
        return known.place if known else "memory"

    def look_up(self, service: str, then: Callable[[], None]) -> None:
        """Find the key of a service, if there is one, and call `then` on the UI thread."""
        former = self._settings.text(f"key/{service}")
        if former and service not in self._known:
            self.enter(service, former)
        if service in self._known:
            then()
            return
        waiting = self._waiting.setdefault(service, [])
        waiting.append(then)
        if len(waiting) == 1:
            self._start(service, partial(self._places.find, service))

    def enter(self, service: str, key: str) -> None:
        """Use a key for a service, and keep it for the next start too where that is possible."""
        self._known[service] = KeptKey(key, "memory")
        self._start(service, lambda: KeptKey(key, self._places.keep(service, key)))

    def close(self) -> None:
        """Wait a little until what was entered is kept."""
        self._waiting.clear()
        if self._last is not None:
            self._last.join(_PATIENCE_S)

    def _start(self, service: str, work: Callable[[], KeptKey]) -> None:
        before = self._last

        def run() -> None:
            # The key that was entered last is the one that is kept.
            if before is not None:
                before.join()
            self._arrived.emit(service, work())

        # A keyring may wait for the user: the end of the program does not wait for it.
        self._last = Thread(target=run, name="gisapp-keys", daemon=True)
        self._last.start()

    def _take(self, service: str, found: KeptKey) -> None:
        known = self._known.get(service)
        if known is None or known.key == found.key:
            self._known[service] = found
            if found.place != "memory" and self._settings.text(f"key/{service}") == found.key:
                self._settings.forget(f"key/{service}")
            self.changed.emit(service)
        for then in self._waiting.pop(service, ()):
            then()
