"""What a snapshot shows and how its page begins: frozen, so that a worker may write it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.partial_loading import without_features
from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.joining import joined
from gisapp.core.text.units import UnitChoice
from gisapp.errors import ExportError
from gisapp.export.redaction.hideable import HideableField, hideable_fields
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot.limits import check_fits, codes_of_all
from gisapp.export.snapshot.own_subjects import OwnSubjects, own_subjects
from gisapp.words import LANGUAGES, Language, Words, load_words

CLOSEST_ZOOM = 18
DEFAULT_TOLERANCE_M = 0.3
"""Half a pixel at the closest zoom, where a pixel is about 0.5 m wide in China."""

NAMES_IN_TITLE = 3
TooMany = Literal["refuse", "outlines", "beside"]


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
    added : AddedFacts
        What tables of facts say of the rows of mapped layers.
    selected_row : FeatureRef or None
        The row of a mapped layer that is read first, in place of a subject.
    compared : tuple of FeatureRef or TopicRef
        What stands side by side, in the order of the columns.
    compared_from : FeatureRef, TopicRef or None
        The one of these from which differences are told.
    disclaimer : str
        What the author says of what the page may be used for; empty for nothing.
    review_number : str
        The number (审图号) under which the map was reviewed; empty where it has none.
    hidden_layers, hidden_kinds : frozenset of str
        As of `ShownContent.of`.
    as_points : frozenset of str
        Ids of layers of which a point within each shape goes into the file, and no shape.
    shapes_only : frozenset of str
        Ids of layers of which shapes go into the file, and nothing that their features say.
    too_many : TooMany
        What becomes of layers with too many features for a page: see `fitted`.
    values_beside : frozenset of str
        Ids of layers whose features lie in files beside the page.
    review_advice : bool
        True where the page too shall say that publishing it may need a map review.
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
    added: AddedFacts = NO_FACTS
    selected_row: FeatureRef | None = None
    compared: tuple[FeatureRef | TopicRef, ...] = ()
    compared_from: FeatureRef | TopicRef | None = None
    disclaimer: str = ""
    review_number: str = ""
    review_advice: bool = False
    hidden_layers: frozenset[str] = frozenset()
    hidden_kinds: frozenset[str] = frozenset()
    as_points: frozenset[str] = frozenset()
    shapes_only: frozenset[str] = frozenset()
    too_many: TooMany = "refuse"
    values_beside: frozenset[str] = frozenset()

    @cached_property
    def content(self) -> ShownContent:
        """What may be shown: neither hidden layers nor hidden fields."""
        silent = [layer for layer in self.layers if layer.layer_id in self.shapes_only]
        return ShownContent.of(
            self.layers,
            self.datasets,
            self.language,
            self.units,
            self.hidden_fields | codes_of_all(silent),
            self.hidden_layers,
            self.hidden_kinds,
        )

    @property
    def hideable_fields(self) -> tuple[HideableField, ...]:
        """What `hidden_fields` may name."""
        return hideable_fields(self.shown_layers, self.datasets, self.added)

    @property
    def shown_layers(self) -> tuple[Layer, ...]:
        """The layers that go into the file, bottom first, as they are in the window."""
        told = {layer.layer_id for layer in self.content.layers}
        return tuple(layer for layer in self.layers if layer.layer_id in told)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What the page is made of: content without what is hidden, and how the page begins.

    Parameters
    ----------
    extent : Extent
        What is seen first, in EPSG:3857.
    place : Bilingual
        The place that the facts are about; empty where there is none.
    selected_uid, tolerance_m, compared, compared_from, disclaimer, review_number, review_advice,
    shapes_only, values_beside
        As of `SnapshotRequest`.
    own : OwnSubjects
        What the rows of mapped layers are about.
    """

    content: ShownContent
    extent: Extent
    title: Bilingual
    place: Bilingual
    date: str
    author: str
    selected_uid: str
    tolerance_m: float
    own: OwnSubjects
    compared: tuple[FeatureRef | TopicRef, ...] = ()
    compared_from: FeatureRef | TopicRef | None = None
    disclaimer: str = ""
    review_number: str = ""
    review_advice: bool = False
    shapes_only: frozenset[str] = frozenset()
    values_beside: frozenset[str] = frozenset()


def content_in_view(request: SnapshotRequest) -> ShownContent:
    """Return what may be shown, with all features in view loaded.

    Raises
    ------
    ExportError
        A layer has too many features in view.
    SourceError
        The source of a layer cannot be read any more.
    """
    content = request.content.loaded_for(request.extent)
    for layer in without_features(content.layers):
        raise ExportError("too_many_for_snapshot", layer=layer.name.en, count=layer.feature_count)
    check_fits(content.data_layers, request.values_beside)
    return content.with_points(request.as_points)


def snapshot_of(
    request: SnapshotRequest,
    progress: Progress = NO_PROGRESS,
    content: ShownContent | None = None,
) -> Snapshot:
    """Return what the page is made of.

    Parameters
    ----------
    request : SnapshotRequest
        What the user wants.
    progress : Progress
        Reported to, and checked, while rows become subjects.
    content : ShownContent or None
        A part of what may be shown; None for all of it.

    Raises
    ------
    ExportError
        A layer has too many features in view.
    SourceError
        The source of a layer cannot be read any more.
    Cancelled
        The export shall end.
    """
    content = content or content_in_view(request)
    own = own_subjects(
        _telling(content.layers, request), request.added, content.hidden_fields, progress
    )
    return Snapshot(
        content=content,
        extent=request.extent,
        title=title_of(request),
        place=place_of(content.datasets),
        date=request.date,
        author=request.author,
        selected_uid=_selected_key(request, own, len(content.datasets)),
        tolerance_m=request.tolerance_m,
        own=own,
        compared=request.compared,
        compared_from=request.compared_from,
        disclaimer=request.disclaimer,
        review_number=request.review_number,
        review_advice=request.review_advice,
        shapes_only=request.shapes_only,
        values_beside=request.values_beside,
    )


def _telling(layers: Sequence[Layer], request: SnapshotRequest) -> tuple[Layer, ...]:
    """Return layers without the mappings of those whose values are not on the page."""
    return tuple(
        replace(layer, mapping=None) if layer.layer_id in request.values_beside else layer
        for layer in layers
    )


def _selected_key(request: SnapshotRequest, own: OwnSubjects, datasets: int) -> str:
    """Return by which key the page knows what is read first; empty for the home view."""
    if request.selected_row is None:
        return _shown_uid(request)
    uid = own.uid_of(request.selected_row)
    return f"{datasets}:{uid}" if uid and datasets else uid


def _shown_uid(request: SnapshotRequest) -> str:
    """Return the selected subject's uid; empty where the subject is hidden."""
    uid = request.selected_uid
    is_known = any(uid in dataset.subjects for dataset in request.datasets)
    is_shown = any(uid in dataset.subjects for dataset in request.content.datasets)
    return "" if is_known and not is_shown else uid


def title_of(request: SnapshotRequest) -> Bilingual:
    """Return the title that the user wrote, else one that names the place, or else the layers."""
    if request.title:
        return Bilingual(request.title, request.title)
    english, chinese = (
        default_title(request.content, load_words(language)) for language in LANGUAGES
    )
    return Bilingual(english, chinese)


def default_title(content: ShownContent, words: Words) -> str:
    """Return a title that names the place that facts are about, or else the layers."""
    place = place_of(content.datasets).in_language(words.language)
    if place:
        return words("snapshot.default_title", place=place)
    shown = [each for each in content.data_layers or content.layers if each.identifiable]
    # A map is called after what is on it, and a table without places after itself.
    named = [each for each in shown if not each.is_table] or shown
    names = [layer.name.in_language(words.language) for layer in named]
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
