"""Whether what was open earlier is still there: asked in a thread, for servers may be silent."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal

from gisapp.core.events import Observable
from gisapp.session.workers import Workers
from gisapp.sources.addresses import host_of
from gisapp.sources.project.found_places import is_there
from gisapp.sources.source_name import file_and_layer

_CLOSING_S = 0.2


def source_is_there(uri: str) -> bool:
    """Return True for a source that is there; of an address nobody asks before the user does."""
    return host_of(uri) is not None or is_there(file_and_layer(uri)[0])


class Presence(QObject):
    """Knows which sources are gone; one of which that is not known yet counts as there.

    `gone` has those that were not there when they were looked for last.

    Parameters
    ----------
    asks : callable
        Tells whether a source is there, however long that takes; called in a thread.
    """

    _answered = Signal(object, object)

    def __init__(self, asks: Callable[[str], bool] = source_is_there) -> None:
        super().__init__()
        self.gone: Observable[frozenset[str]] = Observable(frozenset())
        self._asks = asks
        self._workers = Workers(1, 0)
        self._wanted: frozenset[str] = frozenset()
        self._is_asking = self._is_closed = False
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_stuck(self) -> bool:
        """True while a question hangs in a file system that does not answer."""
        return self._workers.are_stuck

    def look_for(self, uris: Iterable[str]) -> None:
        """Find out whether sources are there, once all that was asked before is answered."""
        self._wanted |= frozenset(uris)
        if self._wanted and not self._is_asking:
            wanted, self._wanted, self._is_asking = self._wanted, frozenset(), True
            self._workers.submit(lambda: self._ask(wanted))

    def close(self) -> None:
        """Wait for no answer any more, and take none that is on its way."""
        self._is_closed = True
        self._workers.close(_CLOSING_S)

    def _ask(self, wanted: frozenset[str]) -> None:
        missing = frozenset(each for each in wanted if not self._asks(each))
        self._answered.emit(wanted, missing)

    def _take(self, wanted: frozenset[str], missing: frozenset[str]) -> None:
        if self._is_closed:
            return
        self._is_asking = False
        self.gone.set((self.gone.value - wanted) | missing)
        self.look_for(())
