"""Warm frames of every engine and kind of features, side by side."""

from collections.abc import Iterator

from tests.benchmarks.bench import DATASHADER, GEOPANDAS, GISAPP, Bench
from tests.benchmarks.files import ENTERPRISES, ROADS, Kind
from tests.benchmarks.job import Job
from tests.benchmarks.jobs import EIGHTH, SIXTY_FOURTH, WHOLE
from tests.benchmarks.processes import Engine, NotMeasured
from tests.benchmarks.report import NO_VALUE, Value, ms, over, table, times

GEOPANDAS_LIMIT = 100_000
"""With more it takes minutes a frame."""
_VIEWS = (WHOLE, EIGHTH, SIXTY_FOURTH)
_ROADS_A_PARCEL = 0.1


def parcel_frames(bench: Bench) -> str:
    """Return a table of frames of parcels by all engines, at two sizes."""
    rows = []
    for count in sorted({min(GEOPANDAS_LIMIT, bench.parcels), bench.parcels}):
        job = bench.job(count=count)
        engines = [
            ("QGIS", bench.qgis, "frames"),
            ("QGIS, outlines of 1 px", bench.qgis, "frames_thin"),
            ("datashader, no outlines", DATASHADER, "frames"),
        ]
        if count <= GEOPANDAS_LIMIT:
            engines.append(("GeoPandas `plot`", GEOPANDAS, "frames"))
        rows += list(_compared(bench, job, f"{count:,} parcels", engines))
    return table(("", "", *_VIEWS), rows)


def other_frames(bench: Bench) -> str:
    """Return a table of frames of points and of lines, beside QGIS."""
    rows = []
    kinds: list[tuple[Kind, int]] = [
        (ENTERPRISES, bench.parcels),
        (ROADS, round(bench.parcels * _ROADS_A_PARCEL)),
    ]
    for kind, count in kinds:
        job = bench.job(kind=kind, count=count)
        rows += list(
            _compared(bench, job, f"{count:,} {kind.name}", [("QGIS", bench.qgis, "frames")])
        )
    return table(("", "", *_VIEWS), rows)


def _compared(
    bench: Bench, job: Job, what: str, engines: list[tuple[str, Engine, str]]
) -> Iterator[tuple[str, ...]]:
    """Return our row, then one for each engine with how many times as long it takes."""
    ours = [bench.value(GISAPP, "frames", view, job) for view in _VIEWS]
    yield (what, "gisapp", *map(ms, ours))
    for name, engine, figure in engines:
        theirs = [bench.value(engine, figure, view, job) for view in _VIEWS]
        if isinstance(theirs[0], NotMeasured):
            yield ("", name, ms(theirs[0]), NO_VALUE, NO_VALUE)
            continue
        cells = [_with_ratio(each, mine) for each, mine in zip(theirs, ours, strict=True)]
        yield ("", name, *cells)


def _with_ratio(theirs: Value, ours: Value) -> str:
    return f"{ms(theirs)} ({times(over(theirs, ours))})"
