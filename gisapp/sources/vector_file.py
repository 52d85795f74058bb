"""Any vector file that GDAL reads, as layers that grow: one for each kind of geometry in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.crs import extent_to_map
from gisapp.core.extent import Extent
from gisapp.core.layer import Layer, LayerOrigin, Problem
from gisapp.errors import SourceError
from gisapp.sources.arrow_attributes import ArrowAttributes
from gisapp.sources.gdal import LayerInfo, layer_info, layer_names
from gisapp.sources.geometry_batches import read_batches
from gisapp.sources.geometry_problems import GeometryProblems
from gisapp.sources.growing_layers import GrowingLayers, Making, kind_of_type
from gisapp.sources.missing_crs import assumed_crs, misfit

Layers = tuple[Layer, ...]

_MISFIT_SHARE = 0.5
"""Where more than this share of the features has no place, the CRS is wrong, not the features."""

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


@dataclass(frozen=True)
class _Table:
    """One table of a file, and how to read it."""

    path: Path
    name: str
    info: LayerInfo
    crs: str
    encoding: str | None
    problems: tuple[Problem, ...] = ()
    """What is wrong with it before its geometry is read."""


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
    *_, last = arriving(path, layer, crs, encoding)
    return last.layers


def arriving(
    path: Path,
    layer: str | None = None,
    crs: str | None = None,
    encoding: str | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Arrival]:
    """Read the layers of a file, all or the one that is named; yield what has come, step by step.

    Layers are replaced by larger ones where it is worth drawing them anew, else they stay the
    same from one arrival to the next. After a cancel, the last one holds what had come, and a
    problem that tells so.

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
        The file cannot be read, or has no such layer.
    CrsError
        `crs` is not known, or the file doesn't say what its coordinates are.
    """
    names = vector_layers(path)
    if layer is not None and layer not in names:
        raise SourceError(f"{path} has no layer {layer!r}; it has: {', '.join(names)}.")
    tables = [_table(path, name, crs, encoding) for name in ((layer,) if layer else names)]
    extent = Extent.around(_extent(table) for table in tables)
    features = _features(tables)
    layers: Layers = ()
    before = arrived = 0
    for table in tables:
        now: Layers = ()
        for now, arrived in _growing(table, is_cancelled):
            share = min((before + arrived) / features, _ALMOST_ALL) if features else None
            yield Arrival(layers + now, share, extent)
        layers += now
        before += arrived
        if is_cancelled():
            break
    yield Arrival(layers, 1.0, extent)


def _table(path: Path, name: str, crs: str | None, encoding: str | None) -> _Table:
    info = layer_info(path, name, encoding)
    crs = crs or info.crs
    if crs is not None:
        return _Table(path, name, info, crs, encoding)
    crs, problem = assumed_crs(path, name)
    return _Table(path, name, info, crs, encoding, (problem,))


def _extent(table: _Table) -> Extent | None:
    return extent_to_map(table.info.bounds, table.crs) if table.info.bounds else None


def _features(tables: Sequence[_Table]) -> int | None:
    """Return how many features there are, None where a table cannot tell."""
    counts = [table.info.features for table in tables]
    return None if None in counts else sum(count or 0 for count in counts)


def _growing(table: _Table, is_cancelled: Callable[[], bool]) -> Iterator[tuple[Layers, int]]:
    """Yield a table's layers as they grow, and how many features have arrived."""
    growing = GrowingLayers(_making(table))
    problems = GeometryProblems()
    shown: Layers = ()
    for batch in read_batches(table.path, table.name, table.crs, table.encoding):
        problems.add(batch)
        growing.append(batch)
        if growing.is_worth_showing:
            shown = growing.shown()
        yield shown, len(growing)
        if is_cancelled():
            break
    found = [*table.problems, *problems.told(), *_of_the_whole(table, problems, len(growing))]
    if is_cancelled():
        found.append(_stopped(table, len(growing)))
    yield growing.complete(tuple(found)), len(growing)


def _making(table: _Table) -> Making:
    info = table.info
    origin = LayerOrigin(str(table.path), table.name, table.crs, info.geometry_type, info.encoding)
    attributes = ArrowAttributes(
        table.path,
        table.name,
        info.fields,
        encoding=table.encoding,
        finds_by_id=info.finds_by_id,
    )
    return Making(origin, attributes, kind_of_type(info.geometry_type), info.features)


def _of_the_whole(table: _Table, problems: GeometryProblems, features: int) -> Iterator[Problem]:
    if problems["broken_geometry"] > _MISFIT_SHARE * features:
        yield misfit(table.path, table.name, table.crs)


def _stopped(table: _Table, features: int) -> Problem:
    expected = table.info.features
    of_all = "" if expected is None else f" of {expected:,}"
    message = (
        f"Reading was stopped after {features:,}{of_all} features; open {table.path.name} again "
        "to see all."
    )
    return Problem("stopped", message, max((expected or features) - features, 1))
