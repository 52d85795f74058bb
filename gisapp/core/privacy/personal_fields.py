"""Finds the fields of layers and datasets that are likely about persons."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.privacy.personal_headings import personal_heading
from gisapp.core.privacy.personal_values import (
    ANY_SIGN,
    MOST_LETTERS,
    PersonalKind,
    is_card,
    is_old_id_number,
    personal_kind,
    personal_kind_under,
)
from gisapp.core.progress import NO_PROGRESS, Progress

if TYPE_CHECKING:
    import pyarrow as pa

MOST_VALUES = 50_000
"""So many different values of a field are looked at, evenly spaced."""
_CERTAIN_SHARE = 0.8
"""Numbers are taken for phones and cards where so many of a field's values are."""
_FEWEST = 3


@dataclass(frozen=True)
class PersonalField:
    """A field that is likely about persons.

    Parameters
    ----------
    layer_id : str
        Empty for a property of a dataset.
    field : str
        Its name, or the property's code.
    kind : PersonalKind
        What most of what was found is.
    rows : int
        How many of the rows that were looked at have some.
    looked_at, total : int
        How many rows were looked at, and how many there are.
    """

    layer_id: str
    field: str
    kind: PersonalKind
    rows: int
    looked_at: int
    total: int

    @property
    def code(self) -> str:
        """By what an export names it to hide it."""
        return f"{self.layer_id}/{self.field}" if self.layer_id else self.field


def personal_fields(
    layers: Sequence[Layer], datasets: Sequence[ParkDataset] = (), progress: Progress = NO_PROGRESS
) -> tuple[PersonalField, ...]:
    """Return the fields of layers, and the properties of datasets, that are likely about persons.

    Parameters
    ----------
    layers : sequence of Layer
        Of one beyond memory, the features that are loaded are looked at.
    datasets : sequence of ParkDataset
    progress : Progress
        Checked before each field.

    Raises
    ------
    SourceError
        A source cannot be read any more.
    Cancelled
        Nobody waits for it any more.
    """
    own = (layer for layer in layers if layer.identifiable and layer.dataset is None)
    return (
        *(each for layer in own for each in _of_layer(layer, progress)),
        *(each for dataset in datasets for each in _of_dataset(dataset)),
    )


def _of_layer(layer: Layer, progress: Progress) -> Iterator[PersonalField]:
    fields, ids = layer.attributes.fields, layer.geometry.feature_ids
    if not fields or not len(ids):
        return
    rows = layer.attributes.arrow_rows([field.name for field in fields], ids, progress)
    for field in fields:
        progress.check()
        heading = personal_heading(field.shown) or personal_heading(field.name)
        values, counts, looked_at = _counted(
            rows.table.column(field.name), heading, is_number=field.is_numeric
        )
        found = _found(values, counts, heading, is_number=field.is_numeric)
        if found is not None:
            kind, count = found
            yield PersonalField(
                layer.layer_id, field.name, kind, count, looked_at, layer.feature_count
            )


def _of_dataset(dataset: ParkDataset) -> Iterator[PersonalField]:
    by_property: dict[str, list[str]] = {}
    for fact in dataset.facts:
        said = (fact.text.en, fact.text.zh, fact.note.en, fact.note.zh)
        by_property.setdefault(fact.property_code, []).append("\n".join(said).strip())
    for code, texts in by_property.items():
        known = dataset.properties.get(code)
        labels = (known.label.zh, known.label.en) if known else ()
        headings = [each for each in map(personal_heading, (*labels, code)) if each is not None]
        heading = headings[0] if headings else None
        found = _found(texts, [1] * len(texts), heading, is_number=False)
        if found is not None:
            yield PersonalField("", code, *found, len(texts), len(texts))


def _found(
    values: Iterable[str], counts: Iterable[int], heading: PersonalKind | None, *, is_number: bool
) -> tuple[PersonalKind, int] | None:
    """Return what the values of a field are, and in how many rows; None where they are harmless."""
    texts, rows = list(values), list(counts)
    kinds = [_kind(each, heading) for each in texts]
    hits: Counter[PersonalKind] = Counter()
    for kind, count in zip(kinds, rows, strict=True):
        if kind is not None:
            hits[kind] += count
    is_sure = heading is not None or not is_number
    if hits and (is_sure or _is_most(kind is not None for kind in kinds)):
        return hits.most_common(1)[0][0], hits.total()
    numbers: tuple[tuple[PersonalKind, Callable[[str], bool]], ...] = (
        ("bank_card", is_card),
        ("id_number", is_old_id_number),
    )
    for found, is_one in numbers:
        if _is_most(map(is_one, texts)):
            hit = (count for text, count in zip(texts, rows, strict=True) if is_one(text))
            return found, sum(hit)
    return None


def _kind(text: str, heading: PersonalKind | None) -> PersonalKind | None:
    return personal_kind(text) if heading is None else personal_kind_under(text, heading)


def _is_most(answers: Iterable[bool]) -> bool:
    known = list(answers)
    return len(known) >= _FEWEST and sum(known) >= _CERTAIN_SHARE * len(known)


def _counted(
    column: "pa.ChunkedArray", heading: PersonalKind | None, *, is_number: bool
) -> tuple[list[str], list[int], int]:
    """Return the different values of a column that may be personal, as texts, and their rows.

    Returns
    -------
    (list of str, list of int, int)
        The values, how many rows have each, and how many rows were looked at.
    """
    import numpy as np
    import pyarrow.compute as pc

    texts = _texts(column, is_dated=heading == "birth")
    if texts is None:
        return [], [], len(column)
    counted = pc.value_counts(texts.drop_null())
    if heading is None and not is_number:
        begun = pc.utf8_slice_codeunits(counted.field("values"), 0, MOST_LETTERS)
        counted = counted.filter(pc.match_substring_regex(begun, ANY_SIGN))
    values, counts = counted.field("values"), counted.field("counts")
    looked_at = len(column)
    if len(values) > MOST_VALUES:
        places = np.linspace(0, len(values) - 1, MOST_VALUES).astype(np.int64)
        looked_at -= pc.sum(counts).as_py() - pc.sum(counts.take(places)).as_py()
        values, counts = values.take(places), counts.take(places)
    return values.to_pylist(), counts.to_pylist(), looked_at


def _texts(column: "pa.ChunkedArray", *, is_dated: bool) -> "pa.ChunkedArray | None":
    """Return a column as texts; None for values that tell of nobody, such as areas."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
        kind = column.type
    if pa.types.is_floating(kind):
        whole = pc.all(pc.equal(column, pc.floor(column))).as_py()
        largest = pc.max(pc.abs(column)).as_py()
        if not whole or largest is None or not 1e6 <= largest < 2**53:
            return None
        column = column.cast(pa.int64())
    elif pa.types.is_temporal(kind):
        return column.cast(pa.string()) if is_dated else None
    elif not (
        pa.types.is_integer(kind) or pa.types.is_string(kind) or pa.types.is_large_string(kind)
    ):
        return None
    return column.cast(pa.string())
