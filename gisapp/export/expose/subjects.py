"""What a sheet is about: a subject with its facts, or a feature that has attributes alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from gisapp.core.layers.attribute_rows import is_empty
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.subject_lookup import find_subject, subject_of
from gisapp.core.own_parks.subjects.own_formatter import OwnFactFormatter
from gisapp.core.own_parks.subjects.subject_dataset import dataset_around
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.errors import ExportError, Phrase
from gisapp.export.expose.request import ExposeContent, SubjectRef
from gisapp.words import Words

Cell = tuple[Layer, str, AttributeValue]
"""A value of a feature: its layer, the column, and the value."""


@dataclass(frozen=True, eq=False)
class SheetSubject:
    """A subject that facts are known of.

    Parameters
    ----------
    uid : str
        In the dataset of `formatter`.
    formatter : FactFormatter
        For its facts, in the language of the sheet.
    features : tuple of FeatureRef
        What it is in layers, on the map or not.
    cells : tuple of Cell
        The values of its rows that state no fact.
    notes : tuple of Phrase
        What is left out of its facts.
    is_own : bool
        True for rows of the user's own data.
    """

    uid: str
    formatter: FactFormatter
    features: tuple[FeatureRef, ...]
    cells: tuple[Cell, ...] = ()
    notes: tuple[Phrase, ...] = ()
    is_own: bool = False


def subject_known_as(content: ExposeContent, ref: SubjectRef, words: Words) -> SheetSubject | None:
    """Return the subject of a feature or a topic; None for a feature with attributes alone.

    Parameters
    ----------
    content : ExposeContent
        What may be told.
    ref : FeatureRef or TopicRef
        What the user wants a sheet of.
    words : Words
        The language of the sheet.

    Raises
    ------
    ExportError
        It is hidden, or not there.
    SourceError
        A source cannot be read any more.
    """
    if isinstance(ref, FeatureRef) and not _is_shown(content, ref):
        raise ExportError("expose_not_shown")
    known = subject_of(content.shown.layers, ref) or _topic(content, ref)
    if known is not None:
        dataset, subject = known
        return _of_dataset(content, dataset, subject.uid, words)
    if not isinstance(ref, FeatureRef):
        raise ExportError("expose_not_shown")
    rows = content.own.layers.get(ref.layer_id)
    if rows is None or ref.feature_id in rows.totals:
        return None
    return _of_rows(content, ref, words)


def _is_shown(content: ExposeContent, ref: FeatureRef) -> bool:
    """True for a feature that is there; of a layer beyond memory that is not known."""
    layer = content.layers.get(ref.layer_id)
    if layer is None:
        return False
    return layer.partial is not None or layer.geometry.row_of(ref.feature_id) is not None


def _topic(content: ExposeContent, ref: SubjectRef) -> tuple[ParkDataset, Subject] | None:
    """Return a topic of a dataset of which no layer is shown."""
    uid = ref.uid if isinstance(ref, TopicRef) else ""
    known = (each for each in content.shown.datasets if uid in each.subjects)
    return next(((dataset, dataset.subjects[uid]) for dataset in known), None)


def _of_dataset(
    content: ExposeContent, dataset: ParkDataset, uid: str, words: Words
) -> SheetSubject:
    layers = (layer for layer in content.shown.layers if layer.dataset is dataset)
    found = find_subject(layers, uid)
    features = (found,) if isinstance(found, FeatureRef) else ()
    return SheetSubject(uid, FactFormatter(dataset, words, content.shown.units), features)


def _of_rows(content: ExposeContent, ref: FeatureRef, words: Words) -> SheetSubject:
    own = dataset_around(content.own, ref)
    formatter = OwnFactFormatter(own.dataset, words, content.shown.units, own.cells)
    features = own.features[own.uid]
    told = {(cell.ref, cell.column) for cell in own.cells.values()}
    cells = tuple(_other_cells(content, features, told))
    return SheetSubject(own.uid, formatter, features, cells, own.notes, is_own=True)


def _other_cells(
    content: ExposeContent, features: tuple[FeatureRef, ...], told: set[tuple[FeatureRef, str]]
) -> Iterator[Cell]:
    """Yield the values of rows that state no fact, without empty ones."""
    for ref in features:
        rows = content.own.layers[ref.layer_id]
        (record,) = rows.records([ref.feature_id])
        # Rows that were looked up before may know columns that are not to be told.
        here = {field.name for field in content.layers[ref.layer_id].attributes.fields}
        for column, value in record.items():
            if column in here and (ref, column) not in told and not is_empty(value):
                yield content.layers[ref.layer_id], column, value
