"""The styles that come with sources: a layer looks so, unless somebody said something else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import PLAIN_STYLE
from gisapp.core.view_state import ViewState
from gisapp.errors import SourceError
from gisapp.session.messages import Message, Messages
from gisapp.session.styles.style_taking import StyleTaker
from gisapp.session.tasks import Task, Tasks

if TYPE_CHECKING:
    from gisapp.sources.styles.read_style import ReadStyle
    from gisapp.sources.styles.stored_styles import StoredStyle


@dataclass(frozen=True)
class _Found:
    """The styles of a layer, and what the first of them says or why that cannot be had."""

    layer_id: str
    styles: "tuple[StoredStyle, ...]"
    first: "ReadStyle | None" = None
    failure: SourceError | None = None


class FileStyles:
    """Looks for styles of layers that have come, and gives them the default one.

    What a project or a user said of a layer goes before, and what is made for parks. `found` emits
    the ids of layers once it is known which styles came with them.

    Parameters
    ----------
    taker : StyleTaker
        Gives layers their style.
    is_restored : callable
        True for the id of a layer that came with a project, which knows how it looks.
    """

    def __init__(
        self,
        view_state: ViewState,
        taker: StyleTaker,
        tasks: Tasks,
        messages: Messages,
        is_restored: Callable[[str], bool],
    ) -> None:
        self.found: Event[tuple[str, ...]] = Event()
        self._state = view_state
        self._layers = view_state.layers
        self._taker = taker
        self._tasks = tasks
        self._messages = messages
        self._is_restored = is_restored
        self._styles: dict[str, tuple[StoredStyle, ...]] = {}
        self._layers.changed.connect(lambda _: self._forget_removed())

    def names_of(self, layer_id: str) -> tuple[str, ...]:
        """Return what the styles that came with a layer are called, the default one first."""
        return tuple(each.name for each in self._styles.get(layer_id, ()))

    def look_at(self, layer_ids: tuple[str, ...]) -> None:
        """Have a worker look for the styles of layers that have come."""
        wanted = [each for each in self._layers.present(layer_ids) if self._may_have_styles(each)]
        if not wanted:
            return

        def work(task: Task) -> list[_Found]:
            return [_found(layer, task) for layer in wanted]

        # Once only, whatever comes of it.
        self._styles.update((each.layer_id, ()) for each in wanted)
        name = Path(wanted[0].origin.source).name
        title = self._state.words.value("status.reading_style", name=name)
        self._tasks.run(title, work, self._take_found)

    def use(self, layer_id: str, place: int) -> None:
        """Give a layer one of its styles, by its place in `names_of`."""
        from gisapp.sources.styles.fitted_style import style_for

        layer, stored = self._layers[layer_id], self._styles[layer_id][place]

        def done(read: "ReadStyle") -> None:
            if layer_id in self._layers:
                words = self._state.words.value
                title = self._layers[layer_id].name.in_language(words.language)
                sentence = words("message.style_taken", layer=title, name=stored.name)
                self._taker.take({layer_id: read}, sentence, layer.origin.source)

        title = self._state.words.value("status.reading_style", name=stored.file)
        self._tasks.run(title, lambda _: style_for(stored, layer), done)

    def _may_have_styles(self, layer: Layer) -> bool:
        is_drawn = layer.raster is None and not layer.is_table and layer.dataset is None
        return is_drawn and layer.layer_id not in self._styles

    def _take_found(self, found: Sequence[_Found]) -> None:
        here = [each for each in found if each.layer_id in self._layers]
        self._styles.update((each.layer_id, each.styles) for each in here)
        self.found.emit(tuple(each.layer_id for each in here))
        wanted = [
            each
            for each in here
            if self._layers[each.layer_id].style == PLAIN_STYLE
            and not self._is_restored(each.layer_id)
        ]
        reads = {each.layer_id: each.first for each in wanted if each.first is not None}
        if reads:
            self._take(reads, wanted)
        for failure in (each.failure for each in wanted if each.failure is not None):
            sentence = failure.sentence(self._state.words.value)
            self._messages.emit(Message("warning", sentence, failure.details))

    def _take(self, reads: "dict[str, ReadStyle]", found: Sequence[_Found]) -> None:
        words = self._state.words.value
        layer = self._layers[next(iter(reads))]
        first = next(each for each in found if each.layer_id == layer.layer_id).styles[0]
        if len(reads) == 1:
            title = layer.name.in_language(words.language)
            code = "message.style_came"
            sentence = words(code, layer=title, name=first.name, file=first.file)
        else:
            sentence = words("message.styles_came", count=len(reads), file=first.file)
        self._taker.take(reads, sentence, layer.origin.source)

    def _forget_removed(self) -> None:
        for layer_id in [each for each in self._styles if each not in self._layers]:
            del self._styles[layer_id]


def _found(layer: Layer, task: Task) -> _Found:
    from gisapp.sources.styles.fitted_style import style_for
    from gisapp.sources.styles.stored_styles import stored_styles

    styles: tuple[StoredStyle, ...] = ()
    try:
        styles = stored_styles(layer.origin, task.progress)
        if not styles or not styles[0].is_default:
            return _Found(layer.layer_id, styles)
        return _Found(layer.layer_id, styles, first=style_for(styles[0], layer))
    except SourceError as error:
        return _Found(layer.layer_id, styles, failure=error)
