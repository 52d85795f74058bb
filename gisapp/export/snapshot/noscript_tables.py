"""The snapshot's content as plain HTML tables, for browsers that run no scripts."""

from collections.abc import Iterable, Sequence
from html import escape

from gisapp.core.layers.attribute_values import attribute_rows
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.fact_text import format_fact, format_period
from gisapp.core.parks.facts import Period
from gisapp.export.snapshot.dataset_json import shown_part
from gisapp.export.snapshot.request import SnapshotRequest, place_of, title_of
from gisapp.words import Words

MOST_ROWS = 1000
"""Of one table; without scripts a longer one would only stand in the way."""


def tables(request: SnapshotRequest, words: Words) -> str:
    """Return a heading, the facts of each dataset and the features of each other layer."""
    layers = request.shown_layers
    datasets = [shown_part(dataset, layers, request.hidden_fields) for dataset in request.datasets]
    told = (
        place_of(datasets).in_language(words.language),
        format_period(Period(request.date, request.date), words),
        words("snapshot.by", author=request.author) if request.author else "",
    )
    return "\n".join(
        (
            '<main class="plain">',
            f"<h1>{escape(title_of(request).in_language(words.language))}</h1>",
            f"<p>{escape(' · '.join(filter(None, told)))}</p>",
            f"<p>{escape(words('snapshot.no_script'))}</p>",
            *(_facts(dataset, request, words) for dataset in datasets),
            *(
                _features(layer, request.hidden_fields, words)
                for layer in layers
                if layer.identifiable and layer.dataset is None
            ),
            "</main>",
        )
    )


def _facts(dataset: ParkDataset, request: SnapshotRequest, words: Words) -> str:
    columns = ("subject", "property", "value", "period", "kind", "confidence", "source", "note")
    rows = (
        (
            dataset.subjects[fact.subject_uid].name.in_language(words.language),
            dataset.properties[fact.property_code].label.in_language(words.language),
            format_fact(fact, request.unit_choice, words),
            format_period(fact.period, words),
            dataset.label("fact_kind", fact.kind).in_language(words.language),
            dataset.label("confidence", fact.confidence).in_language(words.language),
            f"{_source(dataset, fact.source_id, words)} {fact.locator}",
            fact.note.in_language(words.language),
        )
        for fact in dataset.facts
    )
    headings = [words(f"snapshot.column_{column}") for column in columns]
    return _table(words("snapshot.table_facts"), headings, rows, len(dataset.facts), words)


def _source(dataset: ParkDataset, source_id: str, words: Words) -> str:
    source = dataset.sources.get(source_id)
    return source.title.in_language(words.language) if source else source_id


def _features(layer: Layer, hidden_fields: frozenset[str], words: Words) -> str:
    fields = [
        field.name
        for field in layer.attributes.fields
        if f"{layer.layer_id}/{field.name}" not in hidden_fields
    ]
    ids = layer.geometry.feature_ids.tolist()
    rows = (
        ["" if value is None else str(value) for value in values]
        for values in attribute_rows(layer.attributes, fields, ids[:MOST_ROWS])
    )
    return _table(layer.name.in_language(words.language), fields, rows, len(ids), words)


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
