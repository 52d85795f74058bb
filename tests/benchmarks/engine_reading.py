"""A file read whole, geometry and attributes: by us, and by GeoPandas or pandas."""

from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from tests.benchmarks.job import Job, answer
from tests.benchmarks.memory import peak_bytes

_MEGABYTE = 1e6


def ours(job: Job) -> Mapping[str, float]:
    """Return when the first features had come, when all and their attributes, and the peak."""
    from gisapp.sources.open import opening
    from gisapp.sources.preload import load_gdal_and_arrow

    load_gdal_and_arrow()
    started, first = perf_counter(), None
    for opened in opening(job.path):
        if first is None and any(layer.feature_count for layer in opened.layers):
            first = _ms_since(started)
    for layer in opened.layers:
        layer.attributes.fetch()
    return _figures(started, first or _ms_since(started))


def theirs(job: Job) -> Mapping[str, float]:
    """Return the same of GeoPandas, of tables of pandas; a Shapefile is read where it is packed."""
    import geopandas
    import pandas as pd

    started = perf_counter()
    suffix = Path(job.path).suffix
    if suffix == ".csv":
        pd.read_csv(job.path)
    elif suffix == ".xlsx":
        pd.read_excel(job.path, engine="calamine")
    elif suffix == ".zip":
        geopandas.read_file(f"/vsizip/{job.path}/成果/地块.shp")
    else:
        geopandas.read_file(job.path)
    return _figures(started, _ms_since(started))


def _ms_since(started: float) -> float:
    return (perf_counter() - started) * 1000


def _figures(started: float, first_ms: float) -> Mapping[str, float]:
    return {
        "first_ms": first_ms,
        "all_ms": _ms_since(started),
        "peak_mb": peak_bytes() / _MEGABYTE,
    }


if __name__ == "__main__":
    answer({"ours": ours, "theirs": theirs})
