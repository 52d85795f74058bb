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
    QgsLineSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsSymbol,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

from tests.benchmarks.job import (
    HEIGHT,
    NAME_FIELD,
    NAME_SIZE_PX,
    OUTLINE,
    WIDTH,
    Figure,
    Job,
    View,
    answer,
    identify_figures,
    median_ms,
)

_OWN_OUTLINE: dict[str, str] = {}
_THIN_OUTLINE = {"outline_width": "1", "outline_width_unit": "Pixel"}
_TOLERANCE_DEG = 1e-5
_LONGEST_S = 20.0


def frames(job: Job, outline: Mapping[str, str]) -> dict[str, float]:
    """Return each view's warm frame in milliseconds."""
    layer = _layer(job, outline)
    _draw(layer, job.views[-1])
    return {view.name: median_ms(partial(_draw, layer, view)) for view in job.views}


def names(job: Job) -> dict[str, float]:
    """Return warm frames with names in milliseconds, and how many names each has."""
    layer = _named(_layer(job, _OWN_OUTLINE))
    _draw(layer, job.named_views[0])
    measured = {view.name: median_ms(partial(_draw, layer, view)) for view in job.named_views}
    for view in job.named_views:
        found = _drawing(layer, view).takeLabelingResults()
        measured[f"{view.name} names"] = len(found.labelsWithinRect(_extent(view)))
    return measured


def picture(job: Job) -> dict[str, float]:
    """Draw the first view as a program does that starts, opens a file and saves its picture."""
    image = _draw(_layer(job, _OWN_OUTLINE), job.views[0])
    if not image.save(job.output):
        raise OSError(f"QGIS could not write {job.output}")
    return {}


def identify(job: Job) -> dict[str, float]:
    """Return the 99th percentile of identifying at points, as its identify tool asks."""
    layer = _layer(job, _OWN_OUTLINE)
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
        started = perf_counter()
        found = [feature.id() for feature in layer.getFeatures(request)]
        times.append((perf_counter() - started) * 1000)
        hits += bool(found)
        if perf_counter() - began > _LONGEST_S:
            break
    return identify_figures(times, hits)


def version(_: Job) -> dict[str, float]:
    """Return the version as a number: 32216 is 3.22.16."""
    return {"version": float(Qgis.QGIS_VERSION_INT)}


def _layer(job: Job, outline: Mapping[str, str]) -> QgsVectorLayer:
    layer = QgsVectorLayer(job.path, Path(job.path).stem, "ogr")
    if not layer.isValid():
        raise OSError(f"QGIS cannot open {job.path}")
    categories = [
        QgsRendererCategory(value, _symbol(layer, color, outline), value)
        for value, color in job.colors.items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer(job.field, categories))
    return layer


def _symbol(layer: QgsVectorLayer, color: str, outline: Mapping[str, str]) -> QgsSymbol:
    """Return the symbol of the layer's kind that QGIS gives by itself, in our colours."""
    match layer.geometryType():
        case QgsWkbTypes.PointGeometry:
            return QgsMarkerSymbol.createSimple({"color": color, "outline_color": OUTLINE})
        case QgsWkbTypes.LineGeometry:
            return QgsLineSymbol.createSimple({"color": color})
    return QgsFillSymbol.createSimple({"color": color, "outline_color": OUTLINE, **outline})


def _named(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Let a layer show names as it does by itself, in letters as large as ours."""
    look = QgsTextFormat()
    look.setSize(NAME_SIZE_PX)
    look.setSizeUnit(QgsUnitTypes.RenderPixels)
    settings = QgsPalLayerSettings()
    settings.fieldName = NAME_FIELD
    settings.setFormat(look)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


def _draw(layer: QgsVectorLayer, view: View) -> QImage:
    return _drawing(layer, view).renderedImage()


def _drawing(layer: QgsVectorLayer, view: View) -> QgsMapRendererParallelJob:
    """Draw as its map canvas does: antialiased, with its optimizations."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setTransformContext(QgsProject.instance().transformContext())
    settings.setFlag(QgsMapSettings.UseRenderingOptimization, True)
    settings.setExtent(_extent(view))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job


def _extent(view: View) -> QgsRectangle:
    return QgsRectangle(view.xmin, view.ymin, view.xmax, view.ymax)


def main() -> None:
    """Answer one figure."""
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    figures: dict[str, Figure] = {
        "frames": partial(frames, outline=_OWN_OUTLINE),
        "frames_thin": partial(frames, outline=_THIN_OUTLINE),
        "names": names,
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
