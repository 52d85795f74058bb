"""The figures of frames: all zooms and their worst, beside QGIS, for the first time, with names."""

from collections.abc import Callable, Iterator
from statistics import median

from tests.benchmarks.bench import GISAPP, Bench
from tests.benchmarks.files import ENTERPRISES, PARCELS, ROADS
from tests.benchmarks.job import NAMED_ZOOMS, ZOOMS, Job
from tests.benchmarks.report import (
    NO_VALUE,
    Row,
    at_least,
    at_most,
    faster,
    made_of,
    ms,
    over,
    times,
)

_TIMES_QGIS = {"1": 250, "1/2": 50, "1/8": 12, "1/64": 4}
_POINTS_MS, _LINES_MS = 30, 25


def frames(bench: Bench) -> Iterator[Row]:
    """Compare the frames of each set of parcels with QGIS's, then those of points and lines."""
    for kind in PARCELS:
        job, what = bench.job(kind=kind), kind.name
        yield _of_zooms(bench, job, f"{what}: warm frame", max, 33)
        yield _of_zooms(bench, job, f"{what}: warm frame", median, 20)
        yield from _beside_qgis(bench, job, what)
        yield _first(bench, job, what)
        yield from _named(bench, job, what)
    for kind, aim in ((ENTERPRISES, _POINTS_MS), (ROADS, _LINES_MS)):
        job = bench.job(kind=kind)
        yield _of_zooms(bench, job, f"{job.features:,} {kind.name}: warm frame", max, aim)


def _of_zooms(
    bench: Bench, job: Job, what: str, how: Callable[[list[float]], float], aim_ms: float
) -> Row:
    """Compare what `how` makes of the warm frames of all zooms."""
    ours, theirs = (
        made_of(how, bench.values(engine, "frames", ZOOMS, job)) for engine in (GISAPP, bench.qgis)
    )
    return Row(
        f"{what}, {'worst' if how is max else 'median'} of all zooms",
        ms(ours),
        f"QGIS {ms(theirs)}",
        times(over(theirs, ours)),
        f"≤ {aim_ms} ms",
        at_most(ours, aim_ms),
    )


def _beside_qgis(bench: Bench, job: Job, what: str) -> Iterator[Row]:
    for zoom, aim in _TIMES_QGIS.items():
        ours = bench.value(GISAPP, "frames", zoom, job)
        theirs = bench.value(bench.qgis, "frames", zoom, job)
        yield faster(f"{what}: warm frame at {zoom}", ours, theirs, aim)


def _first(bench: Bench, job: Job, what: str) -> Row:
    """Compare the first frame of each zoom with its warm ones."""
    firsts = bench.values(GISAPP, "frames", [f"{zoom} first" for zoom in ZOOMS], job)
    warm = bench.values(GISAPP, "frames", ZOOMS, job)
    worst = made_of(max, [over(*pair) for pair in zip(firsts, warm, strict=True)])
    return Row(
        f"{what}: first frame at a zoom over a warm one, worst of all zooms",
        times(worst),
        f"first frames up to {ms(made_of(max, firsts))}",
        aim="≤ 1.5 ×",
        is_reached=at_most(worst, 1.5),
    )


def _named(bench: Bench, job: Job, what: str) -> Iterator[Row]:
    ours = bench.values(GISAPP, "names", NAMED_ZOOMS, job)
    theirs = bench.values(bench.qgis, "names", NAMED_ZOOMS, job)
    worst = made_of(max, ours)
    yield Row(
        f"{what}: warm frame with names, worst of {NAMED_ZOOMS[0]} … {NAMED_ZOOMS[-1]}",
        ms(worst),
        f"QGIS {ms(made_of(max, theirs))}",
        aim="≤ 40 ms",
        is_reached=at_most(worst, 40),
    )
    least = made_of(min, [over(*pair) for pair in zip(theirs, ours, strict=True)])
    yield Row(
        "the same beside QGIS, where it is nearest to ours",
        NO_VALUE,
        ratio=times(least),
        aim="faster",
        is_reached=at_least(least, 1),
    )
