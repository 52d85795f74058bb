"""The sources that a command works on."""

from collections.abc import Sequence

from gisapp.cli.arguments import Arguments
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.errors import SourceError
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_embedded, open_source
from gisapp.sources.opened_source import OpenedSource


def open_all(arguments: Arguments) -> tuple[OpenedSource, ...]:
    """Return the sources that were named, or else the embedded data.

    Raises
    ------
    SourceError
        A source cannot be read, or not to its end, or does not fit into memory.
    """
    opened = open_what_is_there(arguments)
    for layer in layers_of(opened):
        for problem in layer.origin.problems:
            if problem.code in ("incomplete", "too_large"):
                raise SourceError(problem.message)
    return opened


def open_what_is_there(arguments: Arguments) -> tuple[OpenedSource, ...]:
    """Return the sources that were named, or else the embedded data; a file may break off."""
    if not arguments.sources:
        return (open_embedded(),)
    budget = MemoryBudget.of_user(arguments.memory)
    opened: list[OpenedSource] = []
    for uri in arguments.sources:
        source = open_source(uri, crs=arguments.crs, encoding=arguments.encoding, budget=budget)
        opened.append(source)
        budget = budget.less(source.layers)
    return tuple(opened)


def layers_of(opened: Sequence[OpenedSource]) -> tuple[Layer, ...]:
    """Return all layers, bottom first, each with an id of its own."""
    stack = LayerStack()
    for source in opened:
        stack.add(*source.layers)
    return stack.layers
