"""A file read whole, geometry and attributes: by us, and by GeoPandas or pandas.

What is measured begins when the libraries are there, and has the processes with it that help.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

import psutil

from tests.benchmarks.job import Job, answer
from tests.benchmarks.memory import peak_bytes, resident_bytes

_MEGABYTE = 1e6


class _Stopwatch:
    """What a reading takes from its making on."""

    def __init__(self) -> None:
        self._before_bytes = resident_bytes()
        self._cpu_s = _cpu_s()
        self._started = perf_counter()
        self.first_ms: float | None = None

    @property
    def _ms(self) -> float:
        return (perf_counter() - self._started) * 1000

    def see_first(self) -> None:
        """Note that the first features have come."""
        self.first_ms = self.first_ms or self._ms

    def figures(self) -> Mapping[str, float]:
        """Return when the first features and when all had come, processor time and memory."""
        self.see_first()
        all_ms, cpu_ms = self._ms, (_cpu_s() - self._cpu_s) * 1000
        helpers = sum(peak_bytes(each.pid) for each in psutil.Process().children(recursive=True))
        more_mb = (peak_bytes() - self._before_bytes + helpers) / _MEGABYTE
        return {
            "first_ms": self.first_ms or all_ms,
            "all_ms": all_ms,
            "cpu_ms": cpu_ms,
            "more_mb": more_mb,
        }


def ours(job: Job) -> Mapping[str, float]:
    """Measure our own reading: features step by step, then all attributes."""
    from gisapp.sources.open import opening
    from gisapp.sources.preload import load_gdal_and_arrow

    load_gdal_and_arrow()
    watch = _Stopwatch()
    for opened in opening(job.path):
        if any(layer.feature_count for layer in opened.layers):
            watch.see_first()
    for layer in opened.layers:
        layer.attributes.fetch()
    return watch.figures()


def theirs(job: Job) -> Mapping[str, float]:
    """Measure GeoPandas, of tables pandas; a Shapefile is read where it is packed."""
    read = _their_reader(Path(job.path).suffix)
    watch = _Stopwatch()
    read(job.path)
    return watch.figures()


def _their_reader(suffix: str) -> Callable[[str], object]:
    import pandas as pd

    if suffix == ".csv":
        return pd.read_csv
    if suffix == ".xlsx":
        return lambda path: pd.read_excel(path, engine="calamine")
    import geopandas

    if suffix == ".zip":
        return lambda path: geopandas.read_file(f"/vsizip/{path}/成果/地块.shp")
    return lambda path: geopandas.read_file(path)


def _cpu_s() -> float:
    """Return the processor time of this process and of those that help it."""
    here = psutil.Process()
    own = here.cpu_times()
    ended = own.children_user + own.children_system
    helping = (each.cpu_times() for each in here.children(recursive=True))
    return float(own.user + own.system + ended + sum(each.user + each.system for each in helping))


if __name__ == "__main__":
    answer({"ours": ours, "theirs": theirs})
