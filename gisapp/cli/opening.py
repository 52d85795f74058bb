"""The sources that a command works on."""

from collections.abc import Sequence

from gisapp.cli.arguments import Arguments
from gisapp.core.layer import Layer
from gisapp.core.layer_stack import LayerStack
from gisapp.sources.open import OpenedSource, open_embedded, open_source


def open_all(arguments: Arguments) -> tuple[OpenedSource, ...]:
    """Return the sources that were named, or else the embedded data."""
    if not arguments.sources:
        return (open_embedded(),)
    return tuple(
        open_source(uri, crs=arguments.crs, encoding=arguments.encoding)
        for uri in arguments.sources
    )


def layers_of(opened: Sequence[OpenedSource]) -> tuple[Layer, ...]:
    """Return all layers, bottom first, each with an id of its own."""
    stack = LayerStack()
    for source in opened:
        stack.add(*source.layers)
    return stack.layers
