"""QGIS, headless and as a window, measured in the system's Python that has its bindings."""

import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from time import perf_counter

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

from tests.benchmarks.job import (
    COLORS,
    FIELD,
    HEIGHT,
    OUTLINE,
    WIDTH,
    Figure,
    Job,
    View,
    answer,
    elapsed_ms,
    median_ms,
    percentile,
)

_OWN_OUTLINE: dict[str, str] = {}
_THIN_OUTLINE = {"outline_width": "1", "outline_width_unit": "Pixel"}
_TOLERANCE_DEG = 1e-5
_LONGEST_S = 60.0


def frames(job: Job, outline: Mapping[str, str]) -> dict[str, float]:
    """Return each view's warm frame in milliseconds."""
    layer = _layer(job.path, outline)
    _draw(layer, job.views[-1])
    return {view.name: median_ms(partial(_draw, layer, view)) for view in job.views}


def picture(job: Job) -> dict[str, float]:
    """Draw the first view as a program does that starts, opens a file and saves its picture."""
    image = _draw(_layer(job.path, _OWN_OUTLINE), job.views[0])
    if not image.save(job.output):
        raise OSError(f"QGIS could not write {job.output}")
    return {}


def identify(job: Job) -> dict[str, float]:
    """Return the 99th percentile of identifying at points, as its identify tool asks."""
    layer = _layer(job.path, _OWN_OUTLINE)
    times: list[float] = []
    hits = 0
    began = perf_counter()
    for longitude, latitude in job.points:
        box = QgsRectangle(
            longitude - _TOLERANCE_DEG,
            latitude - _TOLERANCE_DEG,
            longitude + _TOLERANCE_DEG,
            latitude + _TOLERANCE_DEG,
        )
        request = QgsFeatureRequest(box).setFlags(QgsFeatureRequest.ExactIntersect)
        request.setNoAttributes()
        found: list[int] = []
        times.append(
            elapsed_ms(lambda: found.extend(each.id() for each in layer.getFeatures(request)))
        )
        hits += bool(found)
        if perf_counter() - began > _LONGEST_S:
            break
    return {"p99_ms": percentile(times, 0.99), "points": len(times), "hits": hits}


def version(_: Job) -> dict[str, float]:
    """Return the version as a number: 32216 is 3.22.16."""
    return {"version": float(Qgis.QGIS_VERSION_INT)}


def _layer(path: str, outline: Mapping[str, str]) -> QgsVectorLayer:
    layer = QgsVectorLayer(path, Path(path).stem, "ogr")
    if not layer.isValid():
        raise OSError(f"QGIS cannot open {path}")
    categories = [
        QgsRendererCategory(
            value,
            QgsFillSymbol.createSimple({"color": color, "outline_color": OUTLINE, **outline}),
            value,
        )
        for value, color in COLORS.items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer(FIELD, categories))
    return layer


def _draw(layer: QgsVectorLayer, view: View) -> QImage:
    """Draw as its map canvas does: antialiased, with its optimizations."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setTransformContext(QgsProject.instance().transformContext())
    settings.setFlag(QgsMapSettings.UseRenderingOptimization, True)
    settings.setExtent(QgsRectangle(view.xmin, view.ymin, view.xmax, view.ymax))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def main() -> None:
    """Answer one figure."""
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    figures: dict[str, Figure] = {
        "frames": partial(frames, outline=_OWN_OUTLINE),
        "frames_thin": partial(frames, outline=_THIN_OUTLINE),
        "picture": picture,
        "identify": identify,
        "version": version,
    }
    answer(figures)
    # Its bindings crash when Python lets go of them in an order of its own.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
