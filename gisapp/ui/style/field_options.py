"""The fields by which a layer's features can be told apart, and what each one holds."""

from collections.abc import Callable

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.style_changes import StyleMode
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.ui.style.field_chooser import FieldOption
from gisapp.ui.table.headings import meaning_text
from gisapp.words import Words

_OF_NUMBERS: tuple[StyleMode, ...] = ("ranges", "sizes")


def options_of(
    layer: Layer, mode: StyleMode, schema: Callable[[], ParkSchema], words: Words
) -> tuple[FieldOption, ...]:
    """Return the fields to choose from, in the order of the source.

    Parameters
    ----------
    layer : Layer
    mode : StyleMode
        Ranges and sizes are of numbers alone.
    schema : callable
        Returns the properties that columns can state; called for mapped layers alone.
    words : Words
    """
    return tuple(_option(layer, each, schema, words) for each in fields_for(layer, mode))


def fields_for(layer: Layer, mode: StyleMode) -> tuple[Field, ...]:
    """Return the fields that suit a mode, in the order of the source."""
    fields = layer.attributes.fields
    return tuple(each for each in fields if each.is_numeric or mode not in _OF_NUMBERS)


def likely_first(layer: Layer, mode: StyleMode) -> tuple[Field, ...]:
    """Return the fields that suit a mode, those with a meaning before all others."""
    suited = fields_for(layer, mode)
    return tuple(sorted(suited, key=lambda each: _meaning(layer, each) is None))


def _option(
    layer: Layer, field: Field, schema: Callable[[], ParkSchema], words: Words
) -> FieldOption:
    meaning = _meaning(layer, field)
    if meaning is not None:
        title = meaning_text(layer, field, meaning, schema(), words)
        return FieldOption(field.name, title, "property", field.shown)
    if not field.is_numeric:
        return FieldOption(field.name, field.shown, "text")
    role = role_of(layer, field)
    return FieldOption(field.name, field.shown, role if role in ("code", "year") else "number")


def _meaning(layer: Layer, field: Field) -> ColumnMapping | None:
    """Return what a column states of a known property; None where nobody said so."""
    column = field.beside or field.name
    meaning = layer.mapping.column(column) if layer.mapping is not None else None
    return meaning if meaning is not None and meaning.property_code else None
