"""The bare reading of a file's geometry, which no engine that holds it can undercut."""

from collections.abc import Mapping

import pyogrio

from tests.benchmarks.job import Job, answer, median_ms


def read(job: Job) -> Mapping[str, float]:
    """Return the time in milliseconds to read the geometry column into Arrow memory."""
    return {"read_ms": median_ms(lambda: pyogrio.read_arrow(job.path, columns=[]))}


if __name__ == "__main__":
    answer({"read": read})
