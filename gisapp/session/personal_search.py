"""Looks in a worker for what is likely about persons, before anything of it is exported."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.privacy.personal_fields import PersonalField, personal_fields
from gisapp.errors import GisAppError
from gisapp.session.tasks import Task, Tasks
from gisapp.words import Words


class PersonalSearch(QObject):
    """One search; it begins at once.

    Parameters
    ----------
    layers : sequence of Layer
        All that may be told of.
    datasets : sequence of ParkDataset
        Theirs.
    words : Words
        The user's language.
    """

    found = Signal(tuple)
    """The fields that look personal."""
    ended = Signal(str)
    """It is over, after `found` if it came to its end; else the sentence says why it did not."""

    def __init__(
        self, tasks: Tasks, layers: Sequence[Layer], datasets: Sequence[ParkDataset], words: Words
    ) -> None:
        super().__init__()
        self._words = words

        def look(task: Task) -> tuple[PersonalField, ...] | GisAppError:
            try:
                return personal_fields(layers, datasets, task.progress)
            except GisAppError as error:
                return error

        self.is_looking = True
        self._task = tasks.run(words("personal.looking"), look, self._take, self._end_early)

    def drop(self) -> None:
        """Want no answer any more."""
        self._task.drop()

    def _take(self, found: tuple[PersonalField, ...] | GisAppError) -> None:
        self.is_looking = False
        if isinstance(found, GisAppError):
            self.ended.emit(found.sentence(self._words))
            return
        self.found.emit(found)
        self.ended.emit("")

    def _end_early(self, task: Task) -> None:
        """Take back the wait for a search that was cancelled in the status bar, or has a fault."""
        self.is_looking = False
        if not task.is_dropped:
            self.ended.emit(self._words("personal.not_looked"))
