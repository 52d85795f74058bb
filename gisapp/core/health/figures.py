"""Figures that are missing, old, or cannot be read."""

from collections.abc import Iterator, Sequence

import numpy as np

from gisapp.core.health.checked import Checked, label_of
from gisapp.core.health.finding import Finding, middles_of
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.mapping.mapping_problems import mapping_problems
from gisapp.core.own_parks.rows.layer_rows import LayerRows
from gisapp.core.own_parks.rows.row_period import period_of_cell
from gisapp.core.parks.mapping.cell_value import as_written
from gisapp.core.progress import Progress
from gisapp.errors import Phrase

_OF_THEIR_TIME = ("observed", "spent", "built", "started")
"""Kinds of facts that grow old: a plan does not."""


def missing_figures(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield the properties that rows of a mapped layer should state and do not."""
    rows = checked.rows_of(layer)
    if rows is None:
        return
    here = {field.name for field in layer.attributes.fields}
    ids = rows.feature_ids.tolist()
    for code in checked.own.schema.expected.get(rows.mapping.kind, ()):
        progress.check()
        columns = [
            each.column
            for each in rows.mapping.facts
            if each.property_code == code and each.column in here
        ]
        label = label_of(checked, code)
        if not columns:
            yield _of_no_column(checked, layer, code)
            continue
        lacking = _empty_in_all(layer, columns, ids)
        if len(lacking):
            count = {"count": len(lacking), "all": len(ids)}
            yield _of_rows("not_stated", checked, layer, lacking, property=label, **count)


def old_figures(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield columns and rows whose figures are from before the years that are chosen."""
    rows = checked.rows_of(layer)
    if rows is None:
        return
    last = checked.this_year - checked.limits.years
    columns = [each for each in rows.mapping.facts if each.kind in _OF_THEIR_TIME]
    for column in columns:
        year = _year(column.period.end or column.period.start)
        if year and year < last:
            values = {"column": column.column, "year": year}
            yield Finding("old_column", layer.layer_id, values=values)
    dateless = any(not each.period.iso for each in columns)
    if dateless and rows.mapping.period_column:
        yield from _old_rows(checked, layer, rows, last)
    elif dateless:
        year = _year(rows.mapping.period.end or rows.mapping.period.start)
        if year and year < last:
            yield Finding("old_layer", layer.layer_id, values={"year": year})


def unread_cells(checked: Checked, layer: Layer, progress: Progress) -> Iterator[Finding]:
    """Yield cells of a mapped layer that state no number, or one in another unit."""
    rows = checked.rows_of(layer)
    if rows is None:
        return
    found = list(mapping_problems(layer, rows.mapping, checked.own.schema, progress))
    yield from checked.each(
        "cell",
        layer,
        [each.row for each in found],
        column=[each.column for each in found],
        value=[each.value[:60] for each in found],
        why=[Phrase(f"cell.{each.code}", {}) for each in found],
    )


def _of_no_column(checked: Checked, layer: Layer, code: str) -> Finding:
    """Return that no column is known to state a property, or that one may."""
    asked = checked.asked.get(layer.layer_id, ())
    likely = dict.fromkeys(each.column for each in asked if each.property_code == code)
    values: dict[str, object] = {"property": label_of(checked, code)}
    if not likely:
        return Finding("no_column", layer.layer_id, values=values)
    return Finding("to_confirm", layer.layer_id, values={**values, "column": ", ".join(likely)})


def _old_rows(checked: Checked, layer: Layer, rows: LayerRows, last: int) -> Iterator[Finding]:
    column = rows.mapping.period_column
    if column not in {field.name for field in layer.attributes.fields}:
        return
    known = rows.mapping.column(column)
    calendar = known.calendar if known else "western"
    cells = layer.attributes.column(column, rows.feature_ids.tolist())
    years = np.array([_year(period_of_cell(cell, calendar).end) for cell in cells.distinct])
    stated = years[cells.codes] if len(years) else np.zeros(0, np.int64)
    for year in sorted({int(each) for each in stated if 0 < each < last}):
        ids = rows.feature_ids[stated == year].tolist()
        yield _of_rows("old_rows", checked, layer, ids, column=column, year=year, count=len(ids))


def _of_rows(
    code: str, checked: Checked, layer: Layer, ids: Sequence[int], **values: object
) -> Finding:
    """Return one finding on many rows, with the place of the first."""
    keys, places = checked.keys_of(layer, ids[:1]), middles_of(layer, ids[:1])
    key = keys[0] if len(ids) == 1 else ""
    return Finding(code, layer.layer_id, tuple(ids), key, values, places[0])


def _empty_in_all(layer: Layer, columns: Sequence[str], ids: Sequence[int]) -> list[int]:
    """Return the features of which no column states anything."""
    lacking = np.ones(len(ids), np.bool_)
    for column in layer.attributes.columns(columns, ids).values():
        is_empty = np.array([not as_written(value) for value in column.distinct], np.bool_)
        lacking &= is_empty[column.codes] if len(is_empty) else True
    return [each for each, is_lacking in zip(ids, lacking.tolist(), strict=True) if is_lacking]


def _year(iso: str) -> int:
    """Return the year of a date of ISO 8601, 0 for none."""
    return int(iso[:4]) if iso[:4].isdigit() else 0
