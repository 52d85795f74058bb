"""The project of a window: begun, opened, saved, and found changed or not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from gisapp.core.events import Event, Observable
from gisapp.core.project.project import Bookmark, Project, ProjectSource
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.messages import Messages
from gisapp.session.project.autosave import Autosaver
from gisapp.session.project.awaited import Awaited
from gisapp.session.project.document import DocumentMaker
from gisapp.session.project.missing_sources import MissingSources
from gisapp.session.project.on_disk import OnDisk, OverwriteQuestion
from gisapp.session.project.project_files import ProjectFiles
from gisapp.session.project.project_state import ProjectState, is_unsaved
from gisapp.session.project.restoring import Restorer
from gisapp.session.project.safe_copies import Autosaved, SafeCopies, SafeCopy
from gisapp.session.project.stage import Stage
from gisapp.session.project.told_problems import problems_message
from gisapp.sources.project.project_file import SUFFIX, ReadProject

_SOON_MS = 50
"""Changes that follow each other faster are compared with what was saved once."""


def _nothing() -> None:
    """Nothing follows."""


class Projects(ProjectState):
    """The project of a session.

    `missing` has the sources that are not where they were. `opened` and `saved` emit the file of
    a project that was; `restored` the project all of whose layers have come. `overwrite_asked`
    emits why it was not saved, `leave_asked` what will be done once the user has said whether it
    shall be. `layer_name` returns what the project calls a layer, also after it was opened again.

    Parameters
    ----------
    stage : Stage
        Where projects are shown.
    maker : DocumentMaker
        Tells what the project is now.
    restorer : Restorer
        Puts layers of projects onto the map.
    files : ProjectFiles
        Reads and writes them.
    copies : SafeCopies or None
        Where what is not saved is kept safe; None for nowhere.
    """

    def __init__(
        self,
        view_state: ViewState,
        stage: Stage,
        maker: DocumentMaker,
        restorer: Restorer,
        files: ProjectFiles,
        copies: SafeCopies | None,
        messages: Messages,
    ) -> None:
        super().__init__()
        self.missing_sources = MissingSources(restorer)
        self.missing: Observable[tuple[ProjectSource, ...]] = self.missing_sources.all
        self.opened: Event[Path] = Event()
        self.saved: Event[Path] = Event()
        self.restored: Event[Project] = restorer.finished
        self.overwrite_asked: Event[OverwriteQuestion] = Event()
        self.leave_asked: Event[Callable[[], object]] = Event()
        self._state = view_state
        self._stage = stage
        self._maker = maker
        self._restorer = restorer
        self.has_brought = restorer.has_brought
        self._files = files
        self._copies = copies
        self._messages = messages
        self._awaited = Awaited(Project())
        self.layer_name = lambda layer: maker.layer_name(layer, self._awaited)
        self._on_disk = OnDisk()
        self._is_recovered = False
        self._is_let_go = False
        self.autosaver = Autosaver(copies, self._safe_copy)
        self.autosaver.setParent(self)
        self.autosaver.failed.connect(self._tell)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.compare)
        for each in (maker.changed, self.noted, self.missing_sources.changed):
            each.connect(lambda _: self._soon.start())
        view_state.basemap.changed.connect(lambda _: self._forget_awaited_basemap())

    @property
    def kept(self) -> Mapping[str, Any]:
        """The document that was read or written last, with what is not understood of it."""
        return self._on_disk.document

    @property
    def is_open(self) -> bool:
        """True where there is a project, saved or kept safe, and not merely a map."""
        return self.path.value is not None or self._is_recovered

    def document(self) -> Project:
        """Return the project as it is now."""
        project = self._maker.made(self.all_notes, self._awaited)
        return replace(project, is_package=self._on_disk.is_package)

    def compare(self) -> bool:
        """Find out whether there is something to save now, and return it."""
        unsaved = self._is_recovered or is_unsaved(self.document(), self._on_disk.project)
        self.is_changed.set(unsaved)
        return unsaved

    def _tell(self, failure: GisAppError) -> None:
        self._messages.emit_failure(failure, self._state.words.value)

    def new(self) -> None:
        """Begin without a project: the embedded data, as at the start."""
        self._restorer.end()
        self._begin(None, OnDisk(), Project(), frozenset())
        self._stage.clear(shows_embedded=True)
        self._stage.set_as(Project(), with_language=False)
        self.compare()

    def open(
        self,
        path: Path,
        *,
        keeps_language: bool = False,
        then: Callable[[], object] = _nothing,
    ) -> None:
        """Read a project in a worker, and show it in place of all that is shown.

        Parameters
        ----------
        keeps_language : bool
            True to go on in the language that is spoken now.
        then : callable
            Called once its sources are being read.
        """
        is_trusted = self._files.is_trusted(path)

        def take(read: ReadProject) -> None:
            self._show(read, read.path, OnDisk.of(read), is_trusted, keeps_language)
            self.opened.emit(read.path)
            then()

        self._files.read(path, take, self._stay)

    def open_as_map(self, path: Path) -> None:
        """Show what a file of projects lists, as a map without a project: nothing is unsaved."""

        def take(read: ReadProject) -> None:
            self._show(read, None, OnDisk(), is_trusted=True, keeps_language=True)

        self._files.read(path, take, self._stay)

    def save(self, *, overwrites: bool = False, then: Callable[[], object] = _nothing) -> None:
        """Write the project to its file, in a worker, unless there is a doubt.

        Parameters
        ----------
        overwrites : bool
            True to replace the file whatever is in it.
        then : callable
            Called once it is saved.

        Raises
        ------
        RuntimeError
            It has no file yet.
        """
        path, doubt = self.path.value, self._on_disk.doubt
        if path is None:
            raise RuntimeError("a project without a file is saved as one")
        if doubt is not None and not overwrites:
            self.overwrite_asked.emit(OverwriteQuestion(path, doubt))
            return
        self._write(path, None if overwrites else self._on_disk.digest, then)

    def save_as(self, path: Path, then: Callable[[], object] = _nothing) -> None:
        """Write the project to another file, in place of what is there, and go on with that.

        Parameters
        ----------
        path : Path
            Gets the suffix of projects unless it has it.
        then : callable
            Called once it is saved.
        """
        named = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        self._write(named.absolute(), None, then)

    def leave(self, then: Callable[[], object]) -> None:
        """Do something with which the project ends, once the user has said what is to be saved.

        Parameters
        ----------
        then : callable
            Opens another project, or closes the window; called at once where all is saved.
        """
        if self.may_go:
            then()
        else:
            self.leave_asked.emit(then)

    @property
    def may_go(self) -> bool:
        """True where nothing is lost that the user wants."""
        return self._is_let_go or not self.compare()

    def let_go(self) -> None:
        """Want nothing of what was not saved."""
        self._is_let_go = True
        self.autosaver.forget()

    def relink(self, source_id: str, path: Path) -> None:
        """Say where a missing source is now; as `MissingSources.relink`."""
        self.missing_sources.relink(source_id, path)

    def forget_missing(self, source_id: str) -> None:
        """Go on without a source that is missing."""
        self.missing_sources.forget(source_id)

    def show_bookmark(self, bookmark: Bookmark) -> None:
        """Show what a bookmark stands for."""
        self._stage.show(bookmark.view)

    def find_autosaved(self, done: Callable[[tuple[Autosaved, ...]], None]) -> None:
        """Look, in a worker, for what windows that crashed left behind.

        Parameters
        ----------
        done : callable
            Gets it, the newest first; not called where there is nothing.
        """
        if self._copies is not None:
            self._files.find_autosaved(self._copies, done)

    def recover(self, autosaved: Autosaved) -> None:
        """Go on with what a window left behind, which is not saved yet."""
        read = autosaved.read
        on_disk = OnDisk(None, read.document, autosaved.digest)
        self._show(read, autosaved.path, on_disk, is_trusted=True, keeps_language=False)
        self._is_recovered = True
        self.compare()
        self.autosaver.save(then=lambda: self.discard(autosaved))

    def discard(self, autosaved: Autosaved) -> None:
        """Delete what a window left behind."""
        if self._copies is not None:
            self._copies.discard(autosaved)

    def close(self) -> None:
        """Stop looking after the project."""
        self._soon.stop()
        self.autosaver.close()

    def _stay(self, _: object) -> None:
        # What the user gave up for another project is still here.
        self._is_let_go = False

    def _begin(
        self, path: Path | None, on_disk: OnDisk, project: Project, missing: frozenset[str]
    ) -> None:
        self.autosaver.forget()
        self._on_disk, self._is_recovered, self._is_let_go = on_disk, False, False
        self._awaited = Awaited(project)
        self._maker.forget_names()
        self.take_up(path, project)
        self.missing_sources.begin(self._awaited, missing)

    def _show(
        self,
        read: ReadProject,
        path: Path | None,
        on_disk: OnDisk,
        is_trusted: bool,
        keeps_language: bool,
    ) -> None:
        project = read.project
        self._stage.clear(shows_embedded=False)
        self._begin(path, on_disk, project, read.missing)
        self._stage.set_as(project, with_language=not keeps_language, may_fetch=is_trusted)
        self._awaited.basemap = project.basemap if project.basemap.kind != "offline" else None
        self._restorer.begin(project, self._awaited, read.missing, may_fetch=is_trusted)
        self._stage.show_basemap(project.basemap, may_fetch=is_trusted)
        message = problems_message(read, self._state.words.value)
        if message is not None:
            self._messages.emit(message)
        self.compare()

    def _write(self, path: Path, expected: str | None, then: Callable[[], object]) -> None:
        def take(written: OnDisk | None) -> None:
            if written is None:
                self.overwrite_asked.emit(OverwriteQuestion(path, "changed_elsewhere"))
                return
            self._on_disk, self._is_recovered = written, False
            self.autosaver.forget()
            self.path.set(path)
            self.compare()
            self.saved.emit(path)
            then()

        self._files.write(self.document(), path, self._on_disk, expected, take)

    def _safe_copy(self) -> SafeCopy | None:
        if not self.compare():
            return None
        on_disk = self._on_disk
        return SafeCopy(self.document(), on_disk.document, self.path.value, on_disk.digest)

    def _forget_awaited_basemap(self) -> None:
        self._awaited.basemap = None
        self._soon.start()
