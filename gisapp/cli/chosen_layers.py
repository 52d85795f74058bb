"""The layers and the fields that `--layer` and `--fields` name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gisapp.cli.arguments import Arguments
from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Layer
from gisapp.core.text.matching import bare
from gisapp.errors import SourceError
from gisapp.export.tables.request import hidden_but

_MOST_NAMED = 20


def layers_chosen(arguments: Arguments, layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return the layers that are asked for, seen or not; all as they are where none is.

    What is no layer of data, such as the base map, stays.

    Raises
    ------
    SourceError
        No layer is called so.
    """
    if arguments.layer is None:
        return tuple(layers)
    wanted: set[str] = set()
    data = [layer for layer in layers if layer.identifiable]
    for name in arguments.layer:
        found = {layer.layer_id for layer in data if bare(name) in map(bare, _names(layer))}
        if not found:
            raise SourceError("no_layer_called", layer=name, known=_told(_known(data)))
        wanted |= found
    return tuple(
        replace(layer, visible=True) if layer.identifiable else layer
        for layer in layers
        if layer.layer_id in wanted or not layer.identifiable
    )


def fields_left_out(arguments: Arguments, layers: Sequence[Layer]) -> frozenset[str]:
    """Return the codes of the fields that are not asked for; none where all are.

    Raises
    ------
    SourceError
        No layer has a field that is asked for.
    """
    if arguments.fields is None:
        return frozenset()
    data = [layer for layer in layers if layer.identifiable and layer.raster is None]
    fields = {layer.layer_id: layer.attributes.fields for layer in data}
    known = {name for each in fields.values() for field in each for name in _called(field)}
    wanted = list(_named(arguments.fields, known))
    for name in wanted:
        if name not in known:
            names = dict.fromkeys(field.name for each in fields.values() for field in each)
            raise SourceError("no_attribute", field=name, known=_told(names))
    kept = {
        layer_id: frozenset(field.name for field in each if {*_called(field)} & {*wanted})
        for layer_id, each in fields.items()
    }
    return hidden_but(data, kept)


def _named(texts: Iterable[str], known: set[str]) -> Iterator[str]:
    """Yield the names in texts; one with a comma in it is meant as it is, where it is known."""
    for text in texts:
        yield from [text] if text in known else filter(None, map(str.strip, text.split(",")))


def _called(field: Field) -> tuple[str, str]:
    return field.name, field.shown


def _names(layer: Layer) -> tuple[str, ...]:
    return layer.layer_id, layer.name.en, layer.name.zh, layer.origin.layer, layer.kind


def _known(layers: Sequence[Layer]) -> Iterator[str]:
    for layer in layers:
        yield layer.name.en or layer.name.zh


def _told(names: Iterable[str]) -> str:
    every = list(dict.fromkeys(names))
    return ", ".join(every[:_MOST_NAMED]) + (", …" if len(every) > _MOST_NAMED else "")
