"""What a sheet tells as a table: the rows that are selected, or the facts of one subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gisapp.core.layers.attribute_text import number_text
from gisapp.core.layers.attributes import AttributeValue, Field, written_fields
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dossier import first_figure
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.joining import joined
from gisapp.export.layout.request import LayoutRequest
from gisapp.export.shown_content import ShownContent
from gisapp.words import Words, load_words

MOST_ROWS = 2000
MOST_COLUMNS = 12
NOTHING = "–"


@dataclass(frozen=True)
class PrintedTable:
    """A table of texts.

    Parameters
    ----------
    headings : tuple of str
        One for each column.
    rows : tuple of tuple of str
        Each with a text for each column.
    is_number : tuple of bool
        True for the columns that stand at the right.
    left_out : int
        How many rows more there are.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_number: tuple[bool, ...]
    left_out: int = 0


def tables_of(request: LayoutRequest, viewport: Viewport) -> tuple[PrintedTable, ...]:
    """Return the tables of a sheet: of the rows that are selected, else of those on the map.

    Parameters
    ----------
    request : LayoutRequest
    viewport : Viewport
        What the map shows.

    Raises
    ------
    SourceError
        The source of a layer cannot be read any more.
    """
    words = load_words(request.content.language)
    chosen = dict(_chosen(request, viewport))
    layers = {layer.layer_id: layer for layer in request.content.data_layers}
    code = "selected_rows" if _is_of_selection(request) else "rows_on_map"
    return tuple(
        _table(layers[layer_id], ids, request.content, words(f"layout.{code}"))
        for layer_id, ids in chosen.items()
    )


def _is_of_selection(request: LayoutRequest) -> bool:
    here = {layer.layer_id for layer in request.content.data_layers}
    return bool(request.selection.of_layers(here))


def _chosen(request: LayoutRequest, viewport: Viewport) -> Iterator[tuple[str, list[int]]]:
    """Yield the ids of what is told of each layer, in the order of the source."""
    content = request.content
    if _is_of_selection(request):
        for layer in reversed(content.data_layers):
            ids = request.selection.ids.get(layer.layer_id)
            if ids is not None:
                here = [each for each in sorted(ids.tolist()) if _is_here(layer, each)]
                yield layer.layer_id, here
        return
    for layer in reversed(content.data_layers):
        rows = layer.index.rows_in(viewport.extent)
        if len(rows):
            yield layer.layer_id, sorted(layer.geometry.feature_ids[rows].tolist())
            return


def _is_here(layer: Layer, feature_id: int) -> bool:
    return layer.geometry.row_of(feature_id) is not None


def _table(layer: Layer, ids: Sequence[int], content: ShownContent, what: str) -> PrintedTable:
    words = load_words(content.language)
    name = layer.name.in_language(words.language)
    title = joined(name, f"{what} ({len(ids):,})")
    shown, left_out = ids[:MOST_ROWS], max(0, len(ids) - MOST_ROWS)
    if layer.dataset is not None:
        rows = tuple(_subject_rows(layer, shown, content, words))
        headings = tuple(words(f"layout.column_{each}") for each in _SUBJECT_COLUMNS)
        return PrintedTable(title, headings, rows, (False,) * len(headings), left_out)
    fields = written_fields(layer.attributes.fields)
    columns = layer.attributes.columns([each.name for each in fields], shown)
    texts = {each: _texts(layer, each, columns[each.name].values) for each in fields}
    filled = [each for each in fields if any(text != NOTHING for text in texts[each])]
    told = filled[:MOST_COLUMNS]
    return PrintedTable(
        title,
        tuple(each.shown for each in told),
        tuple(zip(*(texts[each] for each in told), strict=True)),
        tuple(each.is_numeric and role_of(layer, each) != "code" for each in told),
        left_out,
    )


def _texts(layer: Layer, field: Field, values: Sequence[AttributeValue]) -> list[str]:
    role = role_of(layer, field)
    return [
        number_text(value, role)
        if isinstance(value, int | float) and not isinstance(value, bool)
        else NOTHING
        if value is None or value == ""
        else value.hex()
        if isinstance(value, bytes)
        else str(value)
        for value in values
    ]


_SUBJECT_COLUMNS = ("name", "kind", "belongs_to", "figure", "time")


def _subject_rows(
    layer: Layer, ids: Sequence[int], content: ShownContent, words: Words
) -> Iterator[tuple[str, ...]]:
    """Yield what is told of each site, enterprise or road of a park dataset."""
    dataset = layer.dataset
    assert dataset is not None
    say = FactFormatter(dataset, words, content.units)
    for uid in layer.attributes.column("uid", ids).values:
        subject = dataset.subjects.get(str(uid))
        if subject is None:
            continue
        fact = first_figure(dataset, subject.uid)
        parent = dataset.subjects.get(subject.parent_uid)
        figure = (
            "" if fact is None else f"{say.property_label(fact.property_code)}: {say.value(fact)}"
        )
        yield tuple(
            text or NOTHING
            for text in (
                say.text(subject.name),
                say.code("kind", subject.kind),
                say.text(parent.name) if parent is not None else "",
                figure,
                say.qualification(fact) if fact is not None else "",
            )
        )
