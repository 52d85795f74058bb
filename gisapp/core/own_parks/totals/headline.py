"""The figures of all rows of one layer: of its kinds where it is mapped, else of its columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from heapq import nlargest

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.fact_columns import is_number
from gisapp.core.own_parks.totals.layer_totals import ColumnTotal, layer_totals, name_each_other
from gisapp.core.own_parks.totals.number_values import NumberValues, mapped_numbers
from gisapp.core.own_parks.totals.text_values import RowCodes, codes_of, latest_rows
from gisapp.core.own_parks.totals.totals import Total, joining_of, total_of
from gisapp.core.parks.facts import Property
from gisapp.core.parks.headline import (
    JOINING,
    KindHeadline,
    KindTotal,
    gaps_in,
    in_order,
    qualities_of,
)
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.bilingual import Bilingual

MOST_LARGEST = 5
"""So many of the largest rows of a kind are named."""
MOST_KINDS = 12
"""So many kinds of rows have figures of their own."""

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Largest:
    """One of the largest rows of a kind, by the first total of its headline.

    Parameters
    ----------
    feature_id : int
        The source's own id.
    name : Bilingual
        What it is called; its key where it has no name.
    value : float
        In `unit`.
    unit : str
        A stored unit.
    property_code : str
        What the value states.
    """

    feature_id: int
    name: Bilingual
    value: float
    unit: str
    property_code: str


@dataclass(frozen=True)
class LayerHeadline:
    """What opens a page on one layer.

    Parameters
    ----------
    kinds : tuple of KindHeadline
        Of a mapped layer, the kind with most rows first; empty for one without a mapping.
    largest : mapping
        The largest rows of each kind.
    sums : tuple of ColumnTotal
        Of the columns of a layer without a mapping, of those that add up.
    """

    kinds: tuple[KindHeadline, ...] = ()
    largest: Mapping[str, tuple[Largest, ...]] = field(default_factory=dict)
    sums: tuple[ColumnTotal, ...] = ()


def headline_of(
    layer: Layer, schema: ParkSchema, progress: Progress = NO_PROGRESS
) -> LayerHeadline:
    """Return what opens a page on a layer; for a worker, as all its rows are read.

    Parameters
    ----------
    layer : Layer
        Its attributes must be at hand.
    schema : ParkSchema
        What its columns may state.
    progress : Progress
        Reported to, and checked between the columns.

    Raises
    ------
    Cancelled
        The work shall end.
    SourceError
        The source cannot be read any more.
    """
    mapping = layer.mapping and _of_present_columns(layer, layer.mapping)
    if mapping is None:
        found = layer_totals(layer, layer.geometry.feature_ids, progress=progress)
        return LayerHeadline(
            sums=tuple(each for each in found.columns if each.total.joining == "sum")
        )
    rows = latest_rows(layer, mapping)
    ids = layer.geometry.feature_ids[rows]
    refusal = "nested" if name_each_other(layer, mapping, ids, progress) else ""
    figures = tuple(_figures(layer, mapping, schema, progress))
    kinds, largest = [], {}
    for kind, of_kind in _rows_by_kind(layer, mapping, rows):
        headline = _kind_headline(kind, of_kind, figures, schema, refusal)
        kinds.append(headline)
        largest[kind] = _largest(layer, mapping, headline, of_kind, figures)
    return LayerHeadline(tuple(kinds), largest)


def _of_present_columns(layer: Layer, mapping: LayerMapping) -> LayerMapping:
    """Return a mapping without the columns that a newer delivery of the file lacks."""
    present = {each.name for each in layer.attributes.fields}

    def named(column: str) -> str:
        return column if column in present else ""

    return replace(
        mapping,
        kind_column=named(mapping.kind_column),
        key=named(mapping.key),
        name_zh=named(mapping.name_zh),
        name_en=named(mapping.name_en),
        period_column=named(mapping.period_column),
        columns=tuple(each for each in mapping.columns if each.column in present),
    )


@dataclass(frozen=True, eq=False)
class _Figures:
    """What one column states of each row; texts count as stated and have no numbers."""

    described: Property
    column: ColumnMapping
    numbers: NumberValues | None
    stated: NDArray[np.bool_]

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same for columns that are about one thing at different times."""
        return self.described.code, self.column.kind, self.column.basis


def _figures(
    layer: Layer, mapping: LayerMapping, schema: ParkSchema, progress: Progress
) -> Iterator[_Figures]:
    """Yield what the columns state, of several times of one property the last alone."""
    latest: dict[tuple[str, str, str], ColumnMapping] = {}
    for column in mapping.facts:
        if column.property_code in schema.properties:
            key = column.property_code, column.kind, column.basis
            known = latest.get(key)
            if known is None or known.period.end < column.period.end:
                latest[key] = column
    for place, column in enumerate(latest.values()):
        part = progress.part(place / len(latest), (place + 1) / len(latest))
        described = schema.properties[column.property_code]
        if is_number(described):
            numbers = mapped_numbers(layer, column, layer.geometry.feature_ids, part)
            yield _Figures(described, column, numbers, numbers.is_stated)
        else:
            yield _Figures(described, column, None, codes_of(layer, column.column).is_stated)


def _rows_by_kind(layer: Layer, mapping: LayerMapping, rows: Rows) -> list[tuple[str, Rows]]:
    if not mapping.kind_column:
        return [(mapping.kind, rows)]
    kinds: RowCodes = codes_of(layer, mapping.kind_column)
    of_rows = kinds.codes[rows]
    counts = np.bincount(of_rows, minlength=len(kinds.texts))
    most = np.argsort(-counts, kind="stable")[:MOST_KINDS].tolist()
    return [(kinds.texts[code], rows[of_rows == code]) for code in most if counts[code]]


def _kind_headline(
    kind: str, rows: Rows, figures: tuple[_Figures, ...], schema: ParkSchema, refusal: str
) -> KindHeadline:
    expected = schema.expected.get(kind, ())
    stated: dict[str, int] = {}
    for each in figures:
        count = int(np.count_nonzero(each.stated[rows]))
        stated[each.described.code] = max(count, stated.get(each.described.code, 0))
    totals = (_total(each, rows, figures, schema, refusal) for each in figures)
    return KindHeadline(
        kind,
        schema.label("kind", kind) if kind else Bilingual(),
        len(rows),
        in_order((each for each in totals if each is not None), expected),
        gaps_in(expected, schema.properties, stated, len(rows)),
    )


def _total(
    each: _Figures, rows: Rows, figures: tuple[_Figures, ...], schema: ParkSchema, refusal: str
) -> KindTotal | None:
    """Return a column joined over rows; None where nothing is stated or numbers don't join."""
    described, basis, kind = each.described, each.column.basis, each.column.kind
    if each.numbers is None or described.aggregation not in JOINING:
        return None
    joining = joining_of(described)
    weights = next((w.numbers for w in figures if w.described.code == described.weight), None)
    found = total_of(each.numbers, rows, joining, weights, "" if joining == "none" else refusal)
    if not found.stated or found.refusal == "no_weight":
        return None
    unit, value = found.unit, _value(found, described.aggregation)
    qualities = qualities_of(schema.label, described, unit, basis, kind)
    doubts = ("rows_nest",) if found.refusal else ()
    stated = found.weighed or found.stated
    return KindTotal(described, value, unit, basis, kind, qualities, stated, len(rows), doubts)


def _value(found: Total, aggregation: str) -> float | None:
    if found.spread is not None and aggregation == "min":
        return found.spread.minimum
    if found.spread is not None and aggregation == "max":
        return found.spread.maximum
    return found.value


def _largest(
    layer: Layer,
    mapping: LayerMapping,
    headline: KindHeadline,
    rows: Rows,
    figures: tuple[_Figures, ...],
) -> tuple[Largest, ...]:
    first = next((each for each in headline.totals if each.property.aggregation == "sum"), None)
    if first is None:
        return ()
    key = first.property.code, first.kind, first.basis
    sizes = next(each.numbers for each in figures if each.numbers is not None and each.key == key)
    stated = rows[sizes.is_stated[rows]]
    numbers = sizes.numbers[stated].tolist()
    places = nlargest(MOST_LARGEST, range(len(numbers)), key=numbers.__getitem__)
    ids = layer.geometry.feature_ids[stated[places]].tolist()
    return tuple(
        Largest(feature_id, name, numbers[place], first.unit, first.property.code)
        for feature_id, name, place in zip(ids, _names(layer, mapping, ids), places, strict=True)
    )


def _names(layer: Layer, mapping: LayerMapping, ids: list[int]) -> list[Bilingual]:
    def texts(column: str) -> list[str]:
        if not column:
            return [""] * len(ids)
        return [str(each or "") for each in layer.attributes.column(column, ids).values]

    columns = (mapping.name_en, mapping.name_zh, mapping.key)
    english, chinese, keys = map(texts, columns)
    return [
        Bilingual(en, zh) if en or zh else Bilingual(key, key)
        for en, zh, key in zip(english, chinese, keys, strict=True)
    ]
