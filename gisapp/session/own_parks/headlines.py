"""The figures of all that is switched on: joined by workers, while the user sees the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gisapp.core.deliveries.overlay import CHANGES_GROUP
from gisapp.core.events import Event, Observable
from gisapp.core.filters.layer_filter import LayerFilter
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.layers.shown_count import shown_count
from gisapp.core.layers.shown_features import only_shown
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.headline import KindHeadline, headlines_of
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.progress import Progress
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.session.attribute_loading import AttributeLoader
from gisapp.session.jobs import Jobs
from gisapp.session.loading import SourceLoader
from gisapp.session.tasks import Tasks

if TYPE_CHECKING:
    from gisapp.core.own_parks.totals.headline import LayerHeadline

_NOT_OWN = (*OFFLINE_BASEMAP_GROUPS, CHANGES_GROUP)
"""The groups of layers that the user didn't open: what changed has a panel of its own."""

MOST_UNASKED = 50_000
"""Rows of a layer without a mapping whose columns are added up before anyone asks."""

FEW_FACTS = 2_000
"""So many are joined at once: that takes no longer than showing them."""

State = Literal["there", "coming", "lost", "on_request", "too_large"]


@dataclass(frozen=True)
class _Request:
    """What the headline of a layer follows from; of its look, hidden classes are part of it."""

    attributes: AttributeTable
    mapping: LayerMapping | None
    roles: tuple[tuple[str, str], ...]
    features: int
    filter: LayerFilter
    hidden: tuple[str, ...]
    shown: int

    @classmethod
    def of(cls, layer: Layer) -> "_Request":
        roles = tuple(sorted(layer.chosen_roles.items()))
        hidden = tuple(each.key for each in layer.style.classes if each.is_hidden)
        shown, _ = shown_count(layer)
        count = layer.feature_count
        return cls(layer.attributes, layer.mapping, roles, count, layer.filter, hidden, shown)


@dataclass(frozen=True)
class Shown:
    """What of a layer the page on all that is switched on depends on, but for its figures."""

    layer_id: str
    name: Bilingual
    request: _Request
    is_coming: bool
    problems: int

    @property
    def rows(self) -> tuple[str, AttributeTable]:
        """Which layer it is, and with which rows: others once the file is read anew."""
        return self.layer_id, self.request.attributes


class Headlines:
    """Joins the figures of the layers and datasets that are switched on, once they are wanted.

    `outline` is what is switched on; `changed` says that figures have come, or will not come. A
    failure reaches the message bar.
    """

    def __init__(
        self,
        view_state: ViewState,
        loader: SourceLoader,
        attributes: AttributeLoader,
        tasks: Tasks,
    ) -> None:
        self.changed: Event[None] = Event()
        self._state = view_state
        self._loader = loader
        self._attributes = attributes
        self._jobs: Jobs[str, _Request] = Jobs(tasks)
        self._dataset_jobs: Jobs[int, tuple[()]] = Jobs(tasks)
        self._known: dict[str, tuple[_Request, LayerHeadline]] = {}
        self._asked: set[str] = set()
        self._whole: set[str] = set()
        """Layers of which all has come, though the loader may still be about to leave them."""
        self._datasets: dict[int, tuple[ParkDataset, tuple[KindHeadline, ...]]] = {}
        self.outline: Observable[tuple[Shown, ...]] = Observable(self._outline())
        for jobs in (self._jobs, self._dataset_jobs):
            jobs.ended.connect(lambda _: self.changed.emit(None))
        attributes.changed.connect(lambda _: self.changed.emit(None))
        view_state.layers.changed.connect(lambda _: self._follow_layers())
        view_state.datasets.changed.connect(lambda _: self._follow_layers())
        loader.came.connect(self._note_as_whole)
        tasks.ended.connect(lambda _: self._follow_layers())

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of the user's own that are switched on, the topmost first."""
        return tuple(
            layer
            for layer in reversed(self._state.layers.visible)
            if layer.dataset is None and layer.group not in _NOT_OWN
        )

    @property
    def datasets(self) -> tuple[ParkDataset, ...]:
        """The datasets of which at least one layer is switched on."""
        shown = {id(layer.dataset) for layer in self._state.layers.visible}
        return tuple(each for each in self._state.datasets.value if id(each) in shown)

    def of_dataset(self, dataset: ParkDataset) -> tuple[KindHeadline, ...] | None:
        """Return the figures of a dataset, for all kinds that are switched on or have no layer.

        None while a worker joins them.
        """
        known = self._datasets.get(id(dataset))
        if known is None:
            self._join_dataset(dataset)
            known = self._datasets.get(id(dataset))
        if known is None:
            return None
        off = self._switched_off(dataset)
        return tuple(each for each in known[1] if each.kind not in off)

    def _join_dataset(self, dataset: ParkDataset) -> None:
        kinds = dataset.codes_of("kind")

        def take(headlines: tuple[KindHeadline, ...]) -> None:
            # Kept with its dataset, so that no other one is taken for it.
            self._datasets[id(dataset)] = dataset, headlines

        if len(dataset.facts) <= FEW_FACTS:
            take(headlines_of(dataset, kinds))
            return
        title = self._state.words.value("status.joining_figures", name=Path(dataset.path).name)
        work = partial(_join_kinds, dataset, kinds)
        self._dataset_jobs.begin(id(dataset), (), title, work, take)

    @property
    def are_coming(self) -> bool:
        """True while figures of any layer or dataset are being joined."""
        return self._jobs.are_running or self._dataset_jobs.are_running

    def of_layer(self, layer: Layer) -> "LayerHeadline | None":
        """Return the figures of a layer; None unless its state is "there"."""
        request, headline = self._known.get(layer.layer_id, (None, None))
        return headline if request == _Request.of(layer) else None

    def state_of(self, layer: Layer) -> State:
        """Return whether the figures of a layer are there; nothing is begun."""
        if self.of_layer(layer) is not None:
            return "there"
        if layer.partial is not None:
            return "too_large"
        if self._jobs.has_failed(layer.layer_id, _Request.of(layer)):
            return "lost"
        if self._attributes.has_failed(layer):
            return "lost"
        return "coming" if self._is_wanted(layer) else "on_request"

    def want(self, layer: Layer) -> None:
        """Have the figures of a layer joined, unless that takes long and nobody asked for it."""
        if self.state_of(layer) != "coming" or self.is_arriving(layer.layer_id):
            return
        if not layer.attributes.is_at_hand:
            self._attributes.try_again((layer,))
            return
        request = _Request.of(layer)

        def take(headline: "LayerHeadline") -> None:
            self._known[layer.layer_id] = request, headline

        name = layer.name.in_language(self._state.words.value.language)
        title = self._state.words.value("status.joining_figures", name=name)
        self._jobs.begin(layer.layer_id, request, title, partial(_join, layer), take)

    def is_arriving(self, layer_id: str) -> bool:
        """True while more of a layer may come."""
        return layer_id not in self._whole and self._loader.is_loading(layer_id)

    def ask(self, layer_id: str) -> None:
        """Join the figures of a layer even where that takes long, or failed before."""
        if layer_id not in self._state.layers:
            return
        layer = self._state.layers[layer_id]
        self._asked.add(layer_id)
        self._jobs.try_again(layer_id)
        if not layer.attributes.is_at_hand:
            self._attributes.try_again((layer,))
        self.want(layer)
        self.changed.emit(None)

    def _is_wanted(self, layer: Layer) -> bool:
        if layer.mapping is not None or layer.layer_id in self._asked:
            return True
        return layer.feature_count <= MOST_UNASKED and layer.attributes.is_at_hand

    def _switched_off(self, dataset: ParkDataset) -> set[str]:
        of_dataset = [each for each in self._state.layers.layers if each.dataset is dataset]
        shown = {each.kind for each in of_dataset if each.visible}
        return {each.kind for each in of_dataset} - shown

    def _note_as_whole(self, layer_ids: tuple[str, ...]) -> None:
        self._whole.update(layer_ids)
        self._follow_layers()

    def _follow_layers(self) -> None:
        """Forget what layers and datasets held that are gone or changed, and tell what is shown."""
        here = {layer.layer_id: layer for layer in self._state.layers.layers}
        self._known = {
            layer_id: (request, headline)
            for layer_id, (request, headline) in self._known.items()
            if layer_id in here and request == _Request.of(here[layer_id])
        }
        self._asked &= here.keys()
        self._whole &= here.keys()
        self._jobs.drop_unless(lambda layer_id: layer_id in here)
        datasets = {id(each) for each in self._state.datasets.value}
        self._datasets = {key: each for key, each in self._datasets.items() if key in datasets}
        self._dataset_jobs.drop_unless(lambda key: key in datasets)
        self.outline.set(self._outline())

    def _outline(self) -> tuple[Shown, ...]:
        return tuple(
            Shown(
                layer.layer_id,
                layer.name,
                _Request.of(layer),
                self.is_arriving(layer.layer_id),
                len(layer.origin.problems),
            )
            for layer in reversed(self._state.layers.visible)
            if layer.group not in _NOT_OWN
        )


def _join(layer: Layer, progress: Progress) -> "LayerHeadline":
    # Most starts of the window end without a layer of the user's own.
    from gisapp.core.own_parks.totals.headline import headline_of
    from gisapp.sources.parks.park_schema import load_park_schema

    return headline_of(only_shown(layer), load_park_schema(), progress)


def _join_kinds(
    dataset: ParkDataset, kinds: Sequence[str], _progress: Progress
) -> tuple[KindHeadline, ...]:
    return headlines_of(dataset, kinds)
