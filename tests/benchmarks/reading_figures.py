"""Files as planners send them, read whole beside GeoPandas and pandas.

`python -m tests.benchmarks.reading_figures` prints these figures alone.
"""

import sys
from collections.abc import Iterator, Mapping
from statistics import median

from tests.benchmarks.bench import READING, Bench
from tests.benchmarks.job import Job
from tests.benchmarks.plot_files import FORMATS, plot_file
from tests.benchmarks.processes import Measured, NotMeasured, Outcome, ask
from tests.benchmarks.report import (
    Row,
    Value,
    at_most,
    figure_table,
    megabytes,
    over,
    times,
    within,
)

MOST_PLOTS = 100_000
_TURNS = 3
_NAMES = ("first_ms", "all_ms", "cpu_ms", "more_mb")


def readings(bench: Bench) -> Iterator[Row]:
    """Compare when the first features and when all have come, processor time, and memory."""
    count = min(bench.parcels, MOST_PLOTS)
    for suffix, name in FORMATS.items():
        them = "pandas" if suffix in (".csv", ".xlsx") else "GeoPandas"
        ours, theirs = _in_turns(Job(str(plot_file(count, suffix)), count, "land_use", {}))
        what = f"{name}, {count:,} rows"
        yield within(f"{what}: first features", ours["first_ms"], them, theirs["all_ms"], 1)
        yield within(f"{what}: all with attributes", ours["all_ms"], them, theirs["all_ms"], 1)
        yield within(f"{what}: processor time", ours["cpu_ms"], them, theirs["cpu_ms"], 1)
        ratio = over(ours["more_mb"], theirs["more_mb"])
        yield Row(
            f"{what}: memory at its peak",
            megabytes(ours["more_mb"]),
            f"{them} {megabytes(theirs['more_mb'])}",
            times(ratio),
            "≤ 1 ×",
            at_most(ratio, 1),
        )


def _in_turns(job: Job) -> tuple[Mapping[str, Value], Mapping[str, Value]]:
    """Return medians of both sides, each in processes of its own: what disturbs, disturbs both."""
    outcomes = [(ask(READING, "ours", job), ask(READING, "theirs", job)) for _ in range(_TURNS)]
    ours, theirs = (_medians(side) for side in zip(*outcomes, strict=True))
    return ours, theirs


def _medians(outcomes: tuple[Outcome, ...]) -> Mapping[str, Value]:
    failure = next((each for each in outcomes if isinstance(each, NotMeasured)), None)
    if failure is not None:
        return dict.fromkeys(_NAMES, failure)
    measured = [each for each in outcomes if isinstance(each, Measured)]
    return {name: median(each.values[name] for each in measured) for name in _NAMES}


if __name__ == "__main__":
    print(figure_table(readings(Bench(MOST_PLOTS, sys.executable)), is_full_size=True))
