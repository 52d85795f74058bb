"""Reads a changed source anew: its layers keep their place, their look and what is selected."""

from collections.abc import Callable, Sequence

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AS_STATED
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.progress import Progress
from gisapp.core.tiles.basemap import TileArchive
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.layer_exchange import LayerExchange
from gisapp.session.layer_pairs import Pair, pairs_of
from gisapp.session.messages import Message, Messages
from gisapp.session.opened_files import OpenedFiles, Opening
from gisapp.session.reading_memory import ReadingMemory, identity_of_table
from gisapp.session.source_problems import message_on
from gisapp.session.styling import LayerStyler
from gisapp.session.tasks import Tasks
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from gisapp.sources.open_request import NOTHING_SAID, Said
from gisapp.sources.opened_source import OpenedSource


class Reloader:
    """Reads the sources of a session's layers anew, because they changed or are opened again.

    `tiles_opened` emits a file of tiles that was read anew, `reloaded` each layer that is still
    here as it was and as it is now.

    Parameters
    ----------
    files : OpenedFiles
        What came from where.
    memory : ReadingMemory
        How sources were read before.
    messages : Messages
        Where the user is told what came of it.
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """

    def __init__(
        self,
        view_state: ViewState,
        files: OpenedFiles,
        memory: ReadingMemory,
        styler: LayerStyler,
        tasks: Tasks,
        messages: Messages,
        memory_bytes: int | None = None,
    ) -> None:
        self.tiles_opened: Event[TileArchive] = Event()
        self.reloaded: Event[tuple[Layer, Layer]] = Event()
        self._state = view_state
        self._files = files
        self._memory = memory
        self._layers = LayerExchange(view_state, styler)
        self._messages = messages
        self._memory_bytes = memory_bytes
        self._jobs: Jobs[Opening, None] = Jobs(tasks)

    def can_reload(self, layer: Layer) -> bool:
        """True for a layer that was opened from a file, and is wholly there."""
        return self._files.opening_of(layer) is not None

    def reload(self, layer: Layer) -> None:
        """Read the source of a layer anew, with all its layers that are still here."""
        opening = self._files.opening_of(layer)
        if opening is not None:
            self.reload_source(opening)

    def reload_source(self, opening: Opening) -> None:
        """Read a source that is open anew, as it is on disk now."""
        self.read_again(Opening.of(opening.uri, opening.read_as))

    def reload_file(self, path: str) -> None:
        """Read anew what came from a file.

        Parameters
        ----------
        path : str
            As in the origin of the layers, or the code of the base map.
        """
        basemap = self._state.basemap.value
        if basemap is not None and basemap.code == path:
            self.read_again(Opening.of(path))
        of_file = [each for each in self._state.layers.layers if each.origin.source == path]
        for layer in {self._files.opening_of(each): each for each in of_file}.values():
            self.reload(layer)

    def read_again(
        self,
        opening: Opening,
        *,
        brings_removed: bool = False,
        said: Said = NOTHING_SAID,
        done: Callable[[], None] = lambda: None,
    ) -> None:
        """Read a source anew in a worker, unless that is being done.

        Parameters
        ----------
        opening : Opening
            The source, in its state of now.
        brings_removed : bool
            True to add those of its layers too that the user removed.
        said : mapping
            What the user says of single tables now, by their identity.
        done : callable
            Called once the layers are exchanged.
        """
        ids = self._files.ids_of(opening)
        removed = {given for given, here in ids.items() if here not in self._state.layers}
        before = self._state.layers.present(ids.values())
        all_said = {**self._said_of(opening, before), **said}
        others = [each for each in self._state.layers.layers if each not in before]
        budget = MemoryBudget.of_user(self._memory_bytes).less(others)
        selected = self._state.selection.value.features.ids

        def work(progress: Progress) -> tuple[OpenedSource, list[Pair]]:
            opened = open_source(
                opening.uri,
                read_as=opening.read_as,
                said=all_said,
                budget=budget,
                progress=progress,
            )
            progress.check()
            wanted = [
                layer for layer in opened.layers if brings_removed or layer.layer_id not in removed
            ]
            return opened, pairs_of(before, wanted, selected)

        def take(made: tuple[OpenedSource, list[Pair]]) -> None:
            self._take(opening, *made)
            done()

        title = self._state.words.value("status.opening", name=opening.name)
        self._jobs.try_again(opening)
        self._jobs.begin(opening, None, title, work, take)

    def _said_of(self, opening: Opening, here: Sequence[Layer]) -> Said:
        """Return how each table of a source is read now, and those to come as was said of them."""
        remembered = self._memory.said_of(opening.uri) if opening.read_as == AS_STATED else {}
        return {**remembered, **{identity_of_table(each): each.origin.read_as for each in here}}

    def _take(self, opening: Opening, opened: OpenedSource, pairs: Sequence[Pair]) -> None:
        if opened.tiles is not None:
            self.tiles_opened.emit(opened.tiles)
            self._messages.settle(opening.file)
            self._tell_of_success(opening)
            return
        selected = self._state.selection.value.features
        self._exchange_datasets(pairs, opened.dataset)
        ids = dict(self._files.ids_of(opening))
        kept = self._layers.exchange(pairs, ids)
        self._files.remember(opening, ids)
        self._tell(opening, opened, len(selected), len(kept))
        for before in (pair.before for pair in pairs if pair.before and pair.now):
            for now in self._state.layers.present([before.layer_id]):
                self.reloaded.emit((before, now))

    def _tell(self, opening: Opening, opened: OpenedSource, selected: int, kept: int) -> None:
        words = self._state.words.value
        self._messages.settle(opening.file)
        problems = message_on(opened, words)
        if problems is not None:
            self._messages.emit(problems)
        if kept < selected:
            lost, count = f"{selected - kept:,}", f"{selected:,}"
            code = "message.selection_lost"
            sentence = words(code, name=opening.name, lost=lost, count=count)
            self._messages.emit(Message("warning", sentence))
        elif problems is None:
            self._tell_of_success(opening)

    def _tell_of_success(self, opening: Opening) -> None:
        sentence = self._state.words.value("message.reloaded", name=opening.name)
        self._messages.emit(Message("info", sentence))

    def _exchange_datasets(self, pairs: Sequence[Pair], now: ParkDataset | None) -> None:
        before = {pair.before.dataset for pair in pairs if pair.before is not None}
        datasets = self._state.datasets.value
        others = tuple(each for each in datasets if each not in before)
        if now is not None or others != datasets:
            self._state.datasets.set(others if now is None else (*others, now))
