"""Reads the layers of a file anew: they keep their place, their look and what is selected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer, LayerOrigin
from gisapp.core.layers.same_features import found_again
from gisapp.core.layers.selection import FeatureSet, Ids, Selection
from gisapp.core.view_state import ViewState
from gisapp.session.loading import SourceLoader
from gisapp.session.messages import Message
from gisapp.session.styling import LayerStyler
from gisapp.session.tasks import Task, Tasks
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from gisapp.sources.stand_ins.private_folder import readable_name


@dataclass(frozen=True, eq=False)
class _Pair:
    """A layer as it was, None where it is new, and as it is now, None where it is no more.

    `selected` are the features that were selected, as they are called now.
    """

    before: Layer | None
    now: Layer | None
    selected: Ids | None = None


class Reloader:
    """Reads the files of a session's layers anew.

    Parameters
    ----------
    messages : Event of Message
        Where the user is told what came of it.
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """

    def __init__(
        self,
        view_state: ViewState,
        loader: SourceLoader,
        styler: LayerStyler,
        tasks: Tasks,
        messages: Event[Message],
        memory_bytes: int | None = None,
    ) -> None:
        self._state = view_state
        self._loader = loader
        self._styler = styler
        self._tasks = tasks
        self._messages = messages
        self._memory_bytes = memory_bytes

    def can_reload(self, layer: Layer) -> bool:
        """True for a layer that was opened from a file of any schema, and is wholly there."""
        is_own = layer.dataset is None and layer.group not in OFFLINE_BASEMAP_GROUPS
        return is_own and bool(layer.origin.source) and not self._loader.is_loading(layer.layer_id)

    def reload(self, layer: Layer) -> None:
        """Read the file of a layer anew, with all layers that came from it."""
        self.reload_file(layer.origin.source)

    def reload_file(self, source: str) -> None:
        """Read a file anew in a worker, for all layers that came from it.

        Parameters
        ----------
        source : str
            The path, as in the origin of the layers.
        """
        tables: dict[LayerOrigin, list[Layer]] = {}
        for layer in self._state.layers.layers:
            if layer.origin.source == source and self.can_reload(layer):
                table = replace(layer.origin, problems=(), crs=None, geometry_type="", encoding="")
                tables.setdefault(table, []).append(layer)
        for table, layers in tables.items():
            self._reload_table(table, layers)

    def _reload_table(self, table: LayerOrigin, layers: Sequence[Layer]) -> None:
        others = [each for each in self._state.layers.layers if each not in layers]
        budget = MemoryBudget.of_user(self._memory_bytes).less(others)
        selected = self._state.selection.value.features.ids

        def read(task: Task) -> list[_Pair]:
            opened = open_source(
                f"{table.source}::{table.layer}",
                crs=table.asked_crs,
                encoding=table.asked_encoding,
                budget=budget,
                progress=task.progress,
            )
            task.progress.check()
            return [_with_selected(pair, selected) for pair in _pairs(layers, opened.layers)]

        name = readable_name(Path(table.source).name)
        title = self._state.words.value("status.opening", name=name)
        self._tasks.run(title, read, lambda pairs: self._take(name, pairs))

    def _take(self, name: str, pairs: Sequence[_Pair]) -> None:
        selection = self._state.selection.value
        kept = dict(selection.features.ids)
        for pair in pairs:
            self._exchange(pair, kept)
        features = FeatureSet({key: ids for key, ids in kept.items() if key in self._state.layers})
        if features != self._state.selection.value.features:
            self._state.selection.set(Selection(features, (), selection.topic))
        words = self._state.words.value
        problems = dict.fromkeys(
            problem.sentence(words)
            for pair in pairs
            if pair.now
            for problem in pair.now.origin.problems
        )
        self._messages.emit(
            Message("info", words("message.reloaded", name=name), "\n".join(problems))
        )

    def _exchange(self, pair: _Pair, selected: dict[str, Ids]) -> None:
        """Put a layer in the place of the one before, as if that had been removed.

        So all that knows something of the one before forgets it.
        """
        layers, before, now = self._state.layers, pair.before, pair.now
        if before is None or before.layer_id not in layers:
            if before is None and now is not None:
                layers.add(now)
            return
        shown = layers[before.layer_id]
        place = layers.layers.index(shown)
        coloring = self._styler.coloring_of(shown.layer_id)
        layers.remove(shown.layer_id)
        selected.pop(shown.layer_id, None)
        if now is None:
            return
        layers.insert(
            replace(
                now,
                layer_id=shown.layer_id,
                group=shown.group,
                visible=shown.visible,
                opacity=shown.opacity,
                finest=shown.finest,
                coarsest=shown.coarsest,
            ),
            place,
        )
        if coloring is not None and coloring[0] in (each.name for each in now.attributes.fields):
            self._styler.color(shown.layer_id, coloring)
        if pair.selected is not None and len(pair.selected):
            selected[shown.layer_id] = pair.selected


def _pairs(before: Sequence[Layer], now: Sequence[Layer]) -> list[_Pair]:
    """Return which layer takes the place of which: one of the same kind, else any that is left."""
    left = list(now)
    found: dict[str, Layer] = {}
    for same_kind in (True, False):
        for layer in before:
            fits = (each for each in left if not same_kind or _kind(each) == _kind(layer))
            if layer.layer_id not in found and (other := next(fits, None)) is not None:
                found[layer.layer_id] = other
                left.remove(other)
    return [
        *(_Pair(layer, found.get(layer.layer_id)) for layer in before),
        *(_Pair(None, layer) for layer in left),
    ]


def _kind(layer: Layer) -> str:
    return layer.geometry.kind


def _with_selected(pair: _Pair, selected: Mapping[str, Ids]) -> _Pair:
    if pair.before is None or pair.now is None or pair.before.layer_id not in selected:
        return pair
    ids = found_again(pair.before, selected[pair.before.layer_id], pair.now)
    return replace(pair, selected=ids)
