"""Files as planners send them, read whole beside GeoPandas and pandas."""

from collections.abc import Iterator

from tests.benchmarks.bench import READING, Bench
from tests.benchmarks.job import Job
from tests.benchmarks.plot_files import FORMATS, plot_file
from tests.benchmarks.report import Row, at_most, megabytes, over, times, within

MOST_PLOTS = 100_000
_VALUES = ("first_ms", "all_ms", "peak_mb")
_THEM = "GeoPandas"


def readings(bench: Bench) -> Iterator[Row]:
    """Compare when the first features have come, and all with their attributes, and the peaks."""
    count = min(bench.parcels, MOST_PLOTS)
    for suffix, name in FORMATS.items():
        job = Job(str(plot_file(count, suffix)), count, "land_use", {})
        first, complete, peak = bench.values(READING, "ours", _VALUES, job)
        _, their_complete, their_peak = bench.values(READING, "theirs", _VALUES, job)
        what = f"{name}, {count:,} rows"
        yield within(f"{what}: first features", first, _THEM, their_complete, 1)
        yield within(f"{what}: all with attributes", complete, _THEM, their_complete, 1)
        ratio = over(peak, their_peak)
        yield Row(
            f"{what}: peak of the process",
            megabytes(peak),
            f"{_THEM} {megabytes(their_peak)}",
            times(ratio),
            "≤ 1 ×",
            at_most(ratio, 1),
        )
