"""What a snapshot shall show: frozen, so that a worker may make it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.joining import joined
from gisapp.core.text.units import MONEY_OF, UnitChoice
from gisapp.words import LANGUAGES, Language, Words, load_words

CLOSEST_ZOOM = 18
DEFAULT_TOLERANCE_M = 0.3
"""Half a pixel at the closest zoom, where a pixel is about 0.5 m wide in China."""

NAMES_IN_TITLE = 3


@dataclass(frozen=True, eq=False)
class SnapshotRequest:
    """What the window shows, and how its snapshot begins.

    Parameters
    ----------
    layers : tuple of Layer
        Bottom first; those that are not visible stay out of the file.
    datasets : tuple of ParkDataset
        Whose subjects and facts go into the file; topics too, but no subject of a hidden layer.
    extent : Extent
        What is seen first, in EPSG:3857.
    title : str
        As the user wrote it; empty for one that names the place, in both languages.
    date : str
        ISO 8601; the same request gives the same bytes, so the clock is never asked.
    units : UnitChoice or None
        None tells money as is usual in the language.
    selected_uid : str
        The subject that is read first, empty for the overview.
    hidden_fields : frozenset of str
        What is left out of the file: codes of properties and attributes of subjects, and
        `layer_id/field` for fields of other layers.
    tolerance_m : float
        How far a shape may differ from its source, in metres on the ground; 0 keeps all vertices.
    """

    layers: tuple[Layer, ...]
    datasets: tuple[ParkDataset, ...]
    extent: Extent
    language: Language
    date: str
    title: str = ""
    units: UnitChoice | None = None
    author: str = ""
    selected_uid: str = ""
    hidden_fields: frozenset[str] = frozenset()
    tolerance_m: float = DEFAULT_TOLERANCE_M

    @property
    def unit_choice(self) -> UnitChoice:
        """How areas and money are told at first."""
        return self.units or UnitChoice(money=MONEY_OF[self.language])

    @property
    def shown_layers(self) -> tuple[Layer, ...]:
        """The layers that go into the file, bottom first."""
        return tuple(layer for layer in self.layers if layer.visible)


@dataclass(frozen=True)
class HideableField:
    """A field that may be left out: its code in `hidden_fields`, what it is called, and where."""

    code: str
    label: Bilingual
    group: Bilingual


def hideable_fields(request: SnapshotRequest) -> tuple[HideableField, ...]:
    """Return what `hidden_fields` may name, in the order of the panel's sections."""
    fields = {}
    for dataset in request.datasets:
        used = {fact.property_code for fact in dataset.facts}
        order = {code: position for position, code in enumerate(dataset.codes_of("section"))}
        for each in sorted(
            dataset.properties.values(),
            key=lambda each: (order.get(each.section, len(order)), each.sort_order),
        ):
            if each.code in used:
                group = dataset.label("section", each.section)
                fields[each.code] = HideableField(each.code, each.label, group)
    for layer in request.shown_layers:
        if layer.identifiable and layer.dataset is None:
            for attribute in layer.attributes.fields:
                code = f"{layer.layer_id}/{attribute.name}"
                fields[code] = HideableField(code, Bilingual(attribute.name), layer.name)
    return tuple(fields.values())


def place_of(datasets: Sequence[ParkDataset]) -> Bilingual:
    """Return the place that datasets tell of: their first district, and the city it lies in."""
    for dataset in datasets:
        for subject in dataset.subjects.values():
            if subject.kind == "district":
                cities = [
                    fact.text
                    for fact in dataset.facts_of(subject.uid)
                    if fact.property_code == "located_in" and fact.is_usable
                ]
                city = cities[0] if cities else Bilingual()
                return Bilingual(
                    ", ".join(filter(None, (subject.name.en, city.en))),
                    city.zh + subject.name.zh,
                )
    return Bilingual()


def title_of(request: SnapshotRequest) -> Bilingual:
    """Return the title that the user gave, else one that names the place, or else the layers."""
    if request.title:
        return Bilingual(request.title, request.title)
    english, chinese = (_default_title(request, load_words(language)) for language in LANGUAGES)
    return Bilingual(english, chinese)


def _default_title(request: SnapshotRequest, words: Words) -> str:
    place = place_of(request.datasets).in_language(words.language)
    if place:
        return words("snapshot.default_title", place=place)
    names = [
        layer.name.in_language(words.language)
        for layer in request.shown_layers
        if layer.identifiable
    ]
    return joined(*names[:NAMES_IN_TITLE]) or words("snapshot.untitled")
