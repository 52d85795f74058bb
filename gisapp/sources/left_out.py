"""What could not be opened of a source is told with what could."""

from collections.abc import Sequence
from dataclasses import replace

from gisapp.core.layers.layer import Layer, Problem


def with_problems(layers: Sequence[Layer], problems: Sequence[Problem]) -> tuple[Layer, ...]:
    """Return layers of which the first also has problems of the whole source.

    Parameters
    ----------
    layers : sequence of Layer
        At least one, if there are problems.
    problems : sequence of Problem
        What else was in the source, and why it is not among the layers.
    """
    if not problems:
        return tuple(layers)
    first, *others = layers
    origin = replace(first.origin, problems=(*first.origin.problems, *problems))
    return (replace(first, origin=origin), *others)
