"""Fact sheets of what is selected, or of a layer: a worker writes them while the window lives."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef, refs_of
from gisapp.core.layers.names import feature_titles
from gisapp.core.layers.selection import Selection
from gisapp.core.layers.subject_lookup import subject_of
from gisapp.core.view_state import ViewState
from gisapp.errors import ExportError
from gisapp.session.messages import Message, Messages
from gisapp.session.own_parks.own_data import OwnData
from gisapp.session.saved_file import tell_saved
from gisapp.session.tasks import Task, Tasks
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.export.expose.request import ExposeRequest
    from gisapp.export.expose.writing import Written

Subject = FeatureRef | TopicRef


class Exposer:
    """Writes fact sheets of subjects of a session."""

    def __init__(
        self, view_state: ViewState, own_data: OwnData, tasks: Tasks, messages: Messages
    ) -> None:
        self._state = view_state
        self._own_data = own_data
        self.tasks = tasks
        self._messages = messages

    def request_of(self, subjects: Sequence[Subject]) -> "ExposeRequest":
        """Return a request for the sheets of subjects, as they are now, in the user's language.

        Parameters
        ----------
        subjects : sequence of FeatureRef or TopicRef
            At most `MOST_SHEETS`.
        """
        from gisapp.export.expose.request import ExposeRequest

        state, own = self._state, self._own_data
        return ExposeRequest(
            state.layers.layers,
            tuple(state.datasets.value),
            tuple(subjects),
            state.words.value.language,
            date.today().isoformat(),
            units=state.units.value,
            rows=own.rows,
            added=own.added,
        )

    def write(self, request: "ExposeRequest", path: Path) -> Task:
        """Write all sheets of a request to one file, which ends in the suffix that is wished."""
        return self._run(request, path, "")

    def write_folder(self, request: "ExposeRequest", folder: Path, suffix: str) -> Task:
        """Write each sheet of a request to a file in a folder, `.pdf` or `.html`."""
        return self._run(request, folder, suffix)

    def _run(self, request: "ExposeRequest", path: Path, suffix: str) -> Task:
        """Write to a folder where there is a suffix for its files, else to one file."""
        # The writers are loaded when a sheet is asked for: most windows write none.
        from gisapp.export.expose.writing import Written, write_folder, write_sheets

        words = self._state.words.value
        written = Written()

        def work(task: Task) -> int:
            if suffix:
                return write_folder(request, path, suffix, task.progress, written)
            return write_sheets(request, path, task.progress, written)

        def confirm(count: int) -> None:
            code = "expose.confirm_folder" if suffix else "expose.confirm_single"
            told = words(code, name=path.name, count=f"{count:,}")
            tell_saved(self._messages, words, path, told)
            self._warn_of_boxes(written, words)

        def tell_rest(task: Task) -> None:
            if suffix and task.is_cancelled and not task.is_dropped:
                done, count = written.count, len(request.subjects)
                told = words("expose.stopped", done=done, count=count, folder=path.name)
                self._messages.emit(Message("info", told, str(path)))

        return self.tasks.run(words("expose.writing"), work, confirm, tell_rest)

    def _warn_of_boxes(self, written: "Written", words: Words) -> None:
        if written.boxes:
            told = words("expose.fonts_missing", letters=written.boxes)
            self._messages.emit(Message("warning", told))


def selected_subjects(selection: Selection) -> tuple[Subject, ...]:
    """Return what is selected, as subjects of sheets.

    Raises
    ------
    ExportError
        Nothing is selected, or too much.
    """
    if selection.topic is not None:
        return (selection.topic,)
    _check_count(len(selection.features))
    return tuple(selection.features)


def subjects_of_layer(layer: Layer) -> tuple[Subject, ...]:
    """Return the features that a layer shows, as subjects of sheets.

    Raises
    ------
    ExportError
        It shows none, or too many.
    """
    rows = layer.index.shown_of(np.arange(len(layer.geometry)))
    _check_count(layer.feature_count if layer.partial else len(rows))
    return tuple(refs_of(layer, rows))


def title_of(subject: Subject, view_state: ViewState) -> str:
    """Return what a subject is called; errors as of `subject_of`."""
    words, layers = view_state.words.value, view_state.layers
    known = subject_of(layers.layers, subject)
    if known is not None:
        name = known[1].name.in_language(words.language)
        return name or known[1].uid
    if isinstance(subject, FeatureRef):
        [title] = feature_titles(layers.of_feature(subject), [subject], words)
        return title
    return subject.uid


def _check_count(count: int) -> None:
    if not count:
        raise ExportError("expose_nothing")
    from gisapp.export.expose.request import MOST_SHEETS

    if count > MOST_SHEETS:
        raise ExportError("expose_too_many", count=f"{count:,}", most=f"{MOST_SHEETS:,}")
