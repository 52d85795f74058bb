"""The figures that the map engine has to reach, each measured beside what it is compared with."""

from collections.abc import Iterator

from tests.benchmarks.bench import BEYOND, GISAPP, PYOGRIO, WINDOW, Bench
from tests.benchmarks.files import ENTERPRISES
from tests.benchmarks.frame_figures import frames
from tests.benchmarks.job import ZOOMS
from tests.benchmarks.processes import NotMeasured
from tests.benchmarks.report import Row, at_least, at_most, megabytes, ms, over, times
from tests.benchmarks.starts import gisapp_picture, gisapp_window, qgis_picture, qgis_window

FEW_PARCELS = 10_000
_MORE = 10
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
        memory,
        beyond_memory,
        growth,
    ):
        yield from part(bench)


def whole_process(bench: Bench) -> Iterator[Row]:
    """Compare from the start of a program to its picture of a file, and with bare reading."""
    for suffix, name in ((".gpkg", "GeoPackage"), (".fgb", "FlatGeobuf")):
        job = bench.job(suffix)
        ours, theirs = gisapp_picture(job), qgis_picture(job, bench.qgis)
        yield Row(
            f"{name} → complete first frame, whole process",
            ms(ours),
            f"QGIS {ms(theirs)}",
            times(over(theirs, ours)),
            "≥ 5 × faster",
            at_least(over(theirs, ours), 5),
        )
        read = bench.value(PYOGRIO, "read", "read_ms", job)
        yield Row(
            "the same beside the bare reading of the geometry",
            ms(ours),
            f"`pyogrio.read_arrow` {ms(read)}",
            times(over(ours, read)),
            "≤ 3 ×",
            at_most(over(ours, read), 3),
        )


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
    job = bench.job()
    shown = bench.value(WINDOW, "dragging", "p99_ms", job)
    yield Row(
        "pan by drag: time to show the moved picture, 99th percentile",
        ms(shown),
        aim="≤ 16 ms",
        is_reached=at_most(shown, 16),
    )
    for name, when in (("loading_ms", "while loading"), ("zooming_ms", "while zooming")):
        longest = bench.value(WINDOW, "pauses", name, job)
        yield Row(
            f"longest time the UI thread doesn't answer, {when} and drawing",
            ms(longest),
            aim="≤ 50 ms",
            is_reached=at_most(longest, 50),
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
    yield Row(
        "window, from process start to a complete first frame",
        ms(ours),
        f"QGIS {ms(theirs)}",
        times(over(theirs, ours)),
        "≥ 4 × faster",
        at_least(over(theirs, ours), 4),
    )


def memory(bench: Bench) -> Iterator[Row]:
    """Measure what a file costs beside its bare coordinates."""
    resident, peak, raw = (
        bench.value(GISAPP, "memory", name, bench.job()) for name in ("resident", "peak", "raw_mb")
    )
    yield Row(
        "memory over the raw coordinates, after a frame of each extent",
        times(resident),
        raw.why if isinstance(raw, NotMeasured) else f"coordinates {raw:.0f} MB",
        aim="≤ 2 ×",
        is_reached=at_most(resident, 2),
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
    yield Row(f"{what}: zoom or pan, to the complete picture", f"{ms(step)} (longest {ms(worst)})")
    yield Row(f"{what}: longest time the UI thread doesn't answer", ms(pause))
    yield Row(
        f"{what}: peak of the whole process",
        megabytes(peak),
        f"allowed to layers: {megabytes(allowed)}",
        aim="≤ 6 GB",
        is_reached=at_most(peak, 6000),
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
