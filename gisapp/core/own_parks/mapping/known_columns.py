"""Whether what was said of a table still fits another one with the same headings."""

from collections.abc import Iterator, Mapping, Sequence

from gisapp.core.own_parks.fact_columns import is_number
from gisapp.core.own_parks.mapping.column_profile import ColumnProfile
from gisapp.core.parks.mapping.cell_reading import Cell, read_cell
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.mapping.sampled_table import SampledTable
from gisapp.core.parks.park_schema import ParkSchema

_MOST_UNREAD = 0.3
"""The share of cells that may be unreadable in a column that states numbers."""
_KEY_DISTINCT = 0.98


def doubtful_columns(
    mapping: LayerMapping,
    profiles: Mapping[str, ColumnProfile],
    table: SampledTable,
    schema: ParkSchema,
) -> tuple[str, ...]:
    """Return the columns that look as if they stated something else than they did.

    Parameters
    ----------
    mapping : LayerMapping
        What was said of a table with these headings.
    profiles : mapping of str to ColumnProfile
        What its columns looked like; those of which that is not known are only read.
    table : SampledTable
        The table of now.
    schema : ParkSchema
        What can be stated.

    Returns
    -------
    tuple of str
        In the table's order.
    """
    doubtful = {*_of_facts(mapping, profiles, table, schema), *_of_rows(mapping, profiles, table)}
    return tuple(each.name for each in table.columns if each.name in doubtful)


def _of_facts(
    mapping: LayerMapping,
    profiles: Mapping[str, ColumnProfile],
    table: SampledTable,
    schema: ParkSchema,
) -> Iterator[str]:
    for column in mapping.facts:
        cells = ColumnProfile.of(_values(table, column.column))
        before = profiles.get(column.column)
        if cells is None:
            continue
        is_unlike = before is not None and not before.is_like(cells)
        if is_unlike or (before is None and _unread_share(column, table, schema) > _MOST_UNREAD):
            yield column.column


def _of_rows(
    mapping: LayerMapping, profiles: Mapping[str, ColumnProfile], table: SampledTable
) -> Iterator[str]:
    """Yield the key where it tells rows apart no more, and other columns of the rows' own."""
    rest = (mapping.name_zh, mapping.name_en, mapping.kind_column, mapping.period_column)
    parents = (each.column for each in mapping.parents)
    for name in (mapping.key, *rest, *parents):
        before, now = profiles.get(name), ColumnProfile.of(_values(table, name))
        if before is not None and now is not None and not before.is_like(now):
            yield name
    key, before = ColumnProfile.of(_values(table, mapping.key)), profiles.get(mapping.key)
    was_distinct = before is None or before.distinct >= _KEY_DISTINCT
    if key is not None and was_distinct and key.distinct < _KEY_DISTINCT:
        yield mapping.key


def _unread_share(column: ColumnMapping, table: SampledTable, schema: ParkSchema) -> float:
    known = schema.properties.get(column.property_code)
    if known is None or not is_number(known):
        return 0.0
    readings = [read_cell(cell, column, is_number=True) for cell in _values(table, column.column)]
    stated = [each for each in readings if each is not None]
    return sum(each.is_garbled for each in stated) / len(stated) if stated else 0.0


def _values(table: SampledTable, name: str) -> Sequence[Cell]:
    column = table.column(name)
    return column.values if column is not None else ()
