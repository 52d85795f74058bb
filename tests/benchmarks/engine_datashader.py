"""datashader: polygons counted by class into a grid and shaded; it draws no outlines."""

from functools import partial
from time import perf_counter

import datashader
import datashader.transfer_functions as shading
import geopandas
import pandas as pd
from spatialpandas import GeoDataFrame

from tests.benchmarks.job import HEIGHT, WIDTH, Job, View, answer, median_ms


def frames(job: Job) -> dict[str, float]:
    """Return each view's warm frame, and what stands before the first one, in milliseconds."""
    parcels = geopandas.read_file(job.path, columns=[job.field]).to_crs("EPSG:3857")
    parcels[job.field] = pd.Categorical(parcels[job.field], list(job.colors))
    started = perf_counter()
    converted = GeoDataFrame(parcels)
    _draw(converted, job, job.views[-1])
    prepared = (perf_counter() - started) * 1000
    drawn = {view.name: median_ms(partial(_draw, converted, job, view)) for view in job.views}
    return {**drawn, "prepare_ms": prepared}


def _draw(parcels: GeoDataFrame, job: Job, view: View) -> None:
    canvas = datashader.Canvas(
        WIDTH, HEIGHT, x_range=(view.xmin, view.xmax), y_range=(view.ymin, view.ymax)
    )
    counted = canvas.polygons(parcels, geometry="geometry", agg=datashader.by(job.field))
    shading.shade(counted, color_key=job.colors)


if __name__ == "__main__":
    answer({"frames": frames})
