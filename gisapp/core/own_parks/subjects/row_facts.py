"""The facts that the cells of a row state, each with its place in the file."""

from collections.abc import Iterator, Mapping

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.joined_attributes import PlacedAttributes
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.row_places import RowPlace
from gisapp.core.own_parks.fact_columns import fact_columns, is_number
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.own_parks.rows.row_period import period_of_cell
from gisapp.core.own_parks.subjects.own_subject import FactCell
from gisapp.core.parks.facts import Fact, FactSource, Period
from gisapp.core.parks.mapping.cell_reading import CellReading, read_cell
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.bilingual import Bilingual
from gisapp.words import load_words

_NO_WORDS = Bilingual()


def source_of(place: RowPlace, file_date: str = "") -> FactSource:
    """Return the file, and the sheet or layer of it, that a row stands in.

    Parameters
    ----------
    place : RowPlace
        Any row of it.
    file_date : str
        ISO 8601: when the file was changed last; empty where that is not known.
    """
    return FactSource(
        place.source_id,
        Bilingual(place.title, place.title),
        as_of=file_date,
        as_of_basis="file" if file_date else "",
    )


def place_of(layer: Layer, feature_id: int, column: str = "") -> RowPlace:
    """Return where a cell of a layer stands: in its file, or in that of a table joined to it."""
    if isinstance(layer.attributes, PlacedAttributes):
        joined = layer.attributes.place_of(column, feature_id)
        if joined is not None:
            return joined
    return RowPlace(layer.origin.source, layer.origin.layer, feature_id)


class _Places:
    """Where the cells of one row stand, and in which file: the same place but for joined ones."""

    def __init__(self, layer: Layer, feature_id: int) -> None:
        self._layer, self._id = layer, feature_id
        self._is_joined = isinstance(layer.attributes, PlacedAttributes)
        place = RowPlace(layer.origin.source, layer.origin.layer, feature_id)
        self._own = place, place.source_id

    def of(self, column: str) -> tuple[RowPlace, str]:
        """Return the place of a cell, and its file with the sheet."""
        if not self._is_joined:
            return self._own
        place = place_of(self._layer, self._id, column)
        return place, place.source_id


def facts_of_row(
    rows: LayerRows,
    schema: ParkSchema,
    ref: FeatureRef,
    cells: Mapping[str, AttributeValue],
    uid: str,
) -> Iterator[tuple[Fact, FactCell]]:
    """Yield what the cells of one row state, each with its cell; nothing for an empty one.

    Parameters
    ----------
    rows : LayerRows
        The row's layer.
    schema : ParkSchema
        What its columns may state.
    ref : FeatureRef
        The row.
    cells : mapping
        Its values by column, all of them or some.
    uid : str
        The subject that it is about.
    """
    stated = row_period(rows.mapping, cells)
    period = stated if stated.iso else rows.mapping.period
    places = _Places(rows.layer, ref.feature_id)
    for column, described in fact_columns(rows.mapping, schema):
        reading = read_cell(
            cells.get(column.column),
            column,
            is_number=is_number(described),
            is_date=described.type == "date",
        )
        if reading is None:
            continue
        place, source_id = places.of(column.column)
        fact = Fact(
            fact_id=f"{source_id}:{place.row}:{column.column}",
            subject_uid=uid,
            property_code=described.code,
            value=reading.value,
            text=Bilingual(reading.text, reading.text) if reading.text else _NO_WORDS,
            unit=reading.unit,
            qualifier=reading.qualifier,
            kind=column.kind,
            period=column.period if column.period.iso else period,
            basis=column.basis,
            confidence="garbled" if reading.is_garbled else "clear",
            note=_note(reading),
            source_id=source_id,
            locator=f"row {place.row}, column {column.column}",
        )
        yield fact, FactCell(ref, column.column, place)


def row_period(mapping: LayerMapping, cells: Mapping[str, AttributeValue]) -> Period:
    """Return the time that a row itself states; an empty one where it states none."""
    if not mapping.period_column:
        return Period()
    column = mapping.column(mapping.period_column)
    cell = cells.get(mapping.period_column)
    return period_of_cell(cell, column.calendar if column else "western")


def _note(reading: CellReading) -> Bilingual:
    if not reading.note:
        return _NO_WORDS
    said = (
        load_words(each)(f"own.cell_{reading.note}", text=reading.text) for each in ("en", "zh")
    )
    return Bilingual(*said)
