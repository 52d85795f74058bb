"""The subjects of mapped layers in one window: workers look up their rows, clicks ask for them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from gisapp.core.events import Event
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.layer import FeatureRef, Layer, Problem, TopicRef
from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.own_parks.subjects.own_subject import OwnSubject
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks
from gisapp.sources.file_date import file_date
from gisapp.sources.parks.park_schema import load_park_schema

if TYPE_CHECKING:
    from gisapp.core.own_parks.rows.layer_rows import LayerRows
    from gisapp.core.own_parks.rows.own_rows import OwnRows
    from gisapp.core.own_parks.rows.place_links import PlaceLinks

_Request = tuple[LayerMapping, AttributeTable, FeatureIndex]
"""What an index is made of: as long as these are the same, it holds."""
_Links = dict[tuple[str, int], "PlaceLinks"]
_REMEMBERED = 50


class OwnData:
    """Knows which subject each row of a mapped layer is about.

    `changed` says that subjects may be known, or known better, than before.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self.changed: Event[None] = Event()
        self._state = view_state
        self._layers = view_state.layers
        self._jobs: Jobs[str, _Request] = Jobs(tasks)
        self._place_jobs: Jobs[str, tuple[_Request, ...]] = Jobs(tasks)
        self._places: dict[str, tuple[tuple[_Request, ...], _Links]] = {}
        self._made: dict[str, tuple[_Request, LayerRows]] = {}
        self._known: dict[FeatureRef, OwnSubject] = {}
        self._rows: OwnRows | None = None
        self._followed: tuple[Layer, ...] = ()
        self._is_news = False
        self._added = NO_FACTS
        self._jobs.ended.connect(lambda _: self._tell(self._take_up))
        self._place_jobs.ended.connect(lambda _: self._tell(self._forget))
        self._layers.changed.connect(lambda _: self._tell(self._follow))

    @cached_property
    def schema(self) -> ParkSchema:
        """What can be stated of parks."""
        return load_park_schema()

    @property
    def rows(self) -> "OwnRows":
        """The rows of all mapped layers, as far as they are looked up by now."""
        if self._followed is not self._layers.layers:
            # Whoever asks may have heard of a change first.
            self._follow()
        if self._rows is None:
            # A window starts without it.
            from gisapp.core.own_parks.rows.own_rows import OwnRows

            mapped = [layer for layer in reversed(self._layers.layers) if layer.mapping]
            found = ((layer, self._rows_of(layer)) for layer in mapped)
            known = {layer.layer_id: rows for layer, rows in found if rows is not None}
            places = {
                at: link
                for layer_id, (request, links) in self._places.items()
                if request == self._place_request(layer_id)
                for at, link in links.items()
            }
            self._rows = OwnRows(self.schema, known, places, self._added)
        return self._rows

    @property
    def added(self) -> AddedFacts:
        """What tables of facts say of rows."""
        return self._added

    def put_added(self, added: AddedFacts) -> None:
        """Let rows have these facts besides their own, in place of those before."""
        self._added = added
        self._tell(self._forget)

    @property
    def is_complete(self) -> bool:
        """True once the rows of all mapped layers are looked up, as far as they can be."""
        here = self.rows.layers
        return all(each.layer_id in here for each in self._layers.layers if each.mapping)

    def is_coming(self, ref: FeatureRef | TopicRef | None) -> bool:
        """True while a worker looks up the rows of a feature's layer."""
        return isinstance(ref, FeatureRef) and self._jobs.is_running(ref.layer_id)

    def subject_of(self, ref: FeatureRef | TopicRef | None) -> OwnSubject | None:
        """Return the subject of a row of a mapped layer.

        None where the layer has no mapping, for a row that is a total of others, and while rows
        are being looked up.

        Raises
        ------
        SourceError
            Its source cannot be read any more.
        """
        if not isinstance(ref, FeatureRef) or ref.layer_id not in self.rows.layers:
            return None
        if ref.feature_id in self.rows.layers[ref.layer_id].totals:
            return None
        # A window starts without it.
        from gisapp.core.own_parks.subjects.subject_dataset import dataset_around

        if ref not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[ref] = dataset_around(self.rows, ref)
        return self._known[ref]

    def problems_of(self, layer_id: str) -> tuple[Problem, ...]:
        """Return what is wrong with the keys and parents of a layer, as far as it is known now."""
        # A window starts without it.
        from gisapp.core.own_parks.rows.link_problems import link_problems

        rows = self.rows.layers.get(layer_id)
        return () if rows is None else tuple(link_problems(self.rows, rows))

    def ref_of(self, uid: str) -> FeatureRef | None:
        """Return the first row with a key, of the topmost layer that has one; None for none."""
        return next(iter(self.rows.with_key("", uid)), None)

    def _tell(self, step: Callable[[], None]) -> None:
        """Take a step, and say so if subjects are known otherwise than before."""
        step()
        if self._is_news:
            self._is_news = False
            self.changed.emit(None)

    def _follow(self) -> None:
        """Have the rows looked up of all layers that are mapped, or mapped otherwise, by now."""
        self._followed = self._layers.layers
        mapped = {layer.layer_id: layer for layer in self._followed if layer.mapping}
        for jobs in (self._jobs, self._place_jobs):
            jobs.drop_unless(lambda layer_id: layer_id in mapped)
        gone = self._made.keys() - mapped.keys()
        stale = [each for each in mapped.values() if self._is_stale(each)]
        for layer_id in gone:
            del self._made[layer_id]
            self._places.pop(layer_id, None)
        for layer in stale:
            self._made.pop(layer.layer_id, None)
            self._begin(layer)
        if gone or stale:
            self._take_up()

    def _is_stale(self, layer: Layer) -> bool:
        request, made = _request(layer), self._made.get(layer.layer_id)
        is_made = made is not None and made[0] == request
        is_coming = self._jobs.at_work(layer.layer_id) == request
        return not (is_made or is_coming or self._jobs.has_failed(layer.layer_id, request))

    def _begin(self, layer: Layer) -> None:
        if layer.partial is not None:
            # Its rows come and go with the view: what is clicked is known, and nothing else.
            self._made[layer.layer_id] = _request(layer), _bare(layer)
            return
        name = layer.name.in_language(self._state.words.value.language)
        title = self._state.words.value("status.looking_up_rows", name=name)
        request = _request(layer)

        def work(progress: Progress) -> "LayerRows":
            # A window starts without it.
            from gisapp.core.own_parks.rows.layer_rows import rows_of

            date = file_date(layer.origin.source)
            return rows_of(layer, request[0], self.schema, date, progress)

        def take(rows: "LayerRows") -> None:
            self._made[layer.layer_id] = request, rows

        self._jobs.begin(layer.layer_id, request, title, work, take)

    def _rows_of(self, layer: Layer) -> "LayerRows | None":
        if layer.layer_id in self._made:
            return self._made[layer.layer_id][1]
        return _bare(layer) if self._jobs.has_failed(layer.layer_id, _request(layer)) else None

    def _take_up(self) -> None:
        """Take what was looked up, and have found out what lies in what."""
        self._forget()
        for layer_id, (_, rows) in self._made.items():
            request = self._place_request(layer_id)
            known = self._places.get(layer_id)
            if request and (known is None or known[0] != request):
                self._link(rows, request)

    def _place_request(self, layer_id: str) -> tuple[_Request, ...]:
        """Return what links by place are made of: a layer, and all that may hold its rows."""
        if layer_id not in self._made:
            return ()
        request, rows = self._made[layer_id]
        if not any(parent.by == "place" for parent in rows.mapping.parents):
            return ()
        others = (
            each
            for each, other in self._made.values()
            if other.layer.geometry.kind == "polygon" and not other.layer.is_table
        )
        return (request, *others)

    def _link(self, rows: "LayerRows", request: tuple[_Request, ...]) -> None:
        layer_id, own = rows.layer.layer_id, self.rows
        name = rows.layer.name.in_language(self._state.words.value.language)
        title = self._state.words.value("status.linking_rows", name=name)

        def take(links: _Links) -> None:
            self._places[layer_id] = request, links

        self._place_jobs.begin(
            layer_id, request, title, lambda progress: own.linked_by_place(rows, progress), take
        )

    def _forget(self) -> None:
        self._known.clear()
        self._rows = None
        self._is_news = True


def _request(layer: Layer) -> _Request:
    return _mapping(layer), layer.attributes, layer.index


def _bare(layer: Layer) -> "LayerRows":
    # A window starts without it.
    from gisapp.core.own_parks.rows.layer_rows import bare_rows

    return bare_rows(layer, _mapping(layer), file_date(layer.origin.source))


def _mapping(layer: Layer) -> LayerMapping:
    return layer.mapping or LayerMapping()
