"""Work that finds features and changes the selection by them: at once, or by a worker."""

from collections.abc import Callable
from typing import Final

from gisapp.core.layers.selection import FeatureSet, SelectMode
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.selecting import Selector
from gisapp.session.tasks import Tasks

Find = Callable[[Progress], FeatureSet]
"""Finds the features; maybe in a worker."""

_SELECTION: Final = "selection"
"""The one key: there is one selection."""


class SelectionWork:
    """Changes the selection of a view state by what is found.

    Work that has not come to its end is dropped as soon as the user selects something else.
    """

    def __init__(self, view_state: ViewState, selector: Selector, tasks: Tasks) -> None:
        self._state = view_state
        self._selector = selector
        self._jobs: Jobs[str, object] = Jobs(tasks)
        view_state.selection.changed.connect(lambda _: self._jobs.drop(_SELECTION))

    def find(
        self,
        find: Find,
        mode: SelectMode = "new",
        *,
        at_once: bool = False,
        then: Callable[[FeatureSet], None] | None = None,
    ) -> None:
        """Find features, and change the selection by them.

        Parameters
        ----------
        find : callable
            Finds them; a cancel, and a failure, leave the selection as it is.
        mode : SelectMode
            What they do to the selection.
        at_once : bool
            True where that takes a moment only, so that no worker is needed.
        then : callable or None
            Gets the features found in place of the selection.
        """
        take = then or (lambda found: self._selector.take(found, mode))
        self._jobs.drop(_SELECTION)
        if at_once:
            take(find(NO_PROGRESS))
            return
        title = self._state.words.value("select.at_work")
        self._jobs.begin(_SELECTION, find, title, find, take)
