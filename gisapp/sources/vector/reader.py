"""Any vector file, as layers that grow: one for each kind of geometry in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.space.extent import Extent
from gisapp.errors import SourceError
from gisapp.sources.formats.arrow_source import layer_names
from gisapp.sources.memory_budget import MemoryBudget, give_back
from gisapp.sources.vector.batch_loop import Layers, reading
from gisapp.sources.vector.memory_builder import MemoryBuilder
from gisapp.sources.vector.overview_builder import OverviewBuilder, layers_of
from gisapp.sources.vector.overview_cache import OverviewCache
from gisapp.sources.vector.source_table import Table, open_table

_ALMOST_ALL = 0.999
"""The share that is there while more may come, though no more was promised."""


@dataclass(frozen=True)
class Arrival:
    """What of a file has been read: its layers, bottom first, and where they will lie.

    `share` is how much that is, 1 when no more will come; None where the file cannot tell.
    """

    layers: Layers
    share: float | None
    extent: Extent | None


def vector_layers(path: Path) -> tuple[str, ...]:
    """Return the names of a file's layers with geometry.

    Raises
    ------
    SourceError
        The file cannot be read, or holds no geometry.
    """
    names = layer_names(path)
    if not names:
        raise SourceError(f"{path} holds tables but no geometry, so there is nothing to map.")
    return names


def read_vector_file(
    path: Path, layer: str | None = None, crs: str | None = None, encoding: str | None = None
) -> Layers:
    """Read all of a file; parameters and errors as for `arriving`."""
    *_, last = arriving(path, MemoryBudget.of_user(), layer, crs, encoding)
    return last.layers


def arriving(
    path: Path,
    budget: MemoryBudget,
    layer: str | None = None,
    crs: str | None = None,
    encoding: str | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Arrival]:
    """Read the layers of a file, all or the one that is named; yield what has come, step by step.

    Layers are replaced by larger ones where it is worth drawing them anew, else they stay the
    same from one arrival to the next. After a cancel, or where the file breaks off, the last one
    holds what had come, and a problem that tells so.

    The layers of a table that exceeds the budget have partial content. Where the file finds no
    extent without reading all, reading ends when the budget is used up.

    Parameters
    ----------
    crs : str or None
        The CRS of the file's coordinates, in place of what the file says.
    encoding : str or None
        The encoding of its texts, in place of what the file says.
    is_cancelled : callable
        Asked after each batch.

    Raises
    ------
    SourceError
        Nothing of the file can be read, or it has no such layer.
    CrsError
        `crs` is not known, or the file doesn't say what its coordinates are.
    """
    names = vector_layers(path)
    if layer is not None and layer not in names:
        raise SourceError(f"{path} has no layer {layer!r}; it has: {', '.join(names)}.")
    tables = [open_table(path, name, crs, encoding) for name in ((layer,) if layer else names)]
    extent = Extent.around(table.extent for table in tables)
    features = _features(tables)
    layers: Layers = ()
    before = arrived = 0
    for table in tables:
        now: Layers = ()
        size = table.info.size_bytes
        if features is not None:
            size = size * (table.info.features or 0) // max(features, 1)
        for now, arrived in _steps(table, size, budget, is_cancelled):
            share = min((before + arrived) / features, _ALMOST_ALL) if features else None
            yield Arrival(layers + now, share, extent)
        layers += now
        before += arrived
        budget = budget.less(now)
        if is_cancelled():
            break
    give_back()
    yield Arrival(layers, 1.0, extent)


def _features(tables: Sequence[Table]) -> int | None:
    """Return how many features there are, None where a table cannot tell."""
    counts = [table.info.features for table in tables]
    return None if None in counts else sum(count or 0 for count in counts)


def _steps(
    table: Table, size: int, budget: MemoryBudget, is_cancelled: Callable[[], bool]
) -> Iterator[tuple[Layers, int]]:
    """Yield a table's layers as they grow, and how many features have arrived.

    `size` is about how many bytes the table takes in its file.
    """
    if budget.is_exceeded_by(size) and table.info.finds_by_extent and table.info.finds_by_id:
        yield from _thinned(table, size, budget, is_cancelled)
    else:
        yield from reading(table, MemoryBuilder(table), budget.bytes, is_cancelled)


def _thinned(
    table: Table, size: int, budget: MemoryBudget, is_cancelled: Callable[[], bool]
) -> Iterator[tuple[Layers, int]]:
    """Yield the layers of a table that stays in its file, with an overview kept or made now."""
    features = table.info.features or 0
    most = budget.features_in_view(size, features)
    cache = OverviewCache(budget.cache)
    # Told before the file is read: it may be written to meanwhile.
    place = cache.place_of(table, budget.squares)
    kept = cache.load(place)
    if kept is not None:
        thinned, problems = kept
        yield layers_of(thinned, table.with_problems(problems), most), features
        return
    collector = OverviewBuilder(table, most, budget.squares)
    yield from reading(table, collector, None, is_cancelled)
    if collector.is_whole:
        cache.save(place, collector.thinned, collector.problems)
