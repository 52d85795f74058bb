"""Which fact sheets are wanted, and what they may tell: frozen, so that a worker may write them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.own_parks.rows.layer_rows import LayerRows, bare_rows, rows_of
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.units import UnitChoice
from gisapp.export.redaction.withheld_areas import tells_hidden_area
from gisapp.export.shown_content import ShownContent
from gisapp.sources.file_date import file_date
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.words import Language

SubjectRef = FeatureRef | TopicRef

MOST_SHEETS = 2000
"""Of one request: more are no reading for anybody."""


@dataclass(frozen=True)
class SheetParts:
    """What sheets tell beside the facts.

    Parameters
    ----------
    map, pictures, sources : bool
        False leaves that out.
    """

    map: bool = True
    pictures: bool = True
    sources: bool = True


@dataclass(frozen=True, eq=False)
class ExposeRequest:
    """Fact sheets as the user wants them, of all that the window has.

    Parameters
    ----------
    layers : tuple of Layer
        Bottom first; of those that are not visible nothing is told, but of the subjects' own.
    datasets : tuple of ParkDataset
        Whose subjects and facts may be told.
    subjects : tuple of FeatureRef or TopicRef
        What the sheets are about, in their order.
    date : str
        ISO 8601: when they are made; the clock is never asked.
    units : UnitChoice or None
        None takes those that are usual in the language.
    hidden_fields : frozenset of str
        What no sheet may tell; as of `ShownContent`.
    hidden_layers, hidden_kinds : frozenset of str
        Of these nothing is told; as of `ShownContent`.
    rows : OwnRows or None
        The rows of mapped layers, as far as somebody has looked them up already.
    added : AddedFacts
        What tables of facts say of the rows of mapped layers.
    parts : SheetParts
        What sheets tell beside the facts.
    as_points : frozenset of str
        Ids of layers of which points stand for shapes.
    """

    layers: tuple[Layer, ...]
    datasets: tuple[ParkDataset, ...]
    subjects: tuple[SubjectRef, ...]
    language: Language
    date: str
    units: UnitChoice | None = None
    hidden_fields: frozenset[str] = frozenset()
    hidden_layers: frozenset[str] = frozenset()
    hidden_kinds: frozenset[str] = frozenset()
    rows: OwnRows | None = None
    added: AddedFacts = NO_FACTS
    parts: SheetParts = field(default_factory=SheetParts)
    as_points: frozenset[str] = frozenset()

    @property
    def asked_layers(self) -> frozenset[str]:
        """The ids of the layers of the subjects."""
        return frozenset(ref.layer_id for ref in self.subjects if isinstance(ref, FeatureRef))

    @property
    def wanted_layers(self) -> tuple[Layer, ...]:
        """The layers, with all that they tell; those of the subjects are visible.

        Whoever asks for the sheet of a row wants it, whether its layer is on the map or not.
        """
        asked = self.asked_layers
        return tuple(
            replace(each, visible=True) if each.layer_id in asked else each for each in self.layers
        )

    @property
    def told_layers(self) -> tuple[Layer, ...]:
        """Those of them that sheets may tell of."""
        return tuple(each for each in self.wanted_layers if each.visible)


@dataclass(frozen=True, eq=False)
class ExposeContent:
    """What sheets may tell, with everything hidden taken out.

    Parameters
    ----------
    shown : ShownContent
        Layers and datasets.
    own : OwnRows
        The rows of mapped layers.
    hidden_properties : frozenset of str
        Codes of what is hidden: nobody is told that it is not stated.
    """

    shown: ShownContent
    own: OwnRows
    hidden_properties: frozenset[str] = frozenset()

    @property
    def layers(self) -> dict[str, Layer]:
        """The layers by their ids, bottom first."""
        return {layer.layer_id: layer for layer in self.shown.layers}


def content_of(request: ExposeRequest, progress: Progress = NO_PROGRESS) -> ExposeContent:
    """Return what the sheets of a request may tell, in a worker.

    Raises
    ------
    SourceError
        A source cannot be read any more.
    Cancelled
        The export shall end.
    """
    layers, asked = request.wanted_layers, request.asked_layers
    for layer in layers:
        if layer.layer_id in asked or layer.mapping is not None:
            layer.attributes.fetch(progress)
    shown = ShownContent.of(
        layers,
        request.datasets,
        request.language,
        request.units,
        request.hidden_fields,
        request.hidden_layers,
        request.hidden_kinds,
    )
    hidden = shown.hidden_fields
    telling = (layer.layer_id for layer in layers if tells_hidden_area(layer, hidden))
    shown = shown.with_points(request.as_points.union(telling))
    codes = hidden.union(_hidden_properties(layers, hidden))
    return ExposeContent(shown, _own_rows(shown, request, progress), codes)


def _hidden_properties(layers: Sequence[Layer], hidden_fields: frozenset[str]) -> Iterator[str]:
    """Yield the property of each column of own data that is hidden."""
    for layer in layers:
        for column in layer.mapping.facts if layer.mapping else ():
            if f"{layer.layer_id}/{column.column}" in hidden_fields:
                yield column.property_code


def _own_rows(shown: ShownContent, request: ExposeRequest, progress: Progress) -> OwnRows:
    """Return the rows of layers that are shown; what somebody has looked up is taken as it is."""
    schema = load_park_schema()
    known = request.rows.layers if request.rows is not None else {}
    mapped = [
        (layer, layer.mapping) for layer in reversed(shown.layers) if layer.mapping is not None
    ]
    made = {
        layer.layer_id: _rows(layer, mapping, schema, known.get(layer.layer_id), progress)
        for layer, mapping in mapped
    }
    facts = tuple(
        each for each in request.added.facts if each.property_code not in shown.hidden_fields
    )
    added = replace(request.added, facts=facts)
    if request.rows is not None and made == dict(known):
        return replace(request.rows, added=added)
    own = OwnRows(schema, made, added=added)
    places = {
        at: link
        for rows in made.values()
        for at, link in own.linked_by_place(rows, progress).items()
    }
    return replace(own, places=places)


def _rows(
    layer: Layer,
    mapping: LayerMapping,
    schema: ParkSchema,
    known: LayerRows | None,
    progress: Progress,
) -> LayerRows:
    if known is not None and _is_same(known, layer, mapping):
        return known
    date = file_date(layer.origin.source)
    if layer.partial is not None:
        return bare_rows(layer, mapping, date)
    return rows_of(layer, mapping, schema, date, progress)


def _is_same(known: LayerRows, layer: Layer, mapping: LayerMapping) -> bool:
    """True if nothing of what rows were made of is hidden, or other by now."""
    was = known.layer
    return (
        known.mapping == mapping
        and was.attributes is layer.attributes
        and was.geometry is layer.geometry
        and layer.index.shown is was.index.shown
    )
