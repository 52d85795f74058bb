"""The figures that the map engine has to reach, each measured beside what it is compared with."""

from collections.abc import Iterator
from itertools import product

from tests.benchmarks.bench import BEYOND, GISAPP, START, WINDOW, Bench
from tests.benchmarks.files import DENSE, ENTERPRISES, PARCELS, TOWNS
from tests.benchmarks.frame_figures import frames
from tests.benchmarks.job import ZOOMS
from tests.benchmarks.reading_figures import readings
from tests.benchmarks.report import Row, at_most, faster, megabytes, ms, over, times, within
from tests.benchmarks.starts import (
    bare_reading,
    gisapp_picture,
    gisapp_window,
    qgis_picture,
    qgis_window,
)

FEW_PARCELS = 10_000
_MORE = 10
_FAST_FORMATS = {".gpkg": "GeoPackage", ".fgb": "FlatGeobuf"}
_FORMATS = {".gpkg": "GeoPackage", ".shp": "Shapefile", ".geojson": "GeoJSON"}


def figures(bench: Bench) -> Iterator[Row]:
    """Return all of them in the order of the table; each is measured when it is asked for."""
    for part in (
        frames,
        whole_process,
        window_while_loading,
        window_in_use,
        window_asked,
        identify,
        window_start,
        start,
        readings,
        memory,
        beyond_memory,
        growth,
    ):
        yield from part(bench)


def whole_process(bench: Bench) -> Iterator[Row]:
    """Compare from the start of a program to its picture of a file, and with bare reading."""
    for kind, (suffix, name) in product((TOWNS, DENSE), _FAST_FORMATS.items()):
        job = bench.job(suffix, kind)
        ours, theirs = gisapp_picture(job), qgis_picture(job, bench.qgis)
        what = f"{kind.name}: {name} → complete first frame, whole process"
        yield faster(what, ours, theirs, 4)
        what = "the same beside a process that reads the geometry and nothing else"
        yield within(what, ours, "`pyogrio.read_arrow`", bare_reading(job), 3)


def window_while_loading(bench: Bench) -> Iterator[Row]:
    """Measure when a user sees something of a file that was dropped on the window."""
    first = bench.value(WINDOW, "loading", "first_ms", bench.job())
    yield Row(
        "first batch visible after the file is chosen",
        ms(first),
        aim="< 1 s",
        is_reached=at_most(first, 1000),
    )
    complete = bench.value(WINDOW, "loading", "complete_ms", bench.job())
    yield Row("all of it visible after the file is chosen", ms(complete))


def window_in_use(bench: Bench) -> Iterator[Row]:
    """Measure how promptly the window answers."""
    shown = bench.value(WINDOW, "dragging", "p99_ms", bench.job())
    yield Row(
        "pan by drag: time to show the moved picture, 99th percentile",
        ms(shown),
        aim="≤ 16 ms",
        is_reached=at_most(shown, 16),
    )
    pauses = {"loading_ms": "while loading", "zooming_ms": "while zooming"}
    for kind, (name, when) in product((TOWNS, DENSE), pauses.items()):
        longest = bench.value(WINDOW, "pauses", name, bench.job(kind=kind))
        yield Row(
            f"{kind.name}: longest time the UI thread doesn't answer, {when} and drawing",
            ms(longest),
            aim="≤ 16 ms",
            is_reached=at_most(longest, 16),
        )


def window_asked(bench: Bench) -> Iterator[Row]:
    """Measure how promptly the window answers while it reads what features say."""
    geojson = bench.job(".geojson")
    for job, name, when in (
        (bench.job(), "reading_out", "a parcel is read out, then all are added up"),
        (geojson, "reading_out", "the same is done with GeoJSON"),
        (bench.job(kind=ENTERPRISES), "searching", "one searches enterprises by name"),
    ):
        longest = bench.value(WINDOW, name, "pause_ms", job)
        yield Row(f"longest time the UI thread doesn't answer, while {when}", ms(longest))


def identify(bench: Bench) -> Iterator[Row]:
    """Compare identifying at 1,000 points, in each format."""
    for suffix, name in _FORMATS.items():
        job = bench.job(suffix)
        ours, theirs = (
            {part: bench.value(engine, "identify", part, job) for part in ("p99_ms", "median_ms")}
            for engine in (GISAPP, bench.qgis)
        )
        yield Row(
            f"identify at a point, 99th percentile, {name}",
            f"{ms(ours['p99_ms'])} (median {ms(ours['median_ms'])})",
            f"QGIS {ms(theirs['p99_ms'])} (median {ms(theirs['median_ms'])})",
            times(over(theirs["p99_ms"], ours["p99_ms"])),
            "≤ 0.2 ms",
            at_most(ours["p99_ms"], 0.2),
        )


def window_start(bench: Bench) -> Iterator[Row]:
    """Compare from the start of a program to its window's complete map of a file."""
    ours, theirs = gisapp_window(bench.job()), qgis_window(bench.job())
    yield faster("window, from process start to a complete first frame", ours, theirs, 4)


def start(bench: Bench) -> Iterator[Row]:
    """Compare the start of the program to its first complete map with that of an empty window."""
    ours, empty = (
        bench.value(START, "medians", name, bench.job())
        for name in ("gisapp_shown_at", "empty_shown_at")
    )
    what = "start → first complete map of the embedded data"
    yield within(what, ours, "empty window", empty, 3)


def memory(bench: Bench) -> Iterator[Row]:
    """Measure what a file costs beside its bare coordinates."""
    for kind in PARCELS:
        resident, peak, raw = (
            bench.value(GISAPP, "memory", name, bench.job(kind=kind))
            for name in ("resident", "peak", "raw_mb")
        )
        yield Row(
            f"{kind.name}: memory over the raw coordinates, after all zooms",
            times(resident),
            f"coordinates {megabytes(raw)}",
            aim="≤ 1.5 ×",
            is_reached=at_most(resident, 1.5),
        )
        yield Row("the same at its peak, while loading", times(peak))


def beyond_memory(bench: Bench) -> Iterator[Row]:
    """Measure the use of a file of ten times as many parcels with a quarter of it in memory."""
    job = bench.job(".fgb", count=_MORE * bench.parcels)
    first, complete, again, step, worst, pause, peak, allowed = (
        bench.value(BEYOND, "beyond", name, job)
        for name in (
            "first_ms",
            "complete_ms",
            "again_ms",
            "step_ms",
            "worst_step_ms",
            "pause_ms",
            "peak_mb",
            "allowed_mb",
        )
    )
    what = f"{job.features:,} parcels, FlatGeobuf"
    yield Row(
        f"{what}: first features visible", ms(first), aim="< 1 s", is_reached=at_most(first, 1000)
    )
    yield Row(f"{what}: the whole overview, made", ms(complete))
    yield Row(f"{what}: the same, kept from before", ms(again))
    yield Row(
        f"{what}: zoom or pan, to the complete picture",
        f"{ms(step)} (longest {ms(worst)})",
        aim="≤ 250 ms",
        is_reached=at_most(step, 250),
    )
    yield Row(f"{what}: longest time the UI thread doesn't answer", ms(pause))
    yield Row(
        f"{what}: peak of the whole process",
        megabytes(peak),
        f"allowed to layers: {megabytes(allowed)}",
        aim="≤ 1.3 GB",
        is_reached=at_most(peak, 1300),
    )


def growth(bench: Bench) -> Iterator[Row]:
    """Measure how much longer a frame of everything takes with more features."""
    if bench.parcels <= FEW_PARCELS:
        return
    many, few = bench.job(), bench.job(count=FEW_PARCELS)
    ours, theirs = (
        over(
            bench.value(engine, "frames", ZOOMS[0], many),
            bench.value(engine, "frames", ZOOMS[0], few),
        )
        for engine in (GISAPP, bench.qgis)
    )
    yield Row(
        f"growth of the frame of everything, {FEW_PARCELS:,} → {bench.parcels:,} parcels",
        times(ours),
        f"QGIS {times(theirs)}",
        aim=f"far less than linear ({bench.parcels / FEW_PARCELS:.0f} ×)",
    )
