"""Compares deliveries of one file off the UI thread, and shows on the map what changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.deliveries.changes import Changes
from gisapp.core.deliveries.overlay import CHANGES_GROUP, overlay_layers
from gisapp.core.events import Event, Observable
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, Messages
from gisapp.session.navigation import Navigation
from gisapp.session.selecting import Selector
from gisapp.session.tasks import Task, Tasks
from gisapp.words import Words

_AROUND_M = 60.0
"""Metres of EPSG:3857 that are seen around a feature that is gone."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two deliveries, what changed between them, and how the map shows it.

    Parameters
    ----------
    old, new : Layer
    changes : Changes
    overlay : tuple of Layer
        Not in the stack until the comparison is shown.
    """

    old: Layer
    new: Layer
    changes: Changes
    overlay: tuple[Layer, ...]


class Deliveries:
    """Compares layers with each other and with files.

    `asked` emits the id of a layer that the user wants to compare with another delivery. `shown`
    is the comparison whose overlay the map has, None for none; `together` has those of all tables
    of the same two files.
    """

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        selector: Selector,
        tasks: Tasks,
        messages: Messages,
        memory_bytes: int | None = None,
    ) -> None:
        self.asked: Event[str] = Event()
        self.shown: Observable[Comparison | None] = Observable(None)
        self.together: tuple[Comparison, ...] = ()
        self._state = view_state
        self._navigation = navigation
        self._selector = selector
        self._tasks = tasks
        self._messages = messages
        self._memory_bytes = memory_bytes
        self._overlay_ids: tuple[str, ...] = ()

    @property
    def comparable(self) -> tuple[Layer, ...]:
        """The layers that can be compared, the topmost first."""
        return tuple(filter(may_be_compared, reversed(self._state.layers.layers)))

    def compare(
        self,
        old: Layer,
        new: Layer,
        keys: Sequence[str] = (),
        done: Callable[[Comparison], None] | None = None,
    ) -> Task:
        """Compare two layers in a worker, and show what changed.

        Parameters
        ----------
        old, new : Layer
            Also ones that are no longer in the stack, such as a layer before it was reloaded.
        keys : sequence of str
            The columns by which rows belong together; none to guess.
        done : callable or None
            Gets the comparison in place of showing it.
        """
        words = self._state.words.value

        def work(task: Task) -> Comparison:
            return compared(old, new, keys, words, task.progress)

        return self._tasks.run(_title(old.name.en, new.name.en, words), work, done or self.show)

    def compare_with_file(
        self, layer: Layer, path: Path, keys: Sequence[str] = (), *, is_newer: bool
    ) -> Task:
        """Compare a layer with a file, which is read for it alone, and show what changed.

        Parameters
        ----------
        layer : Layer
            One of the stack.
        path : Path
            The other delivery.
        keys : sequence of str
            As of `compare`.
        is_newer : bool
            True if the file is the newer delivery.
        """
        words = self._state.words.value

        def work(task: Task) -> Comparison:
            other = self._layer_of_file(layer, path, task.progress.part(0, 0.5))
            both = (layer, other) if is_newer else (other, layer)
            return compared(*both, keys, words, task.progress.part(0.5, 1))

        names = (layer.name.en, path.name) if is_newer else (path.name, layer.name.en)
        return self._tasks.run(_title(*names, words), work, self.show)

    def show(self, comparison: Comparison, together: Sequence[Comparison] = ()) -> None:
        """Show a comparison on the map, in place of the one before.

        Parameters
        ----------
        comparison : Comparison
            To be shown.
        together : sequence of Comparison
            All tables of the same two files, among which the user may choose.
        """
        self.together = tuple(together)
        self._take_overlay_away()
        added = self._state.layers.add(*comparison.overlay)
        self._overlay_ids = tuple(layer.layer_id for layer in added)
        self.shown.set(comparison)
        extent = Extent.around(layer.extent for layer in added)
        if extent is not None:
            self._navigation.reveal(extent, extent.buffered(_AROUND_M))

    def close(self) -> None:
        """Show no comparison any more."""
        self._take_overlay_away()
        self.shown.set(None)

    def go_to(self, old_id: int | None, new_id: int | None) -> None:
        """Select a feature of the shown comparison where it is on the map, and zoom there.

        Parameters
        ----------
        old_id, new_id : int or None
            Of the feature in both deliveries; None where it is in one only.
        """
        comparison = self.shown.value
        if comparison is None:
            return
        places = ((comparison.new, new_id), (comparison.old, old_id))
        for layer, feature_id in places:
            if feature_id is not None and self._is_here(layer):
                self._selector.select_to_see(FeatureRef(layer.layer_id, feature_id))
                return
        for layer, feature_id in places:
            extent = _extent_of(layer, feature_id)
            if extent is not None:
                self._selector.clear()
                self._navigation.show_extent(extent.buffered(_AROUND_M))
                return

    def save(self, path: Path) -> None:
        """Write what changed to a workbook or a CSV file, in a worker."""
        # Most sessions write none.
        from gisapp.export.changes_file import write_changes

        comparison, words = self.shown.value, self._state.words.value
        if comparison is None:
            return

        def work(_: Task) -> None:
            write_changes(path, comparison.changes, comparison.old, comparison.new, words)

        def tell(_: None) -> None:
            sentence = words("message.changes_saved", name=path.name)
            self._messages.emit(Message("info", sentence, about=str(path)))

        self._tasks.run(words("export.writing_file", name=path.name), work, tell)

    def _layer_of_file(self, layer: Layer, path: Path, progress: Progress) -> Layer:
        # A window starts without what reads and compares files.
        from gisapp.core.deliveries.layer_pairs import layers_by_name
        from gisapp.core.deliveries.paired_rows import CompareError
        from gisapp.sources.memory_budget import MemoryBudget
        from gisapp.sources.open import open_source

        budget = MemoryBudget.of_user(self._memory_bytes).less(self._state.layers.layers)
        opened = open_source(str(path), budget=budget, progress=progress)
        progress.check()
        layers = [each for each in opened.layers if may_be_compared(each)]
        pairs = layers_by_name([layer], layers) or [(layer, each) for each in layers[:1]]
        if not pairs:
            raise CompareError("compare_no_columns", layer=path.name)
        return pairs[0][1]

    def _is_here(self, layer: Layer) -> bool:
        """True if the stack still has these very features, under whatever look."""
        here = self._state.layers.present([layer.layer_id])
        return any(each.content.index is layer.content.index for each in here)

    def _take_overlay_away(self) -> None:
        for layer in self._state.layers.present(self._overlay_ids):
            self._state.layers.remove(layer.layer_id)
        self._overlay_ids = ()


def may_be_compared(layer: Layer) -> bool:
    """True for a layer of rows with columns, which is not of the map's own."""
    is_own = layer.identifiable and layer.raster is None and layer.group != CHANGES_GROUP
    return is_own and layer.partial is None and bool(layer.attributes.fields)


def compared(
    old: Layer, new: Layer, keys: Sequence[str], words: Words, progress: Progress
) -> Comparison:
    """Return a comparison with its overlay; parameters and errors are those of `compare`."""
    # A window starts without it.
    from gisapp.core.deliveries.compare import compare

    changes = compare(old, new, keys, progress.part(0, 0.9))
    return Comparison(old, new, changes, overlay_layers(old, new, changes, words))


def _title(old: str, new: str, words: Words) -> str:
    return words("changes.comparing", old=old, new=new)


def _extent_of(layer: Layer, feature_id: int | None) -> Extent | None:
    row = None if feature_id is None else layer.geometry.row_of(feature_id)
    return None if row is None else Extent.of_bounds(layer.geometry.bounds[[row]])
