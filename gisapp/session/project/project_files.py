"""Project files are read and written by workers, one writing after the other."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from gisapp.core.project.project import Project
from gisapp.core.view_state import ViewState
from gisapp.errors import ExportError
from gisapp.export.project.project_file import write_project
from gisapp.session.project.on_disk import OnDisk
from gisapp.session.project.own_projects import OwnProjects
from gisapp.session.project.safe_copies import Autosaved, SafeCopies
from gisapp.session.tasks import Task, Tasks
from gisapp.sources.project.project_file import ReadProject, all_lie_in, read_project


class ProjectFiles:
    """Reads and writes projects, and finds what was kept safe, while the window stays alive.

    Parameters
    ----------
    own : OwnProjects
        Learns which projects the user writes.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks, own: OwnProjects) -> None:
        self._state = view_state
        self._tasks = tasks
        self._own = own
        self._waiting: deque[Callable[[], Task]] = deque()
        """What is to be written, in the order in which it was asked for; the first one is."""
        self._followers: dict[str, str] = {}
        """The digest of what was written here over what had another one."""

    def is_trusted(self, path: Path) -> bool:
        """True for a project that the user wrote: it may ask servers for what is theirs."""
        return self._own.has(path)

    def read(
        self,
        path: Path,
        done: Callable[[ReadProject], None],
        failed: Callable[[Task], None],
    ) -> None:
        """Read a project in a worker; `done` and `failed` as of `Tasks.run`."""
        is_trusted = self.is_trusted(path)
        title = self._state.words.value("status.opening", name=path.name)
        self._tasks.run(title, lambda _: read_project(path, is_trusted=is_trusted), done, failed)

    def write(
        self,
        project: Project,
        path: Path,
        before: OnDisk,
        expected: str | None,
        done: Callable[[OnDisk | None], None],
    ) -> None:
        """Write a project in a worker.

        Parameters
        ----------
        before : OnDisk
            What is known of the file that was read or written last.
        expected : str or None
            The digest that the file must have to be replaced; None to replace any.
        done : callable
            Gets what is known of the file now; None where it is another one than expected.
        """
        if project.is_package and not all_lie_in(project, path.parent):
            project = replace(project, is_package=False)

        def work(_: object) -> OnDisk | None:
            return self._written(project, path, before, expected)

        self._own.note(path)
        title = self._state.words.value("status.saving", name=path.name)
        self._waiting.append(
            partial(
                self._tasks.run,
                title,
                work,
                lambda written: self._go_on(partial(done, written)),
                lambda _: self._go_on(),
            )
        )
        if len(self._waiting) == 1:
            self._waiting[0]()

    def _go_on(self, done: Callable[[], object] = lambda: None) -> None:
        """Write what was asked for next, even if what follows the last one fails."""
        self._waiting.popleft()
        if self._waiting:
            self._waiting[0]()
        done()

    def _written(
        self, project: Project, path: Path, before: OnDisk, expected: str | None
    ) -> OnDisk | None:
        # What was written here since it was asked for is no other window's.
        while expected in self._followers:
            expected = self._followers[expected]
        try:
            document, digest = write_project(project, path, before.document, expected)
        except ExportError as error:
            if error.code == "project_changed_elsewhere":
                return None
            raise
        self._followers.pop(digest, None)
        if expected is not None and expected != digest:
            self._followers[expected] = digest
        return OnDisk(project, document, digest)

    def find_autosaved(
        self, copies: SafeCopies, done: Callable[[tuple[Autosaved, ...]], None]
    ) -> None:
        """Look, in a worker, for what windows that crashed left behind; not called for nothing."""
        if not copies.has_any:
            return

        def take(found: tuple[Autosaved, ...]) -> None:
            if found:
                done(found)

        title = self._state.words.value("status.looking_for_autosaved")
        self._tasks.run(title, lambda _: copies.left_behind(), take)
