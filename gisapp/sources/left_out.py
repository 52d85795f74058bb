"""What could not be opened of a source is told with what could."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer import Layer, Problem
from gisapp.errors import GisAppError


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


def told_of(error: GisAppError, path: Path, shown: object) -> GisAppError:
    """Return a failure that names a file where the user has it.

    Parameters
    ----------
    error : GisAppError
        What failed.
    path : Path
        The file that was opened in place of the user's.
    shown : object
        The path or address that the user knows.
    """
    values = {name: shown if value == path else value for name, value in error.values.items()}
    told = type(error)(error.code, details=error.details, **values)
    return told.standing_for(told_of(each, path, shown) for each in error.others)
