"""The bare reading of a file's geometry, which no program that draws it can undercut."""

from collections.abc import Mapping

import pyogrio

from tests.benchmarks.job import Job, answer


def read(job: Job) -> Mapping[str, float]:
    """Read the geometry column into Arrow memory once; what is measured is the whole process."""
    pyogrio.read_arrow(job.path, columns=[])
    return {}


if __name__ == "__main__":
    answer({"read": read})
