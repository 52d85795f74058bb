"""What a project is called, where its file is, and what the user wrote into it."""

from pathlib import Path

from PySide6.QtCore import QObject

from gisapp.core.events import Event, Observable
from gisapp.core.project.project import Bookmark, PinnedSubject, Project
from gisapp.session.project.document import ProjectNotes


class ProjectState(QObject):
    """What windows show of a project.

    `path` is its file, None where it has none; `title`, `notes`, `bookmarks` and `compared`, what
    stands side by side, are the user's own, and `is_changed` says whether there is something to
    save. `noted` is emitted when what the user wrote has changed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.path: Observable[Path | None] = Observable(None)
        self.title = Observable("")
        self.notes = Observable("")
        self.bookmarks: Observable[tuple[Bookmark, ...]] = Observable(())
        self.compared: Observable[tuple[PinnedSubject, ...]] = Observable(())
        self.is_changed = Observable(False)
        self.noted: Event[object] = Event()
        for each in (self.title.changed, self.notes.changed):
            each.connect(self.noted.emit)
        self.bookmarks.changed.connect(self.noted.emit)
        self.compared.changed.connect(self.noted.emit)

    @property
    def name(self) -> str:
        """What the user calls the project: its title, or the name of its file; "" for neither."""
        path = self.path.value
        return self.title.value or (path.stem if path else "")

    @property
    def all_notes(self) -> ProjectNotes:
        """What the user wrote."""
        return ProjectNotes(
            self.title.value, self.notes.value, self.bookmarks.value, self.compared.value
        )

    def take_up(self, path: Path | None, project: Project) -> None:
        """Speak of another project from now on."""
        self.path.set(path)
        self.title.set(project.title)
        self.notes.set(project.notes)
        self.bookmarks.set(project.bookmarks)
        self.compared.set(project.compared)


def is_unsaved(now: Project, saved: Project | None) -> bool:
    """Return True where something would be lost.

    Parameters
    ----------
    now : Project
        As it is.
    saved : Project or None
        As its file has it; None for a map without a project, of which what can be had again by
        opening the files is no loss.
    """
    if saved is not None:
        return now.work != saved.work
    return any(each.joins for each in now.layers) or bool(
        now.facts or now.bookmarks or now.compared or now.title or now.notes
    )
