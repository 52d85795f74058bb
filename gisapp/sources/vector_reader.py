"""Any vector file, as layers that grow: one for each kind of geometry in it."""

from collections.abc import Iterator, Sequence

from gisapp.core.layers.layer import Problem
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.errors import CrsError, GisAppError, SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats.kml import instead_of_places, links_left
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.left_out import with_problems
from gisapp.sources.memory_budget import MemoryBudget, release_memory
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.preload import load_gdal_and_arrow
from gisapp.sources.readers import reader_for
from gisapp.sources.vector.batch_loop import Layers, read_table
from gisapp.sources.vector.memory_builder import MemoryBuilder
from gisapp.sources.vector.overview_builder import OverviewBuilder, layers_of
from gisapp.sources.vector.overview_cache import OverviewCache
from gisapp.sources.vector.source_table import Table, open_table

_LAYERS_BY_FORMAT = (".gpx", ".kml", ".osm", ".pbf")
"""Files whose layers are not their maker's choice: of these an empty one says nothing."""
_ALMOST_ALL = 0.999
"""The share that is there while more may come, though no more was promised."""


def layer_names(source: ArrowSource) -> tuple[str, ...]:
    """Return the names of a file's layers with geometry, at least one.

    Raises
    ------
    SourceError
        The file cannot be read, or has no geometry.
    """
    names = source.layer_names()
    if not names:
        raise SourceError("no_geometry", path=source.path)
    return names


def open_vector_file(request: OpenRequest) -> Iterator[OpenedSource]:
    """Read the layers of a file, all or the one that is named; yield what has come, step by step.

    A layer is replaced by a larger one where it is worth drawing it anew, else it stays the same
    from one step to the next. After a cancel, or where the file breaks off, the last step has
    what had come, and a problem that says so.

    The layers of a table that exceeds the budget have partial content. Where such a file doesn't
    find features by extent, reading ends when the budget is used up.

    Parameters
    ----------
    request : OpenRequest
        The file and how to read it; its progress is asked after each batch whether to stop.

    Raises
    ------
    SourceError
        Nothing of the file can be read, or it has no such layer.
    CrsError
        The CRS asked for is not known, or the file doesn't say what its coordinates are.
    """
    if not reader_for(request.path).parser:
        load_gdal_and_arrow()
    without_places = instead_of_places(request.path)
    if without_places is not None:
        raise without_places
    tables, left_out = _tables(request)
    budget = request.budget or MemoryBudget.of_user()
    extent = Extent.around(table.extent for table in tables)
    features = _features(tables)
    layers: Layers = ()
    before = arrived = 0
    for table in tables:
        now: Layers = ()
        size = _size_bytes(table, features)
        try:
            for now, arrived in _steps(table, size, budget, request.progress):
                share = min((before + arrived) / features, _ALMOST_ALL) if features else None
                shown = layers + _worth_listing(now, table)
                yield OpenedSource(request.uri, shown, share=share, extent=extent)
        except (SourceError, CrsError) as error:
            left_out[table.name] = error
        layers += _worth_listing(now, table)
        before += arrived
        budget = budget.less(now)
        if request.progress.is_cancelled:
            break
    release_memory()
    if not layers:
        first = next(iter(left_out.values()), SourceError("no_geometry", path=request.path))
        raise first.standing_for(left_out.values())
    problems = [
        Problem.of("layer_left_out", layer=name, why=error) for name, error in left_out.items()
    ]
    problems += links_left(request.path)
    yield OpenedSource(request.uri, with_problems(layers, problems), extent=extent)


def _worth_listing(layers: Layers, table: Table) -> Layers:
    if table.path.suffix.lower() not in _LAYERS_BY_FORMAT:
        return layers
    # What is wrong with the whole file is told by its other layers.
    own = (set(each.origin.problems).difference(table.problems) for each in layers)
    return tuple(
        each for each, wrong in zip(layers, own, strict=True) if each.feature_count or wrong
    )


def _tables(request: OpenRequest) -> tuple[list[Table], dict[str, GisAppError]]:
    """Return the tables that can be opened, and why others cannot; at least one can."""
    source = arrow_source(request.path, request.progress, request.read_as.encoding)
    names = layer_names(source)
    if request.layer is not None:
        if request.layer not in names:
            raise SourceError(
                "no_layer", path=request.path, layer=request.layer, layers=", ".join(names)
            )
        names = (request.layer,)
    tables: list[Table] = []
    left_out: dict[str, GisAppError] = {}
    for name in names:
        try:
            tables.append(open_table(source, name, request.read_as_of(name), request.progress))
        except (SourceError, CrsError) as error:
            left_out[name] = error
    if not tables:
        raise next(iter(left_out.values())).standing_for(left_out.values())
    return tables, left_out


def _features(tables: Sequence[Table]) -> int | None:
    """Return how many features there are, None where a table doesn't say."""
    counts = [table.info.features for table in tables]
    return None if None in counts else sum(count or 0 for count in counts)


def _size_bytes(table: Table, features: int | None) -> int:
    """Return about how much a table takes of its file, which has so many features in all."""
    size = table.info.size_bytes
    if features is None:
        return size
    return size * (table.info.features or 0) // max(features, 1)


def _steps(
    table: Table, size_bytes: int, budget: MemoryBudget, progress: Progress
) -> Iterator[tuple[Layers, int]]:
    """Yield a table's layers as they grow, and how many features have arrived."""
    info = table.info
    if budget.is_exceeded_by(size_bytes) and info.finds_by_extent and info.finds_by_id:
        yield from _beyond_memory(table, size_bytes, budget, progress)
    else:
        yield from _into_memory(table, budget, progress)


def _into_memory(
    table: Table, budget: MemoryBudget, progress: Progress
) -> Iterator[tuple[Layers, int]]:
    """Yield the layers of a table that is read whole; once more where its ids are no ids."""
    builder = MemoryBuilder(table)
    yield from read_table(table, builder, budget.bytes, progress)
    repeated = builder.repeated_ids
    if repeated and not progress.is_cancelled:
        problem = Problem.of("repeated_ids", repeated, file=table.path.name, layer=table.name)
        numbered = table.numbered(problem)
        yield from read_table(numbered, MemoryBuilder(numbered), budget.bytes, progress)


def _beyond_memory(
    table: Table, size_bytes: int, budget: MemoryBudget, progress: Progress
) -> Iterator[tuple[Layers, int]]:
    """Yield the layers of a table that stays in its file, with an overview kept or made now."""
    features = table.info.features or 0
    most = budget.features_in_view(size_bytes, features)
    cache = OverviewCache(budget.cache)
    # Named before the file is read: it may be written to meanwhile.
    place = cache.place_of(table, budget.squares)
    kept = cache.load(place)
    if kept is not None:
        thinned, problems = kept
        yield layers_of(thinned, table.with_problems(problems), most), features
        return
    builder = OverviewBuilder(table, most, budget.squares)
    yield from read_table(table, builder, None, progress)
    if builder.is_whole:
        cache.save(place, builder.thinned, builder.problems)
