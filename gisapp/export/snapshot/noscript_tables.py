"""The snapshot's content as plain HTML tables, for browsers that run no scripts."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import islice

from gisapp.core.layers.attribute_text import number_text
from gisapp.core.layers.attribute_values import attribute_rows, byte_count
from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.subjects.own_formatter import OwnFactFormatter
from gisapp.core.parks.comparison.cell_words import CellText
from gisapp.core.parks.comparison.comparison_text import in_words
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.dates import format_moment
from gisapp.core.text.joining import joined
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.comparison_json import comparison_of
from gisapp.export.snapshot.request import Snapshot
from gisapp.words import Words

MOST_ROWS = 1000
"""Of one table; without scripts a longer one would only stand in the way."""
MOST_CELLS = 20_000
"""Of all tables together: what the page's data tell anyway must not make it much larger."""
MOST_LETTERS = 300
"""Of one cell."""


def tables(snapshot: Snapshot, words: Words) -> str:
    """Return the facts of each dataset and the features of each other layer.

    Parameters
    ----------
    snapshot : Snapshot
        What the page is made of.
    words : Words
        Of the language that the page begins with.

    Returns
    -------
    str
        HTML in which every value is escaped.
    """
    content = snapshot.content
    own = [snapshot.own.shown] if snapshot.own.shown else []
    layers = [layer for layer in content.data_layers if layer.dataset is None]
    share = MOST_CELLS // max(len(content.datasets) + len(own) + len(layers), 1)
    return "\n".join(
        (
            *(
                _facts(FactFormatter(dataset, words, content.units), share)
                for dataset in content.datasets
            ),
            *(
                _facts(OwnFactFormatter(each.dataset, words, content.units, each.cells), share)
                for each in own
            ),
            *_compared(snapshot, words),
            *(_features(layer, words, share) for layer in reversed(layers)),
        )
    )


def _compared(snapshot: Snapshot, words: Words) -> Iterator[str]:
    """Yield the subjects side by side, where the page compares some."""
    comparison = comparison_of(snapshot)
    if comparison is None:
        return
    text = in_words(comparison, words, snapshot.content.units)
    lines = [line for _, section in text.sections for line in section]
    rows = ([line.label, *(_compared_cell(cell) for cell in line.cells)] for line in lines)
    headings = [words("compare.property"), *text.names]
    yield _table(words("compare.title"), headings, rows, (len(lines), len(lines)), words)


def _compared_cell(cell: CellText) -> str:
    marks = f"≠ {joined(*cell.marks)}" if cell.marks else ""
    return joined(cell.value, cell.below, marks)


def _facts(formatter: FactFormatter, most_cells: int) -> str:
    dataset, words = formatter.dataset, formatter.words
    columns = ("subject", "property", "value", "period", "kind", "confidence", "source", "note")
    rows = (
        (
            formatter.text(dataset.subjects[fact.subject_uid].name) or fact.subject_uid,
            formatter.property_label(fact.property_code),
            formatter.value(fact),
            formatter.period(fact.period),
            formatter.kind(fact),
            formatter.confidence(fact),
            f"{formatter.source_title(fact)} {formatter.locator(fact)}",
            formatter.note(fact),
        )
        for fact in dataset.facts
    )
    headings = [words(f"snapshot.column_{column}") for column in columns]
    most = _most_rows(len(columns), most_cells)
    return _table(words("snapshot.table_facts"), headings, rows, (len(dataset.facts), most), words)


def _features(layer: Layer, words: Words, most_cells: int) -> str:
    fields = [field.name for field in layer.attributes.fields]
    ids = layer.geometry.feature_ids.tolist()
    most = _most_rows(len(fields), most_cells)
    roles = [role_of(layer, field) for field in layer.attributes.fields]
    rows = (
        [_cell(value, role, words) for value, role in zip(values, roles, strict=True)]
        for values in attribute_rows(layer.attributes, fields, ids[:most], byte_count)
    )
    shown = [field.shown for field in layer.attributes.fields]
    name = layer.name.in_language(words.language)
    return _table(name, shown, rows, (len(ids), most), words)


def _most_rows(columns: int, most_cells: int) -> int:
    return max(1, min(MOST_ROWS, most_cells // max(columns, 1)))


def _cell(value: Json, role: FieldRole, words: Words) -> str:
    match value:
        case None:
            return ""
        case bool():
            return words("panel.yes" if value else "panel.no")
        case int() | float():
            return number_text(value, role)
    return format_moment(str(value), words) or str(value)


def _table(
    caption: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    counts: tuple[int, int],
    words: Words,
) -> str:
    """Return a table of no more rows than the second of `counts`, of as many as the first."""
    count, most = counts
    head = "".join(f'<th scope="col">{escape(_clamped(each))}</th>' for each in headings)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{escape(_clamped(cell))}</td>" for cell in row) + "</tr>"
        for row in islice(rows, most)
    )
    note = ""
    if count > most:
        note = f"<p>{escape(words('snapshot.more_rows', count=f'{count - most:,}'))}</p>"
    title = escape(_clamped(caption))
    return (
        f'<div class="rows" tabindex="0" role="group" aria-label="{title}">'
        f"<table><caption>{title}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>{note}"
    )


def _clamped(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"
