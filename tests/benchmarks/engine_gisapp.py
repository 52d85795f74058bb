"""gisapp without its window: frames, names, identify and memory."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.identify import identify as identify_at
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
from gisapp.render.labels.placement import place_labels
from gisapp.render.overlay import paint_labels
from gisapp.render.palette import load_palette
from gisapp.render.request import Label, RenderRequest
from gisapp.render.tools import PaintingTools
from gisapp.sources.memory_budget import release_memory
from gisapp.sources.open import open_source
from tests.benchmarks.job import (
    HEIGHT,
    OUTLINE,
    WIDTH,
    Job,
    View,
    answer,
    elapsed_ms,
    identify_figures,
    median_ms,
)
from tests.benchmarks.memory import peak_bytes, resident_bytes

_TOLERANCE_M = 1.0
_BYTES_A_VERTEX = 16


class Drawing:
    """Draws frames of one layer after the other, as the window's thread does.

    Parameters
    ----------
    layer : Layer
        What to draw.
    """

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._tools = PaintingTools()

    def frame(self, view: View) -> QImage:
        """Return a frame without names."""
        request = self._request(view)
        image = blank_picture(request)
        with painting_on(image) as painter:
            for _ in paint_frame(request, painter, self._tools):
                pass
        return image

    def named_frame(self, view: View) -> QImage:
        """Return a frame with names, which are placed after it and painted upon it."""
        image = self.frame(view)
        with painting_on(image) as painter:
            paint_labels(painter, self.names(view), self._request(view).viewport)
        return image

    def names(self, view: View) -> Sequence[Label]:
        """Return the names of a frame at their places."""
        return place_labels(self._request(view)).labels

    def _request(self, view: View) -> RenderRequest:
        resolution = (view.xmax - view.xmin) / WIDTH
        x, y = (view.xmin + view.xmax) / 2, (view.ymin + view.ymax) / 2
        viewport = Viewport(x, y, resolution, WIDTH, HEIGHT)
        return RenderRequest(viewport, (self._layer,), load_palette("light"), "en")


def frames(job: Job) -> Mapping[str, float]:
    """Return each view's warm frame, and the first one of each, in milliseconds."""
    drawing = Drawing(opened(job))
    return _first_and_warm(drawing.frame, job.views)


def names(job: Job) -> Mapping[str, float]:
    """Return the same of frames with names, and how many names each has."""
    layer = opened(job)
    layer.attributes.fetch()
    drawing = Drawing(layer)
    measured = _first_and_warm(drawing.named_frame, job.named_views)
    for view in job.named_views:
        measured[f"{view.name} names"] = len(drawing.names(view))
    return measured


def _first_and_warm(draw: Callable[[View], QImage], views: Sequence[View]) -> dict[str, float]:
    # Compiles what is to be compiled, and shows nothing that is measured.
    draw(_beside(views[-1]))
    measured = {}
    for view in views:
        measured[f"{view.name} first"] = elapsed_ms(partial(draw, view))
        measured[view.name] = median_ms(partial(draw, view))
    return measured


def _beside(view: View) -> View:
    """Return the view to the east of another."""
    width = view.xmax - view.xmin
    return replace(view, xmin=view.xmin + width, xmax=view.xmax + width)


def identify(job: Job) -> Mapping[str, float]:
    """Return the 99th percentile of identifying at points, and how many hit something."""
    layers = tuple(open_source(job.path).layers)
    points = lonlat_to_mercator(np.array(job.points)).tolist()
    times, hits = [], 0
    for x, y in points:
        started = perf_counter()
        found = identify_at(layers, x, y, _TOLERANCE_M)
        times.append((perf_counter() - started) * 1000)
        hits += bool(found)
    # The first click after a file was opened counts like any other.
    return identify_figures(times, hits)


def memory(job: Job) -> Mapping[str, float]:
    """Return what a file and a frame of it cost, as a multiple of the raw coordinates."""
    # Their own size is not the data's.
    import geoarrow.pyarrow  # noqa: F401
    import pyogrio  # noqa: F401

    import gisapp.render.raster.rasterizer  # noqa: F401

    before = resident_bytes()
    layer = opened(job)
    drawing = Drawing(layer)
    for view in job.views:
        drawing.frame(view)
    gc.collect()
    raw = len(layer.geometry.coordinates) * _BYTES_A_VERTEX
    return {
        "resident": (resident_bytes() - before) / raw,
        "peak": (peak_bytes() - before) / raw,
        "raw_mb": raw / 1e6,
        "vertices": len(layer.geometry.coordinates),
    }


def opened(job: Job) -> Layer:
    """Return a file's layer with a class for each value of a field, as other engines have it."""
    import pyogrio

    [layer] = open_source(job.path).layers
    _, table = pyogrio.read_arrow(
        Path(layer.origin.source), columns=[job.field], read_geometry=False, return_fids=True
    )
    position = {value: number for number, value in enumerate(job.colors)}
    encoded = table.column(job.field).combine_chunks().dictionary_encode()
    of_codes = np.array([position[value] for value in encoded.dictionary.to_pylist()], np.uint8)
    fids = table.column(0).to_numpy()
    classes = np.empty(int(fids.max()) + 1, np.uint8)
    classes[fids] = of_codes[encoded.indices.to_numpy()]
    symbols = tuple(
        SymbolClass(value, Bilingual(value, value), _symbol(layer.geometry.kind, color))
        for value, color in job.colors.items()
    )
    symbology = Symbology(symbols, job.field)
    content = layer.content.classified(symbology, classes[layer.geometry.feature_ids])
    # Reading the classes was this engine's, not the program's.
    del table, encoded, fids, classes
    release_memory()
    return replace(layer, content=content)


def _symbol(kind: GeometryKind, color: str) -> Symbol:
    return Symbol(stroke=color) if kind == "line" else Symbol(fill=color, stroke=OUTLINE)


if __name__ == "__main__":
    _application = QGuiApplication([])
    answer({"frames": frames, "names": names, "identify": identify, "memory": memory})
