"""Run inside QGIS's window by `qgis --code`: ends it when its first map is complete.

The window's picture is saved to the file that GISAPP_BENCHMARK_PICTURE names.
"""

import os

from qgis.utils import iface


def _end_when_complete(*_: object) -> None:
    if iface.mapCanvas().layers():
        iface.mainWindow().grab().save(os.environ["GISAPP_BENCHMARK_PICTURE"])
        os._exit(0)


iface.mapCanvas().renderComplete.connect(_end_when_complete)
