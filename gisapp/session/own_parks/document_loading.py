"""The pictures and documents of a row: workers look for them, and make the pictures small."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

from gisapp.core.view_state import ViewState
from gisapp.session.tasks import Task, Tasks

if TYPE_CHECKING:
    from gisapp.sources.documents import Documents


class Wanted(NamedTuple):
    """A row whose documents are wanted: its file, what its cells name, and its key."""

    source: Path
    named: tuple[str, ...]
    key: str


class Thumbnail(NamedTuple):
    """A small picture; `image` is None where the file is no picture that can be shown."""

    path: Path
    image: QImage | None


class DocumentLoader:
    """Looks for documents of rows; whoever asked drops the task when nobody waits any more."""

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self._state = view_state
        self._tasks = tasks

    def find(self, rows: Sequence[Wanted], take: "Callable[[list[Documents]], None]") -> Task:
        """Look for the documents of the rows of a subject.

        Parameters
        ----------
        rows : sequence of Wanted
            Of each file one.
        take : callable
            Gets what there is of each, on the UI thread.
        """
        # A window starts without it.
        from gisapp.sources.documents import documents_of

        title = self._state.words.value("status.finding_documents")
        return self._tasks.run(title, lambda _: [documents_of(*row) for row in rows], take)

    def load(self, paths: Sequence[Path], size_px: int, take: Callable[[Thumbnail], None]) -> Task:
        """Make pictures small, one after the other.

        Parameters
        ----------
        paths : sequence of Path
            Of picture files.
        size_px : int
            The side of the square that each fits into.
        take : callable
            Gets each as it is ready, on the UI thread.
        """
        title = self._state.words.value("status.loading_pictures")
        return self._tasks.follow(title, partial(_thumbnails, paths, size_px), take)


def _thumbnails(
    paths: Sequence[Path], size_px: int, task: Task
) -> Generator[Thumbnail, None, None]:
    # A window starts without it.
    from gisapp.render.thumbnail import read_thumbnail

    for path in paths:
        task.progress.check()
        yield Thumbnail(path, read_thumbnail(path, size_px))
