"""How long a million filtered features take to be written, beside GeoPandas, in one run.

    python -m tests.benchmarks.exporting [parcels]

opens parcels of a seed with a filter, writes what passes as a GeoPackage by turns with
`GeoDataFrame.to_file`, which has the same features in memory, and prints the median of seconds, and
of seconds of a processor: a disk that others write to as well makes both wait.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import geopandas as gpd

from gisapp.core.filters.layer_filter import Between, LayerFilter
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.filtered import filtered
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.request import FeatureRequest
from gisapp.sources.open import open_source
from tests.benchmarks.files import TOWNS
from tests.benchmarks.jobs import job_of

PARCELS = 1_375_000
"""Of which a million pass the filter."""
REPEATS = 3
_LEAST_RENT = 12.0


def measured(parcels: int, repeats: int = REPEATS) -> dict[str, float]:
    """Return seconds of both, on the clock and of a processor, and how many features they wrote."""
    path = job_of(TOWNS, parcels, ".fgb").path
    (layer,) = open_source(str(path)).layers
    wanted = filtered(layer, LayerFilter((Between("rent", _LEAST_RENT),)))
    frame = gpd.read_file(path)
    frame = frame[frame["rent"] >= _LEAST_RENT]
    ours, theirs = [], []
    with TemporaryDirectory() as folder:
        for number in range(repeats):
            mine, other = (Path(folder) / f"{name}{number}.gpkg" for name in ("ours", "theirs"))
            ours.append(_seconds(partial(_write, wanted, mine)))
            theirs.append(_seconds(partial(frame.to_file, other)))
    figures: dict[str, float] = {"features": len(frame)}
    for name, taken in (("gisapp", ours), ("to_file", theirs)):
        clock, processor = zip(*taken, strict=True)
        figures |= {f"{name} s": median(clock), f"{name} processor s": median(processor)}
    return figures


def _write(layer: Layer, path: Path) -> None:
    write_feature_file(FeatureRequest(ShownContent.of((layer,))), path)


def _seconds(work: Callable[[], None]) -> tuple[float, float]:
    started, worked = perf_counter(), process_time()
    work()
    return perf_counter() - started, process_time() - worked


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PARCELS
    for name, value in measured(count).items():
        print(f"{name}: {value:,.2f}")
