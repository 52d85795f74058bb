"""Reads a table batch by batch, and tells what was wrong with it."""

from collections.abc import Callable, Iterator
from typing import Protocol

from gisapp.core.layers.layer import Layer, Problem
from gisapp.errors import SourceError
from gisapp.sources.vector.geometry_batches import GeometryBatch, read_batches
from gisapp.sources.vector.geometry_problems import GeometryProblems
from gisapp.sources.vector.missing_crs import misfit
from gisapp.sources.vector.source_table import Table

Layers = tuple[Layer, ...]

CUT_SHORT = frozenset(("stopped", "too_large", "incomplete"))
"""The codes of problems that tell that there is more than what was read."""
_MISFIT_SHARE = 0.5
"""Where more than this share of the features has no place, the CRS is wrong, not the features."""
_GIGABYTE = 1024**3


class Collector(Protocol):
    """Takes batches of a table and makes layers of what has arrived."""

    def __len__(self) -> int:
        """Return the number of features that have arrived, those without geometry included."""

    @property
    def nbytes(self) -> int:
        """Memory of what has been kept, in bytes."""

    @property
    def is_worth_showing(self) -> bool:
        """Tell whether about as much waits as was shown before."""

    def append(self, batch: GeometryBatch) -> None:
        """Take a batch; it waits to be shown."""

    def shown(self, share: float) -> Layers:
        """Return the layers of what has arrived and has geometry, bottom first.

        `share`, above 0, is how much of the table that is.
        """

    def complete(self, problems: tuple[Problem, ...]) -> Layers:
        """Return the layers of all that has arrived, bottom first, and what was wrong with it."""


def reading(
    table: Table,
    collector: Collector,
    limit_bytes: int | None,
    is_cancelled: Callable[[], bool],
) -> Iterator[tuple[Layers, int]]:
    """Yield a table's layers as they grow, and how many features have arrived.

    It ends where the collector holds more than `limit_bytes`, after a cancel, and where the file
    breaks off; the last layers have a problem that tells so.

    Raises
    ------
    SourceError
        Nothing of the table can be read.
    """
    problems = GeometryProblems()
    shown: Layers = ()
    expected = table.info.features
    failure = ""
    is_full = False
    try:
        for batch in read_batches(table.path, table.name, table.crs, table.encoding):
            problems.add(batch)
            collector.append(batch)
            arrived = len(collector)
            if collector.is_worth_showing:
                shown = collector.shown(arrived / max(expected or 2 * arrived, arrived))
            yield shown, arrived
            is_full = limit_bytes is not None and collector.nbytes > limit_bytes
            if is_full or is_cancelled():
                break
    except SourceError as error:
        if not len(collector):
            raise
        failure = str(error)
    arrived = len(collector)
    found = [*problems.told(), *_of_the_whole(table, problems, arrived)]
    is_part = arrived != expected
    if is_cancelled() and is_part:
        found.append(_stopped(table, arrived))
    elif is_full and is_part:
        found.append(_too_large(table, arrived, limit_bytes or 0))
    elif failure or (table.info.counts_exactly and arrived < (expected or 0)):
        found.append(_incomplete(table, arrived, failure))
    yield collector.complete(tuple(found)), arrived


def _of_the_whole(table: Table, problems: GeometryProblems, features: int) -> Iterator[Problem]:
    if problems["broken_geometry"] > _MISFIT_SHARE * features:
        yield misfit(table.path, table.name, table.crs)


def _stopped(table: Table, features: int) -> Problem:
    message = (
        f"Reading was stopped after {_share(table, features)}; open {table.path.name} again "
        "to see all."
    )
    return Problem("stopped", message, _left(table, features))


def _too_large(table: Table, features: int, limit_bytes: int) -> Problem:
    message = (
        f"{table.path.name}, layer {table.name}, is larger than the memory that layers may take, "
        f"{limit_bytes / _GIGABYTE:.3g} GB: reading ended after {_share(table, features)}. Allow "
        "more with --memory, or convert it to FlatGeobuf, GeoPackage or GeoParquet with an index, "
        "of which any size opens."
    )
    return Problem("too_large", message, _left(table, features))


def _incomplete(table: Table, features: int, failure: str) -> Problem:
    why = failure or f"{table.path.name} may be damaged, or not wholly copied."
    message = f"Reading broke off after {_share(table, features)}: {why}"
    return Problem("incomplete", message, _left(table, features))


def _share(table: Table, features: int) -> str:
    expected = table.info.features
    return f"{features:,}{'' if expected is None else f' of {expected:,}'} features"


def _left(table: Table, features: int) -> int:
    """Return how many features are missing, at least one where the file cannot tell."""
    return max((table.info.features or features) - features, 1)
