"""Writes an export each time it is asked, in a process of its own that others may kill.

A process for each kill would take two seconds to begin and a moment to write; this one loads all
that it takes, and has a fork of itself write. For Linux.
"""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PySide6.QtGui import QGuiApplication

from gisapp.core.layers.layer import Layer, refs_of
from gisapp.export.expose.request import ExposeRequest
from gisapp.export.expose.writing import write_folder
from gisapp.export.feature_file import write_feature_file
from gisapp.export.layout.request import LayoutRequest
from gisapp.export.layout.writer import write_layout
from gisapp.export.picture.request import PictureRequest
from gisapp.export.picture.writer import write_picture
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot.folder_writer import write_web_folder
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import write_snapshot
from gisapp.render.palette import load_palette
from gisapp.sources.open import open_source
from tests.export.requests import request

SHEETS = 6
_SIZE_PX = (1600, 1200)


def _page(layer: Layer) -> SnapshotRequest:
    assert layer.extent is not None
    return SnapshotRequest((layer,), (), layer.extent, "en", "2026-11-27")


def _write_layout(layer: Layer, path: Path) -> None:
    assert layer.extent is not None
    content, now = ShownContent.of([layer]), datetime.now(UTC)
    write_layout(LayoutRequest(content, layer.extent, load_palette("light"), now), path)


def _write_picture(layer: Layer, path: Path) -> None:
    assert layer.extent is not None
    content, now = ShownContent.of([layer]), datetime.now(UTC)
    look = load_palette("light")
    write_picture(PictureRequest(content, layer.extent, look, now, _SIZE_PX), path)


def _write_sheets(layer: Layer, path: Path) -> None:
    subjects = tuple(refs_of(layer, np.arange(SHEETS)))
    write_folder(ExposeRequest((layer,), (), subjects, "en", "2026-11-27"), path, ".pdf")


def _write_features(layer: Layer, path: Path) -> None:
    write_feature_file(request([layer]), path)


WRITERS: Mapping[str, Callable[[Layer, Path], object]] = {
    "page.html": lambda layer, path: write_snapshot(_page(layer), path),
    "web": lambda layer, path: write_web_folder(_page(layer), path),
    "plots.gpkg": _write_features,
    "plots.shp": _write_features,
    "plots.xlsx": _write_features,
    "plots.parquet": _write_features,
    "plots.fgb": _write_features,
    "plots.kmz": _write_features,
    "layout.pdf": _write_layout,
    "sheets": _write_sheets,
    "map.png": _write_picture,
}
"""What writes a layer to a file or folder of such a name."""


def serve(source: str, place: Path) -> None:
    """Write for each line of standard input; say which process writes, and when it has ended."""
    application = QGuiApplication(["gisapp"])
    (layer,) = open_source(source).layers
    layer.attributes.fetch()
    print("ready", flush=True)
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            WRITERS[place.name](layer, place)
            os._exit(0)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    del application


if __name__ == "__main__":
    serve(sys.argv[1], Path(sys.argv[2]))
