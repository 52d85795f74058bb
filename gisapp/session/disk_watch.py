"""Notices that the file of a layer was saved anew by another program, and tells of it once."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gisapp.core.events import Event, Observable
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.file_notifier import FileNotifier
from gisapp.session.opened_files import OpenedFiles, Opening
from gisapp.session.workers import Workers
from gisapp.sources.addresses import host_of
from gisapp.sources.file_state import FileState

if TYPE_CHECKING:
    from concurrent.futures import Future

QUIET_MS = 500
"""A file that was not touched for so long has been written to its end."""
_CLOSING_S = 1.0

_States = Mapping[Opening, tuple[FileState, ...]]


@dataclass
class _Seen:
    """The state in which files were seen last, and the one of which it was told."""

    last: tuple[FileState, ...]
    told: tuple[FileState, ...] = ()


class DiskWatch(QObject):
    """Watches the files of the layers that are open.

    `noticed` emits each source whose files are others than those that were read, once for each
    time that they are saved. `changed` has all of which that is so now.

    Parameters
    ----------
    files : OpenedFiles
        What came from where, and in which state it was read.
    """

    _looked = Signal(object)

    def __init__(self, view_state: ViewState, files: OpenedFiles) -> None:
        super().__init__()
        self.noticed: Event[Opening] = Event()
        self.changed: Observable[tuple[Opening, ...]] = Observable(())
        self._state = view_state
        self._files = files
        self._seen: dict[Opening, _Seen] = {}
        self._openings: tuple[Opening, ...] = ()
        self._read: list[tuple[Opening, tuple[FileState, ...]]] = []
        self._notifier = FileNotifier()
        # Looking at a file on a server may take long: it is done beside all other work.
        self._workers = Workers(1, 1)
        self._looking: Future[_States] | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.look)
        self._notifier.stirred.connect(self._wait_for_quiet)
        self._is_closed = False
        self._looked.connect(self._take, Qt.ConnectionType.QueuedConnection)
        view_state.layers.changed.connect(lambda _: self._follow_layers())
        files.remembered.connect(lambda _: self._follow_layers())

    @property
    def is_stuck(self) -> bool:
        """True while a look hangs in a file system that does not answer."""
        return self._workers.are_stuck

    def close(self) -> None:
        """Watch nothing any more."""
        self._is_closed = True
        self._notifier.close()
        self._quiet.stop()
        self._openings = ()
        self._workers.close(_CLOSING_S)

    def _wait_for_quiet(self) -> None:
        if not self._is_closed:
            self._quiet.start()

    def look(self) -> None:
        """Look whether files are still what was read of them, unless that is being done."""
        if self._looking is None and self._openings:
            self._looking = self._workers.submit(partial(_states_of, self._openings))
            self._looking.add_done_callback(self._looked.emit)

    def _take(self, looked: "Future[_States]") -> None:
        self._looking = None
        if self._is_closed:
            return
        states = looked.result()
        is_being_written = False
        for opening, state in states.items():
            seen = self._seen.setdefault(opening, _Seen(opening.state))
            # What is being written, or replaced, is looked at again once it is quiet.
            is_being_written |= state != seen.last
            seen.last = state
        if is_being_written:
            self._quiet.start()
        self._tell()

    def _tell(self) -> None:
        changed = []
        for opening in self._openings:
            seen = self._seen.get(opening)
            if seen is None or seen.last == opening.state or not _is_there(seen.last):
                continue
            changed.append(opening)
            if seen.told != seen.last and not self._quiet.isActive():
                seen.told = seen.last
                self.noticed.emit(opening)
        self.changed.set(tuple(changed))

    def _follow_layers(self) -> None:
        """Watch what is open now; what was read anew is current again."""
        if self._is_closed:
            return
        opened = self._files.openings_of(self._state.layers.layers)
        read = [(each, each.state) for each in opened]
        if read == self._read:
            # Layers change with each filter and colour: no file system is asked then.
            return
        self._read = read
        self._openings = openings = tuple(each for each in opened if host_of(each.uri) is None)
        self._seen = {each: seen for each, seen in self._seen.items() if each in openings}
        self._notifier.watch(path for each in openings for path in _files_of(each))
        self._tell()


def _states_of(openings: Iterable[Opening]) -> _States:
    """Return the state of each source that can be looked at: whoever reads others says why not."""
    states = {}
    for opening in openings:
        with suppress(GisAppError):
            states[opening] = Opening.of(opening.uri, opening.read_as).state
    return states


def _is_there(state: tuple[FileState, ...]) -> bool:
    """Return False for files that are gone, as while another program replaces them."""
    return any(each.members for each in state)


def _files_of(opening: Opening) -> Iterator[Path]:
    for state in opening.state:
        yield from (state.path.parent / name for name, *_ in state.members)
