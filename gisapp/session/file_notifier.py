"""Says that something stirs in the folders of some files: a hint, which may mean nothing."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QStorageInfo, QTimer, Signal

POLL_MS = 5000
"""How often a hint is given where the file system gives none."""
MOST_WATCHED = 256
"""Paths that are watched; the system has few watches for all programs together."""
_TELL_NOTHING = ("nfs", "cifs", "smb", "9p", "fuse", "afs", "webdav", "ncp", "vboxsf")
"""How the names of file systems begin that tell nobody what other machines write."""


class FileNotifier(QObject):
    """Watches files and their folders: programs that save often replace a file by a new one.

    `stirred` is emitted for each change, and time and again while there is a file in a folder
    that tells of none.
    """

    stirred = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._watcher: QFileSystemWatcher | None = None
        self._files: frozenset[Path] = frozenset()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.stirred)

    @property
    def polls(self) -> bool:
        """True while there is a file of which the system tells nothing."""
        return self._poll.isActive()

    def watch(self, files: Iterable[Path]) -> None:
        """Watch these files and no others."""
        wanted = frozenset(files)
        if wanted == self._files:
            return
        self._files = wanted
        self._watch_again()

    def close(self) -> None:
        """Watch nothing any more."""
        self._files = frozenset()
        self._poll.stop()
        self._drop_watcher()

    def _watch_again(self) -> None:
        self._drop_watcher()
        folders = {path.parent for path in self._files}
        paths = [str(each) for each in (*sorted(folders), *sorted(self._files))]
        refused: list[str] = []
        if paths:
            self._watcher = QFileSystemWatcher(self)
            refused = self._watcher.addPaths(paths[:MOST_WATCHED])
            self._watcher.directoryChanged.connect(lambda _: self._note())
            self._watcher.fileChanged.connect(lambda _: self._note())
        if paths[MOST_WATCHED:] or refused or any(map(_tells_nothing, folders)):
            self._poll.start()
        else:
            self._poll.stop()

    def _note(self) -> None:
        # A file that was replaced is another one to the system, and no longer watched.
        watched = set(self._watcher.files()) if self._watcher is not None else set()
        lost = [str(each) for each in self._files if str(each) not in watched and each.exists()]
        if self._watcher is not None and lost:
            self._watcher.addPaths(lost[:MOST_WATCHED])
        self.stirred.emit()

    def _drop_watcher(self) -> None:
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None


def _tells_nothing(folder: Path) -> bool:
    kind = bytes(QStorageInfo(str(folder)).fileSystemType().data()).decode("ascii", "replace")
    return kind.lower().startswith(_TELL_NOTHING)
