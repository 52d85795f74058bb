"""Exporting the features of the map while the window stays alive: a worker writes the file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, Messages, Severity
from gisapp.session.saved_file import tell_saved
from gisapp.session.tasks import Task, Tasks

if TYPE_CHECKING:
    from gisapp.export.boundary_txt import BoundaryOptions
    from gisapp.export.shown_content import ShownContent
    from gisapp.session.feature_choice import FeatureChoice

T = TypeVar("T")


class Exporter:
    """Writes files of what is seen.

    Parameters
    ----------
    messages : Event of Message
        Where what came of it is emitted for the user.
    """

    def __init__(
        self,
        view_state: ViewState,
        tasks: Tasks,
        messages: Messages,
    ) -> None:
        self._state = view_state
        self._tasks = tasks
        self._messages = messages

    def export_features(self, path: Path, choice: "FeatureChoice | None" = None) -> None:
        """Write features.

        Parameters
        ----------
        path : Path
            Its suffix says in which format.
        choice : FeatureChoice or None
            Which; None for all that is seen.
        """
        from gisapp.export.left_out import left_out
        from gisapp.session.feature_choice import FeatureChoice

        words, layers = self._state.words.value, self._state.layers.layers
        wanted = choice or FeatureChoice.of_visible(layers, words.language)
        if not wanted.ticked:
            self._messages.emit(Message("warning", words("message.nothing_to_export")))
            return
        written = [layer for layer in wanted.layers if layer.layer_id in wanted.ticked]

        def confirm(count: int) -> None:
            saved = words("message.features_saved", name=path.name, count=f"{count:,}")
            lacking = left_out(written, words)
            self._confirm(path, " ".join((saved, *lacking)), "warning" if lacking else "info")

        title = words("export.writing_file", name=path.name)
        self._run(title, path, partial(_write_features, wanted, path), confirm)

    def export_boundary_points(
        self,
        path: Path,
        content: "ShownContent",
        options: "BoundaryOptions",
        features: FeatureSet | None,
    ) -> None:
        """Write plots as a boundary-point file; parameters as of `write_boundary_txt`."""
        from gisapp.export.boundary_txt import plot_layers

        words = self._state.words.value
        is_schematic = any(layer.schematic for layer in plot_layers(content, features))

        def confirm(count: int) -> None:
            saved = words("message.boundary_saved", name=path.name, count=f"{count:,}")
            if is_schematic:
                self._confirm(path, f"{saved} {words('boundary.schematic')}", "warning")
            else:
                self._confirm(path, saved)

        title = words("export.writing_file", name=path.name)
        self._run(title, path, partial(_write_boundary, content, path, options, features), confirm)

    def export_problems(self, path: Path, layer: Layer, problems: tuple[Problem, ...]) -> None:
        """Write what is wrong with a layer as CSV; parameters as of `write_problems`."""
        words = self._state.words.value

        def write(_: Task) -> int:
            from gisapp.export.problems_csv import write_problems

            return write_problems(layer, problems, path, words)

        def confirm(count: int) -> None:
            sentence = words("message.problems_saved", name=path.name, count=f"{count:,}")
            self._confirm(path, sentence)

        self._run(words("export.writing_file", name=path.name), path, write, confirm)

    def _run(
        self, title: str, path: Path, write: Callable[[Task], T], confirm: Callable[[T], None]
    ) -> Task:
        """Write a file in a worker, unless one of the layers is read from it."""
        from gisapp.export.open_files import check_not_open

        layers = self._state.layers.layers

        def work(task: Task) -> T:
            check_not_open(path, layers)
            return write(task)

        return self._tasks.run(title, work, confirm)

    def _confirm(self, path: Path, sentence: str, severity: Severity = "info") -> None:
        tell_saved(self._messages, self._state.words.value, path, sentence, severity)


def _write_boundary(
    content: "ShownContent",
    path: Path,
    options: "BoundaryOptions",
    features: FeatureSet | None,
    task: Task,
) -> int:
    from gisapp.export.boundary_txt import write_boundary_txt

    return write_boundary_txt(content, path, options, features=features, progress=task.progress)


def _write_features(choice: "FeatureChoice", path: Path, task: Task) -> int:
    from gisapp.export.feature_file import write_feature_file

    return write_feature_file(choice.request(), path, task.progress)
