"""What was open when the window was closed last, to go on there with one click."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from PySide6.QtCore import QTimer

from gisapp.core.events import Observable
from gisapp.core.project.project import EMBEDDED, Project
from gisapp.errors import GisAppError
from gisapp.session.loading import SourceLoader
from gisapp.session.project.autosave import PAUSE_S
from gisapp.session.project.projects import Projects
from gisapp.session.settings import Settings
from gisapp.session.start.presence import Presence
from gisapp.session.workers import Workers
from gisapp.sources.project.project_file import SUFFIX

_SETTING = "last_session"
_MOST_NAMES = 50
_CLOSING_S = 1.0


@dataclass(frozen=True)
class LastTime:
    """What can be gone on with.

    Parameters
    ----------
    path : Path
        A project's file.
    is_project : bool
        False for mere files that were open, which `path` only lists.
    names : tuple of str
        What the project, or each file, is called.
    """

    path: Path
    is_project: bool
    names: tuple[str, ...]


class LastSession:
    """Keeps what is open, now and then and at the end, and offers it at the next start.

    `offer` is what can be gone on with; None for nothing. After a crash it is what was open some
    seconds before.

    Parameters
    ----------
    settings : Settings
        Where it is kept; where that keeps nothing, nothing is.
    presence : Presence
        Tells whether it is still there.
    """

    def __init__(
        self, settings: Settings, projects: Projects, loader: SourceLoader, presence: Presence
    ) -> None:
        self._settings = settings
        self._projects = projects
        self._file = settings.folder / f"last-session{SUFFIX}" if settings.folder else None
        self.offer: Observable[LastTime | None] = Observable(_read(settings.table(_SETTING)))
        # Going on would take away what was opened since.
        projects.opened.connect(lambda _: self.offer.set(None))
        loader.came.connect(lambda _: self.offer.set(None))
        presence.gone.changed.connect(self._take_back)
        if self.offer.value is not None:
            presence.look_for([str(self.offer.value.path)])
        self._kept: LastTime | Project | None = None
        self._lock = Lock()
        self._workers = Workers(1, 0)
        self._timer = QTimer(interval=PAUSE_S * 1000)
        self._timer.timeout.connect(self.keep_meanwhile)
        if self._file is not None:
            self._timer.start()
            loader.ended.connect(lambda _: self.keep_meanwhile())

    def go_on(self) -> None:
        """Open what was open last time."""
        offer = self.offer.value
        if offer is None:
            return
        open_it = self._projects.open if offer.is_project else self._projects.open_as_map

        def go() -> None:
            self.offer.set(None)
            open_it(offer.path)

        self._projects.leave(go)

    def keep(self) -> None:
        """Note what is open now; where nothing is, what was open last time stays."""
        projects = self._projects
        if self._file is None:
            return
        path = projects.path.value
        if path is not None:
            self._remember(LastTime(path, True, (projects.name,)))
            return
        project = self._kept = projects.document()
        names = _names(project)
        if names and self._is_written(project, self._file):
            self._remember(LastTime(self._file, False, names))

    def keep_meanwhile(self) -> None:
        """Note what is open, in a worker where a file must be written, unless it is noted."""
        path, file = self._projects.path.value, self._file
        if file is None:
            return
        if path is not None:
            last = LastTime(path, True, (self._projects.name,))
            if last != self._kept:
                self._kept = last
                self._remember(last)
            return
        project = self._projects.document()
        names = _names(project)
        if names and project != self._kept:
            self._kept = project
            self._remember(LastTime(file, False, names))
            self._workers.submit(lambda: self._is_written(project, file))

    def close(self) -> None:
        """Note nothing any more."""
        self._timer.stop()
        self._workers.close(_CLOSING_S)

    def _take_back(self, gone: frozenset[str]) -> None:
        """Offer nothing that turned out to be gone."""
        if self.offer.value is not None and str(self.offer.value.path) in gone:
            self.offer.set(None)

    def _is_written(self, project: Project, file: Path) -> bool:
        """Write what is open, and return whether it could be: else the files are where they were.

        Nothing is written once something newer was to be kept, which a worker may be late for.
        """
        # A window starts without what writes files.
        from gisapp.export.project.project_file import write_project

        with self._lock:
            if project is not self._kept:
                return False
            try:
                write_project(project, file, {})
            except GisAppError:
                return False
        return True

    def _remember(self, last: LastTime) -> None:
        kept = {"path": str(last.path), "is_project": last.is_project, "names": last.names}
        self._settings.remember_json(_SETTING, kept)


def _names(project: Project) -> tuple[str, ...]:
    """Return what the user's own files of a project are called, as many as are named."""
    own = (each.place for each in project.sources if each.source_id != EMBEDDED)
    return tuple(Path(each).name for each in (*own, *project.facts))[:_MOST_NAMES]


def _read(kept: Mapping[str, Any]) -> LastTime | None:
    """Return what a settings file says, nothing where someone else wrote it or it is gone."""
    path, names = kept.get("path"), kept.get("names")
    if not isinstance(path, str) or not isinstance(names, list) or "\0" in path:
        return None
    return LastTime(Path(path), kept.get("is_project") is True, tuple(_texts(names)))


def _texts(names: Iterable[object]) -> Iterable[str]:
    return (each for each in names if isinstance(each, str))
