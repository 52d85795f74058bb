"""Projects are packed with all of their files, and packages opened."""

from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, Messages
from gisapp.session.project.projects import Projects
from gisapp.session.tasks import Tasks

_MOST_NAMED = 20


class Packages:
    """Packs the project of a window, and opens packages in it.

    `asked_where` emits a package that the user wants to open: somebody shall ask in which folder
    it is unpacked.
    """

    def __init__(
        self, view_state: ViewState, projects: Projects, tasks: Tasks, messages: Messages
    ) -> None:
        self.asked_where: Event[Path] = Event()
        self._state = view_state
        self._projects = projects
        self._tasks = tasks
        self._messages = messages

    def write(self, path: Path) -> None:
        """Pack the project as it is now, saved or not, with all of its files, in a worker."""
        # Most sessions pack none.
        from gisapp.export.project.package import write_package

        project, kept = self._projects.document(), self._projects.kept

        def tell(left_out: tuple[str, ...]) -> None:
            words = self._state.words.value
            self._messages.settle(path)
            code = "message.packed_without" if left_out else "message.packed"
            sentence = words(code, name=path.name, count=len(left_out))
            details = "\n".join(left_out[:_MOST_NAMED])
            message = Message("warning" if left_out else "info", sentence, details, str(path))
            self._messages.emit(message)

        title = self._state.words.value("status.packing", name=path.name)
        self._tasks.run(title, lambda task: write_package(project, path, kept, task.progress), tell)

    def ask_where(self, path: Path) -> None:
        """Have the user asked where a package shall be unpacked."""
        self.asked_where.emit(path)

    def open(self, path: Path, folder: Path) -> None:
        """Unpack a package into a new folder, in a worker, and open its project.

        Parameters
        ----------
        folder : Path
            In which the new folder shall be.
        """
        # Most sessions open none.
        from gisapp.sources.project.package import unpack_package

        title = self._state.words.value("status.unpacking", name=path.name)
        self._tasks.run(
            title,
            lambda task: unpack_package(path, folder, task.progress),
            lambda project: self._projects.leave(lambda: self._projects.open(project)),
        )
