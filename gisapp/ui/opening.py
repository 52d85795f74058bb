"""Opening sources while the window stays alive: read by a worker, shown as they arrive."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.sources.open import opening
from gisapp.sources.opened_source import OpenedSource
from gisapp.ui.arrival import Arrival
from gisapp.ui.first_look import FirstLook
from gisapp.ui.message_bar import Message
from gisapp.ui.navigation import Navigation
from gisapp.ui.tasks import Task, Tasks
from gisapp.words import Words

Read = Callable[[Task], Generator[OpenedSource, None, None]]


class Opening:
    """Opens sources; `told` tells what the reader should know about what was found in them."""

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        tasks: Tasks,
        words_of: Callable[[], Words],
    ) -> None:
        self._state = view_state
        self._navigation = navigation
        self._tasks = tasks
        self._words_of = words_of
        self.told: Event[Message] = Event()

    def prepare(self) -> None:
        """Load the readers while the reader still chooses a file: that takes half a second."""
        title = self._words_of()("status.preparing")
        self._tasks.run(title, _load_readers, lambda _: None)

    def open(
        self,
        uris: Sequence[str],
        *,
        crs: str | None = None,
        encoding: str | None = None,
        show: Callable[[Extent], None] | None = None,
    ) -> None:
        """Read each source in a worker; its layers come on top and into view.

        `show` brings the box around them, in EPSG:3857, into view in a way of its own.
        """
        look = FirstLook(self._navigation, show or self._navigation.show_extent)
        for uri in uris:
            self._open(partial(_read, uri, crs, encoding), Path(uri).name, look)

    def _open(self, read: Read, name: str, look: FirstLook) -> None:
        arrival = Arrival(self._state, look)

        def take(opened: OpenedSource) -> None:
            if arrival.is_unwanted:
                task.drop()
                return
            arrival.take(opened)
            if opened.share == 1:
                self.tell_problems(opened)

        task = self._tasks.follow(self._words_of()("status.opening", name=name), read, take)

    def tell_problems(self, opened: OpenedSource) -> None:
        """Say once what of a source could not be taken as it is."""
        problems = problems_of(opened)
        if _was_stopped(opened):
            code = "message.stopped"
        elif problems:
            code = "message.problems" if len(problems) > 1 else "message.problem"
        elif not any(len(layer.geometry) for layer in opened.layers):
            code = "message.empty_source"
        else:
            return
        sentence = self._words_of()(code, count=len(problems), name=Path(opened.uri).name)
        self.told.emit(Message("warning", sentence, "\n".join(problems)))


def problems_of(opened: OpenedSource) -> tuple[str, ...]:
    """Return the sentences about what a source holds and that could not be taken as it is."""
    of_layers = (problem.message for layer in opened.layers for problem in layer.origin.problems)
    of_dataset = opened.dataset.problems if opened.dataset else ()
    return tuple(dict.fromkeys((*of_dataset, *of_layers)))


def _was_stopped(opened: OpenedSource) -> bool:
    return any(
        problem.code == "stopped" for layer in opened.layers for problem in layer.origin.problems
    )


def _read(
    uri: str, crs: str | None, encoding: str | None, task: Task
) -> Generator[OpenedSource, None, None]:
    for opened in opening(uri, crs=crs, encoding=encoding, is_cancelled=lambda: task.is_cancelled):
        if opened.share is not None:
            task.report(opened.share)
        yield opened


def _load_readers(_: Task) -> None:
    for module in ("pyogrio.raw", "geoarrow.pyarrow", "gisapp.sources.vector_file"):
        import_module(module)
