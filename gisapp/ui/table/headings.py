"""What stands above the columns of a table: what they mean, and what the file calls them."""

from dataclasses import dataclass

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.mapping.unit_text import unit_text
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.dates import format_span
from gisapp.core.text.shortening import shortened
from gisapp.words import Words

_MOST_LETTERS = 60


@dataclass(frozen=True)
class Heading:
    """The head of a column.

    Parameters
    ----------
    text : str
        The property with its unit where the column is mapped, else what the file calls it.
    hint : str
        What else is known of it, a line each.
    """

    text: str
    hint: str


def heading_of(layer: Layer, field: Field, schema: ParkSchema | None, words: Words) -> Heading:
    """Return the head of a column.

    Parameters
    ----------
    layer : Layer
        The table's.
    field : Field
        The column.
    schema : ParkSchema or None
        Has the names of properties; None where the layer is not mapped.
    words : Words
        The user's language.
    """
    called = field.shown if field.shown == field.name else f"{field.shown} ({field.name})"
    lines = [words("table.heading_in_file", name=shortened(called, 5 * _MOST_LETTERS))]
    text = shortened(" ".join(field.shown.split()), _MOST_LETTERS)
    mapped = layer.mapping.column(field.name) if layer.mapping else None
    if schema is not None and mapped is not None and mapped.property_code in schema.properties:
        text = meaning_text(layer, field, mapped, schema, words)
    if field.letters:
        lines.append(words("table.heading_letters", letters=field.letters))
    return Heading(text, "\n".join(lines))


def meaning_text(
    layer: Layer, field: Field, mapped: ColumnMapping, schema: ParkSchema, words: Words
) -> str:
    """Return a column's property with its unit, and its time or heading where others state it."""
    text = schema.properties[mapped.property_code].label.in_language(words.language)
    columns = layer.mapping.facts if layer.mapping else ()
    alike = [each for each in columns if each.property_code == mapped.property_code]
    times = {each.period.iso for each in alike}
    if len(alike) > 1 and mapped.period.iso and len(times) == len(alike):
        time = format_span(mapped.period.start, mapped.period.end, words)
        text = words("table.heading_of_time", name=text, time=time)
    elif len(alike) > 1:
        called = shortened(" ".join(field.shown.split()), _MOST_LETTERS)
        return words("table.heading_with_unit", name=text, unit=called)
    if not mapped.unit:
        return text
    return words("table.heading_with_unit", name=text, unit=unit_text(mapped.unit, words))
