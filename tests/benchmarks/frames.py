"""Frames of every engine and kind of features at all zooms, side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.benchmarks.bench import DATASHADER, GEOPANDAS, GISAPP, Bench
from tests.benchmarks.files import ENTERPRISES, PARCELS, ROADS, TOWNS
from tests.benchmarks.job import NAMED_ZOOMS, ZOOMS, Job
from tests.benchmarks.processes import Engine, NotMeasured
from tests.benchmarks.report import NO_VALUE, Value, ms, number, over, table, times

GEOPANDAS_LIMIT = 100_000
"""With more it takes minutes a frame."""


@dataclass(frozen=True)
class _Line:
    """One line of a table: what an engine measured, and the line that it is compared with."""

    name: str
    engine: Engine
    figure: str = "frames"
    suffix: str = ""
    beside: "_Line | None" = None
    shows: Callable[[Value], str] = ms

    def values(self, bench: Bench, job: Job) -> dict[str, Value]:
        """Return the value of each zoom that is measured."""
        zooms = NAMED_ZOOMS if self.figure == "names" else ZOOMS
        names = [zoom + self.suffix for zoom in zooms]
        return dict(zip(zooms, bench.values(self.engine, self.figure, names, job), strict=True))


_OURS = _Line("gisapp", GISAPP)
_OURS_FIRST = _Line("gisapp, first at a zoom", GISAPP, suffix=" first")
_OURS_NAMED = _Line("gisapp, with names", GISAPP, "names")
_OURS_NAMED_FIRST = _Line("gisapp, with names, first at a zoom", GISAPP, "names", " first")
_OURS_COUNT = _Line("names that gisapp shows", GISAPP, "names", " names", shows=number)
_DATASHADER = _Line("datashader, no outlines", DATASHADER, beside=_OURS)
_GEOPANDAS = _Line("GeoPandas `plot`", GEOPANDAS, beside=_OURS)


def parcel_frames(bench: Bench) -> str:
    """Return a table of frames of each set of parcels; of towns by all engines, at two sizes."""
    qgis = _Line("QGIS", bench.qgis, beside=_OURS)
    thin = _Line("QGIS, outlines of 1 px", bench.qgis, "frames_thin", beside=_OURS)
    named = _Line("QGIS, with names", bench.qgis, "names", beside=_OURS_NAMED)
    shown = _Line("names that QGIS shows", bench.qgis, "names", " names", shows=number)
    everyone = [qgis, thin, _DATASHADER]
    slow = [_GEOPANDAS] if bench.parcels <= GEOPANDAS_LIMIT else []
    names = [_OURS_NAMED, _OURS_NAMED_FIRST, named, _OURS_COUNT, shown]
    rows: list[tuple[str, ...]] = []
    if not slow:
        few = bench.job(count=GEOPANDAS_LIMIT)
        rows += _rows(bench, few, "parcels, towns", [_OURS, *everyone, _GEOPANDAS])
    for kind in PARCELS:
        others = [*everyone, *slow] if kind == TOWNS else [qgis]
        lines = [_OURS, _OURS_FIRST, *others, *names]
        rows += _rows(bench, bench.job(kind=kind), f"parcels, {kind.name}", lines)
    return table(("", "", *ZOOMS), rows)


def other_frames(bench: Bench) -> str:
    """Return a table of frames of points and of lines, beside QGIS."""
    qgis = _Line("QGIS", bench.qgis, beside=_OURS)
    rows: list[tuple[str, ...]] = []
    for kind in (ENTERPRISES, ROADS):
        rows += _rows(bench, bench.job(kind=kind), kind.name, [_OURS, _OURS_FIRST, qgis])
    return table(("", "", *ZOOMS), rows)


def _rows(bench: Bench, job: Job, what: str, lines: Sequence[_Line]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each line, with how many times as long it takes as what is beside it."""
    heads = [f"{job.features:,} {what}"] + [""] * (len(lines) - 1)
    for head, line in zip(heads, lines, strict=True):
        values = line.values(bench, job)
        beside = line.beside.values(bench, job) if line.beside else {}
        yield (head, line.name, *(_cell(line, values, beside, zoom) for zoom in ZOOMS))


def _cell(line: _Line, values: Mapping[str, Value], beside: Mapping[str, Value], zoom: str) -> str:
    value = values.get(zoom)
    if value is None:
        return NO_VALUE
    if isinstance(value, NotMeasured):
        return line.shows(value) if zoom == ZOOMS[0] else NO_VALUE
    ratio = f" ({times(over(value, beside[zoom]))})" if beside else ""
    return line.shows(value) + ratio
