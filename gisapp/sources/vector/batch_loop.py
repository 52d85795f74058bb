"""Reads a table batch by batch into layers, and finds out what was wrong with it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.errors import Cancelled, Phrase, SourceError
from gisapp.sources.vector.crs_doubts import doubts_of, misfit, usual_extent
from gisapp.sources.vector.geometry_batches import GeometryBatch, read_batches
from gisapp.sources.vector.geometry_problems import GeometryProblems
from gisapp.sources.vector.source_table import Table

Layers = tuple[Layer, ...]

_MISFIT_SHARE = 0.5
"""Where more than this share of the features has no place, the CRS is wrong, not the features."""
_GIGABYTE = 1024**3
_WITHOUT_PLACE = frozenset(
    ("no_coordinates", "rows_without_place", "bad_coordinates", "total_rows")
)
"""The codes of problems that name the rows of a table which have no geometry."""


class Collector(Protocol):
    """Takes batches of a table and makes layers of what has arrived."""

    def __len__(self) -> int:
        """Return the number of features that have arrived, those without geometry included."""

    @property
    def nbytes(self) -> int:
        """How many bytes of memory the features take that have arrived."""

    @property
    def is_worth_showing(self) -> bool:
        """True if about as much has arrived since the layers were made last as before."""

    def append(self, batch: GeometryBatch) -> None:
        """Take a batch of the table."""

    def shown(self, share: float) -> Layers:
        """Return the layers of what has arrived, bottom first.

        Parameters
        ----------
        share : float
            How much of the table has arrived, above 0 and up to 1.
        """

    def complete(self, problems: tuple[Problem, ...]) -> Layers:
        """Return the layers of all that has arrived, bottom first, with the problems of it."""


def read_table(
    table: Table, collector: Collector, limit_bytes: int | None, progress: Progress
) -> Iterator[tuple[Layers, int]]:
    """Yield a table's layers as they grow, and how many features have arrived.

    It ends early where the collector takes more than the limit, after a cancel, and where the
    file breaks off; then the last layers have a problem that says so.

    Parameters
    ----------
    table : Table
        What to read.
    collector : Collector
        Makes the layers.
    limit_bytes : int or None
        The memory that the features may take; None for no limit.
    progress : Progress
        Asked after each batch whether to stop.

    Raises
    ------
    SourceError
        Nothing of the table can be read.
    Cancelled
        The user wanted it, before anything was read.
    """
    problems = GeometryProblems()
    shown: Layers = ()
    failure: SourceError | None = None
    is_full = False
    extent: Extent | None = None
    try:
        for batch in read_batches(table, progress=progress):
            problems.add(batch)
            extent = extent or usual_extent(batch)
            collector.append(batch)
            if collector.is_worth_showing:
                shown = collector.shown(_share_of(table, len(collector)))
            yield shown, len(collector)
            is_full = limit_bytes is not None and collector.nbytes > limit_bytes
            if is_full or progress.is_cancelled:
                break
    except (SourceError, Cancelled) as error:
        if not len(collector):
            raise
        failure = error if isinstance(error, SourceError) else None
    arrived = len(collector)
    whole = _counted(table) if is_full else table
    found = [*_untold(table, problems.found()), *_of_the_whole(table, problems, arrived, extent)]
    if progress.is_cancelled and arrived != whole.info.features:
        found.append(_stopped(whole, arrived))
    elif is_full and arrived != whole.info.features:
        found.append(_too_large(whole, arrived, limit_bytes or 0))
    else:
        found += _at_its_end(table, arrived, failure)
    yield collector.complete(tuple(found)), arrived


def _at_its_end(table: Table, arrived: int, failure: SourceError | None) -> Iterator[Problem]:
    """Yield the problem of a file that ends too early, or not where it says."""
    expected = table.info.features
    if failure:
        yield _incomplete(table, arrived, failure)
    elif table.info.counts_exactly and expected is not None and arrived != expected:
        yield _miscounted(table, arrived, expected)


def _counted(table: Table) -> Table:
    """Return a table of which it is known how many features it has, if its source can count."""
    if table.info.features is not None:
        return table
    features = table.source.feature_count(table.name)
    return replace(table, info=replace(table.info, features=features))


def _untold(table: Table, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """Yield problems but for missing geometry of which the file itself tells more."""
    told = {problem.code for problem in table.info.problems}
    return (each for each in problems if each.code != "no_geometry" or not told & _WITHOUT_PLACE)


def _share_of(table: Table, arrived: int) -> float:
    """Return how much of a table has arrived; half of it where nobody knows its size."""
    expected = table.info.features or 2 * arrived
    return arrived / max(expected, arrived)


def _of_the_whole(
    table: Table, problems: GeometryProblems, features: int, extent: Extent | None
) -> Iterator[Problem]:
    if problems["broken_geometry"] > _MISFIT_SHARE * features:
        yield misfit(table)
    else:
        yield from doubts_of(table, extent)


def _stopped(table: Table, features: int) -> Problem:
    return Problem.of(
        "stopped",
        _left(table, features),
        features=_share(table, features),
        file=table.path.name,
    )


def _too_large(table: Table, features: int, limit_bytes: int) -> Problem:
    return Problem.of(
        "too_large",
        _left(table, features),
        file=table.path.name,
        layer=table.name,
        gigabytes=limit_bytes / _GIGABYTE,
        features=_share(table, features),
    )


def _incomplete(table: Table, features: int, failure: SourceError | None) -> Problem:
    if failure is not None and failure.code == "breaks_off":
        return Problem.of(
            "incomplete",
            _left(table, features),
            wording="breaks_off",
            features=_share(table, features),
            file=table.path.name,
        )
    return Problem.of(
        "incomplete",
        _left(table, features),
        features=_share(table, features),
        why=failure or SourceError("damaged", path=table.path),
    )


def _miscounted(table: Table, features: int, stated: int) -> Problem:
    """Return whether features are missing, or the file only says a wrong number of them."""
    try:
        counted = table.source.feature_count(table.name)
    except SourceError as error:
        return _incomplete(table, features, error)
    if features < stated and counted != features:
        return _incomplete(table, features, None)
    return Problem.of(
        "count_differs", file=table.path.name, layer=table.name, stated=stated, features=features
    )


def _share(table: Table, features: int) -> Phrase:
    expected = table.info.features
    if expected is None:
        return Phrase("count.features_read", {"count": features})
    return Phrase("count.features_of", {"count": features, "all": expected})


def _left(table: Table, features: int) -> int:
    """Return how many features are missing, at least one where nobody knows."""
    return max((table.info.features or features) - features, 1)
