"""GeoPandas' own plot: each view cut out, drawn by Matplotlib's Agg, filled by class, outlined."""

from functools import partial

import geopandas
import matplotlib as mpl
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure as Canvas

from tests.benchmarks.job import (
    HEIGHT,
    OUTLINE,
    WIDTH,
    Job,
    View,
    answer,
    elapsed_ms,
)

_DPI = 100


def frames(job: Job) -> dict[str, float]:
    """Return each view's frame in milliseconds: one measurement, for each takes long."""
    mpl.use("Agg")
    parcels = geopandas.read_file(job.path, columns=[job.field]).to_crs("EPSG:3857")
    return {view.name: elapsed_ms(partial(_draw, parcels, job, view)) for view in job.views}


def _draw(parcels: geopandas.GeoDataFrame, job: Job, view: View) -> None:
    canvas = Canvas(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI)
    axes = canvas.add_axes((0, 0, 1, 1))
    axes.set_xlim(view.xmin, view.xmax)
    axes.set_ylim(view.ymin, view.ymax)
    parcels.cx[view.xmin : view.xmax, view.ymin : view.ymax].plot(
        column=job.field,
        categories=list(job.colors),
        cmap=ListedColormap(list(job.colors.values())),
        edgecolor=OUTLINE,
        linewidth=0.72,
        aspect=None,
        ax=axes,
    )
    canvas.canvas.draw()


if __name__ == "__main__":
    answer({"frames": frames})
