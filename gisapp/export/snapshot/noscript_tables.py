"""The snapshot's content as plain HTML tables, for browsers that run no scripts."""

from collections.abc import Iterable, Sequence
from html import escape

from gisapp.core.layers.attribute_text import number_text
from gisapp.core.layers.attribute_values import attribute_rows, byte_count
from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.dates import format_date, format_moment
from gisapp.core.text.joining import joined
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.request import Snapshot
from gisapp.words import Words

MOST_ROWS = 1000
"""Of one table; without scripts a longer one would only stand in the way."""


def tables(snapshot: Snapshot, words: Words) -> str:
    """Return a heading, the facts of each dataset and the features of each other layer.

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
    subtitle = joined(
        snapshot.place.in_language(words.language),
        format_date(snapshot.date, words) if snapshot.date else "",
        words("snapshot.by", author=snapshot.author) if snapshot.author else "",
    )
    return "\n".join(
        (
            '<main class="plain">',
            f"<h1>{escape(snapshot.title.in_language(words.language))}</h1>",
            f"<p>{escape(subtitle)}</p>",
            f"<p>{escape(words('snapshot.no_script'))}</p>",
            *(_facts(FactFormatter(dataset, words, content.units)) for dataset in content.datasets),
            *(_features(layer, words) for layer in content.data_layers if layer.dataset is None),
            "</main>",
        )
    )


def _facts(formatter: FactFormatter) -> str:
    dataset, words = formatter.dataset, formatter.words
    columns = ("subject", "property", "value", "period", "kind", "confidence", "source", "note")
    rows = (
        (
            formatter.text(dataset.subjects[fact.subject_uid].name),
            formatter.property_label(fact.property_code),
            formatter.value(fact),
            formatter.period(fact.period),
            formatter.kind(fact),
            formatter.confidence(fact),
            f"{formatter.source_title(fact)} {fact.locator}",
            formatter.note(fact),
        )
        for fact in dataset.facts
    )
    headings = [words(f"snapshot.column_{column}") for column in columns]
    return _table(words("snapshot.table_facts"), headings, rows, len(dataset.facts), words)


def _features(layer: Layer, words: Words) -> str:
    fields = [field.name for field in layer.attributes.fields]
    ids = layer.geometry.feature_ids.tolist()
    roles = [role_of(layer, field) for field in layer.attributes.fields]
    rows = (
        [_cell(value, role, words) for value, role in zip(values, roles, strict=True)]
        for values in attribute_rows(layer.attributes, fields, ids[:MOST_ROWS], byte_count)
    )
    shown = [field.shown for field in layer.attributes.fields]
    return _table(layer.name.in_language(words.language), shown, rows, len(ids), words)


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
    caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], count: int, words: Words
) -> str:
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row, _ in zip(rows, range(MOST_ROWS), strict=False)
    )
    more = count - MOST_ROWS
    note = f"<p>{escape(words('snapshot.more_rows', count=more))}</p>" if more > 0 else ""
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>\n{body}\n</tbody></table>{note}"
    )
