"""What a snapshot shows and how its page begins: frozen, so that a worker may write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial_loading import without_features
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.joining import joined
from gisapp.core.text.units import UnitChoice
from gisapp.errors import ExportError
from gisapp.export.shown_content import ShownContent
from gisapp.words import LANGUAGES, Language, Words, load_words

CLOSEST_ZOOM = 18
DEFAULT_TOLERANCE_M = 0.3
"""Half a pixel at the closest zoom, where a pixel is about 0.5 m wide in China."""

NAMES_IN_TITLE = 3


@dataclass(frozen=True, eq=False)
class SnapshotRequest:
    """A snapshot as the user wants it, of all that the window has.

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
        None takes those that are usual in the language.
    selected_uid : str
        The subject that is read first, empty for the home view.
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

    @cached_property
    def content(self) -> ShownContent:
        """What may be shown: neither hidden layers nor hidden fields."""
        return ShownContent.of(
            self.layers, self.datasets, self.language, self.units, self.hidden_fields
        )

    @property
    def shown_layers(self) -> tuple[Layer, ...]:
        """The layers that go into the file, bottom first."""
        return tuple(layer for layer in self.layers if layer.visible)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What the page is made of: content without what is hidden, and how the page begins.

    Parameters
    ----------
    extent : Extent
        What is seen first, in EPSG:3857.
    place : Bilingual
        The place that the facts are about; empty where there is none.
    selected_uid, tolerance_m
        As of `SnapshotRequest`.
    """

    content: ShownContent
    extent: Extent
    title: Bilingual
    place: Bilingual
    date: str
    author: str
    selected_uid: str
    tolerance_m: float


def snapshot_of(request: SnapshotRequest) -> Snapshot:
    """Return what the page is made of, with all features in view loaded.

    Raises
    ------
    ExportError
        A layer has too many features in view.
    SourceError
        The source of a layer that is too large for memory cannot be read any more.
    """
    content = request.content.loaded_for(request.extent)
    for layer in without_features(content.layers):
        raise ExportError("too_many_for_snapshot", layer=layer.name.en, count=layer.feature_count)
    return Snapshot(
        content=content,
        extent=request.extent,
        title=title_of(request),
        place=place_of(content.datasets),
        date=request.date,
        author=request.author,
        selected_uid=_shown_uid(request),
        tolerance_m=request.tolerance_m,
    )


def _shown_uid(request: SnapshotRequest) -> str:
    """Return the selected subject's uid; empty where the subject is hidden."""
    uid = request.selected_uid
    is_known = any(uid in dataset.subjects for dataset in request.datasets)
    is_shown = any(uid in dataset.subjects for dataset in request.content.datasets)
    return "" if is_known and not is_shown else uid


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
                fields[code] = HideableField(code, Bilingual(attribute.shown), layer.name)
    return tuple(fields.values())


def title_of(request: SnapshotRequest) -> Bilingual:
    """Return the title that the user wrote, else one that names the place, or else the layers."""
    if request.title:
        return Bilingual(request.title, request.title)
    english, chinese = (
        _default_title(request.content, load_words(language)) for language in LANGUAGES
    )
    return Bilingual(english, chinese)


def _default_title(content: ShownContent, words: Words) -> str:
    place = place_of(content.datasets).in_language(words.language)
    if place:
        return words("snapshot.default_title", place=place)
    shown = content.data_layers or content.layers
    names = [layer.name.in_language(words.language) for layer in shown if layer.identifiable]
    return joined(*names[:NAMES_IN_TITLE]) or words("snapshot.untitled")


def place_of(datasets: Sequence[ParkDataset]) -> Bilingual:
    """Return the place that datasets are about: their first district, and the city it lies in."""
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
