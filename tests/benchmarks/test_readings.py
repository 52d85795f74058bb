"""Files as planners send them are read whole by both sides, each in its own process."""

import pytest

from tests.benchmarks.bench import READING
from tests.benchmarks.job import Job
from tests.benchmarks.plot_files import plot_file
from tests.benchmarks.processes import Measured, ask


@pytest.mark.parametrize("suffix", [".zip", ".geojson"])
@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_both_sides_read_all(suffix: str, side: str) -> None:
    outcome = ask(READING, side, Job(str(plot_file(500, suffix)), 500, "land_use", {}))
    assert isinstance(outcome, Measured), outcome
    assert 0 < outcome.values["first_ms"] <= outcome.values["all_ms"]
