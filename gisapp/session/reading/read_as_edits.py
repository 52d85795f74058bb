"""Reading layers in another way than before: an edit that can be undone, kept for their files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.session.history import Edit, History
from gisapp.session.jobs import Jobs
from gisapp.session.layer_exchange import LayerExchange
from gisapp.session.layer_pairs import Pair
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.navigation import Navigation
from gisapp.session.opened_files import OpenedFiles, Opening
from gisapp.session.reading.read_as_words import described
from gisapp.session.reading.table_reading import TableReading, reads_whole
from gisapp.session.reading_memory import ReadingMemory, identity_of_table
from gisapp.session.source_problems import message_on
from gisapp.session.tasks import Tasks
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.words import Words

ReadAsById = Mapping[str, ReadAs]
"""How to read layers, by their ids in the stack."""


class ReadAsEdits:
    """Reads layers as the user says, in place of what their files state.

    Layers of one table are read in one way: its numbers are of one CRS, its texts in one
    encoding. `worsened` emits the ids of layers that have problems which they had not, read in
    another way than before.

    Parameters
    ----------
    files : OpenedFiles
        What came from where.
    memory : ReadingMemory
        Where it is kept what was said of a file.
    exchange : LayerExchange
        Puts what was read in the place of what was there.
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        files: OpenedFiles,
        memory: ReadingMemory,
        exchange: LayerExchange,
        history: History,
        tasks: Tasks,
        messages: Messages,
        memory_bytes: int | None = None,
    ) -> None:
        self.worsened: Event[tuple[str, ...]] = Event()
        self._state = view_state
        self._navigation = navigation
        self._files = files
        self._memory = memory
        self._exchange = exchange
        self._history = history
        self._messages = messages
        self._memory_bytes = memory_bytes
        self._jobs: Jobs[frozenset[str], ReadAsById] = Jobs(tasks)

    @property
    def _words(self) -> Words:
        return self._state.words.value

    def can_read_as(self, layer: Layer) -> bool:
        """True for a layer that came from a file of other data than parks, and is wholly there."""
        return layer.dataset is None and self._files.opening_of(layer) is not None

    def can_place(self, layer: Layer) -> bool:
        """True for such a layer whose coordinates may be read otherwise: no mere table."""
        return self.can_read_as(layer) and not layer.is_table

    def uri_of(self, layer: Layer) -> str:
        """Return the name that the layer was opened by, which may be of more than its file."""
        opening = self._files.opening_of(layer)
        return layer.origin.source if opening is None else opening.uri

    def layers_of_file(self, layer: Layer) -> tuple[Layer, ...]:
        """Return the layers that came from the same file as a layer, itself among them."""
        source = layer.origin.source
        return tuple(each for each in self._state.layers.layers if each.origin.source == source)

    def read_as(self, wanted: ReadAsById) -> None:
        """Read layers in another way, each with all others of its table.

        They keep place, look, colours and selection, and their files are opened in this way from
        now on. A failure reaches the message bar, and changes nothing.

        Parameters
        ----------
        wanted : mapping
            How to read each layer, by the layer's id.
        """
        here = self._with_siblings(wanted)
        before = {each.layer_id: each.origin.read_as for each in self._state.layers.present(here)}
        if here and here != before:
            self._begin(here, before)

    def tell_of_last_time(self, layer_ids: Sequence[str]) -> None:
        """Say of layers that have come that they were read as the user said last time."""
        layers = self._state.layers.present(layer_ids)
        if layers:
            self._messages.emit(self._on_last_time(layers))

    def _on_last_time(self, layers: Sequence[Layer]) -> Message:
        words, first = self._words, layers[0]
        as_stated = {each.layer_id: AS_STATED for each in layers}
        action = MessageAction("message.read_as_stated", partial(self.read_as, as_stated))
        sentence = words(
            "message.read_as_last_time",
            name=readable_name(Path(first.origin.source).name),
            said=described(first.origin.read_as, words),
        )
        return Message("info", sentence, actions=(action,))

    def _with_siblings(self, wanted: ReadAsById) -> dict[str, ReadAs]:
        layers = self._state.layers
        of_table = {
            identity_of_table(each): wanted[each.layer_id] for each in layers.present(wanted)
        }
        return {
            each.layer_id: of_table[identity_of_table(each)]
            for each in layers.layers
            if identity_of_table(each) in of_table and self.can_read_as(each)
        }

    def _begin(self, wanted: ReadAsById, before: ReadAsById | None) -> None:
        """Have a worker read layers; `before` is how they were read where that can be undone."""
        layers = self._state.layers.present(wanted)
        if not layers:
            return
        others = [each for each in self._state.layers.layers if each not in layers]
        budget = MemoryBudget.of_user(self._memory_bytes).less(others)
        selected = self._state.selection.value.features.ids
        readings = tuple(self._readings(layers, wanted))

        def work(progress: Progress) -> list[Pair]:
            return [pair for each in readings for pair in each.pairs(budget, selected, progress)]

        def take(pairs: list[Pair]) -> None:
            put = partial(self._put, pairs, layers)
            if before is None:
                put()
                return
            do = _AtFirst(put, partial(self._begin, wanted, None))
            undo = partial(self._begin, before, None)
            self._history.do(Edit("read_as", layers[0].name, do, undo))
            # Not when it is undone or done again: all was told before.
            self._tell_of_worse(pairs, layers)

        name = layers[0].name.in_language(self._words.language)
        title = self._words("status.opening", name=name)
        key = frozenset(each.source for each in readings)
        self._jobs.try_again(key)
        self._jobs.begin(key, wanted, title, work, take)

    def _readings(self, layers: Sequence[Layer], wanted: ReadAsById) -> Iterator[TableReading]:
        for source in dict.fromkeys(each.origin.source for each in layers):
            before = tuple(each for each in layers if each.origin.source == source)
            read_as = {each.origin.layer: wanted[each.layer_id] for each in before}
            of_file = self.layers_of_file(before[0])
            is_whole = reads_whole(before, of_file, set(read_as.values()))
            yield TableReading(source, before, read_as, is_whole, self._is_unchanged(before[0]))

    def _is_unchanged(self, layer: Layer) -> bool:
        opening = self._files.opening_of(layer)
        return opening is not None and Opening.of(opening.uri).state == opening.state

    def _put(self, pairs: Sequence[Pair], before: Sequence[Layer]) -> None:
        """Exchange layers, keep how they were read, and show what lies elsewhere now."""
        for opening, of_opening in self._by_opening(pairs).items():
            ids = dict(self._files.ids_of(opening))
            self._exchange.exchange(of_opening, ids)
            self._files.remember(opening, ids)
        self._memory.say({identity_of_table(each): AS_STATED for each in before})
        now = [pair.now for pair in pairs if pair.now is not None]
        self._memory.say({identity_of_table(each): each.origin.read_as for each in now})
        extent = Extent.around(each.extent for each in now)
        if extent is not None and not extent.intersects(self._state.viewport.value.extent):
            self._navigation.show_extent(extent)

    def _tell_of_worse(self, pairs: Sequence[Pair], before: Sequence[Layer]) -> None:
        """Tell the user of layers that have problems which they had not."""
        now = tuple(pair.now for pair in pairs if pair.now is not None)
        known = [problem for each in before for problem in each.origin.problems]
        worse = [each for each in now if any(one not in known for one in each.origin.problems)]
        problems = message_on(OpenedSource(before[0].origin.source, now), self._words)
        if problems is not None and worse:
            self._messages.emit(problems)
        self.worsened.emit(tuple(each.layer_id for each in worse))

    def _by_opening(self, pairs: Sequence[Pair]) -> dict[Opening, list[Pair]]:
        """Return pairs by the source that their layers were opened with."""
        openings = {
            pair.before.origin.source: self._files.opening_of(pair.before)
            for pair in pairs
            if pair.before is not None
        }
        found: dict[Opening, list[Pair]] = {}
        for pair in pairs:
            layer = pair.before or pair.now
            opening = openings.get(layer.origin.source) if layer is not None else None
            if opening is not None:
                found.setdefault(opening, []).append(pair)
        return found


class _AtFirst:
    """Does one thing when it is called first, and another thing each time after that."""

    def __init__(self, first: Callable[[], object], then: Callable[[], object]) -> None:
        self._next = first
        self._then = then

    def __call__(self) -> None:
        # What comes first has layers at hand, which go with it.
        run, self._next = self._next, self._then
        run()
