"""What a layer is taken to mean, as lines for people, aligned in both scripts."""

import unicodedata
from collections.abc import Iterator, Sequence

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.mapping.unit_text import unit_text
from gisapp.core.parks.mapping.guess import GuessedMapping
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.words import Words

_HEADINGS = ("column", "means", "unit", "kind", "period", "sure")
_WIDEST = 40
_GAP = "  "


def mapping_as_text(
    layer: Layer, guessed: GuessedMapping, schema: ParkSchema, words: Words
) -> Iterator[str]:
    """Yield the lines that tell what a layer's rows are and what its columns state.

    Parameters
    ----------
    layer : Layer
        Whose mapping it is.
    guessed : GuessedMapping
        The mapping, and what only the user can tell.
    schema : ParkSchema
        The words of properties and kinds.
    words : Words
        The user's language.
    """
    mapping = guessed.mapping
    yield words("cli.map_rows", layer=layer.origin.layer, kind=_kind(mapping, schema, words))
    yield from _of_rows(mapping, schema, words)
    headings = [words(f"mapping.{each}") for each in _HEADINGS]
    cells = [_cells(column, schema, words) for column in mapping.columns]
    yield from _aligned([headings, *cells])
    for question in guessed.questions:
        meant = ", ".join(_alternative(each, schema, words) for each in question.alternatives)
        column = _one_line(question.column)
        yield words("cli.map_question", column=column, meanings=meant or words("mapping.nothing"))
    yield ""


def _kind(mapping: LayerMapping, schema: ParkSchema, words: Words) -> str:
    if mapping.kind_column:
        return words("cli.map_kind_column", column=mapping.kind_column)
    if not mapping.kind:
        return words("mapping.no_kind")
    return schema.label("kind", mapping.kind).in_language(words.language)


def _of_rows(mapping: LayerMapping, schema: ParkSchema, words: Words) -> Iterator[str]:
    own = {
        "key": mapping.key,
        "name_zh": mapping.name_zh,
        "name_en": mapping.name_en,
        "parents": ", ".join(_parent(each, schema, words) for each in mapping.parents),
        "period_of_rows": mapping.period_column or mapping.period.iso,
    }
    for code, text in own.items():
        if text:
            yield words("cli.map_line", name=words(f"mapping.{code}"), text=_one_line(text))


def _parent(parent: ParentMapping, schema: ParkSchema, words: Words) -> str:
    kind = schema.label("kind", parent.kind).in_language(words.language)
    by = words(f"mapping.by_{parent.by}")
    return words("cli.map_parent", kind=kind, by=by, column=parent.column).strip()


def _cells(column: ColumnMapping, schema: ParkSchema, words: Words) -> list[str]:
    if not column.property_code:
        return [_one_line(column.column), words("mapping.nothing"), "", "", "", ""]
    return [
        _one_line(column.column),
        _property(column, schema, words),
        unit_text(column.unit, words) if column.unit else "",
        schema.label("fact_kind", column.kind).in_language(words.language),
        column.period.iso,
        f"{column.sure:.0%}",
    ]


def _alternative(column: ColumnMapping, schema: ParkSchema, words: Words) -> str:
    meaning = _property(column, schema, words)
    return f"{meaning} ({unit_text(column.unit, words)})" if column.unit else meaning


def _property(column: ColumnMapping, schema: ParkSchema, words: Words) -> str:
    known = schema.properties.get(column.property_code)
    return known.label.in_language(words.language) if known else column.property_code


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [min(max(map(_width, column)), _WIDEST) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)
        )
        yield f"{_GAP}{_GAP.join(cells)}".rstrip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _width(text: str) -> int:
    """Return how many places a text takes in a terminal: Chinese takes two for each letter."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
