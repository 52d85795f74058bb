"""Paints layers in QGIS as it opens them; run by a Python that has QGIS, given two files of JSON.

Asked: {"layers": [{"uri", "picture", "style"}], "extent": [xmin, ymin, xmax, ymax], "width",
"height"}. Found, of each layer: its renderer, the labels of its classes, and its features.
"""

import json
import sys
from pathlib import Path
from typing import Any


def paint(asked: dict[str, str], wanted: dict[str, Any]) -> dict[str, object]:
    """Paint a layer on white, and return what QGIS makes of it."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsMapRendererCustomPainterJob,
        QgsMapSettings,
        QgsRectangle,
        QgsVectorLayer,
    )
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QImage, QPainter

    layer = QgsVectorLayer(asked["uri"], "layer", "ogr")
    if asked["style"]:
        layer.loadSldStyle(asked["style"])
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setExtent(QgsRectangle(*wanted["extent"]))
    settings.setOutputSize(QSize(wanted["width"], wanted["height"]))
    settings.setOutputDpi(96)
    image = QImage(settings.outputSize(), QImage.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QgsMapRendererCustomPainterJob(settings, painter).renderSynchronously()
    painter.end()
    image.save(asked["picture"])
    renderer = layer.renderer()
    return {
        "renderer": renderer.type(),
        "classes": [each.label() for each in renderer.legendSymbolItems()],
        "features": layer.featureCount(),
    }


def main() -> None:
    """Paint all layers that are asked for."""
    from qgis.core import QgsApplication

    wanted = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    application = QgsApplication([], False)
    application.initQgis()
    found = [paint(each, wanted) for each in wanted["layers"]]
    Path(sys.argv[2]).write_text(json.dumps(found), encoding="utf-8")
    application.exitQgis()


if __name__ == "__main__":
    main()
