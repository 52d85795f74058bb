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
from gisapp.render.features.shape_cache import ShapeCache
from gisapp.render.labels.placement import place_labels
from gisapp.render.overlay import paint_labels
from gisapp.render.palette import load_palette
from gisapp.render.request import RenderRequest
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


def frames(job: Job) -> Mapping[str, float]:
    """Return each view's warm frame, and the first one of each, in milliseconds."""
    return _first_and_warm(_classified(_open(job.path), job), job.views, _draw)


def names(job: Job) -> Mapping[str, float]:
    """Return the same of frames with names, and how many names each has."""
    layer = _classified(_open(job.path), job)
    layer.attributes.fetch()
    measured = _first_and_warm(layer, job.named_views, _draw_named)
    for view in job.named_views:
        measured[f"{view.name} names"] = len(place_labels(_request(layer, view)).labels)
    return measured


def identify(job: Job) -> Mapping[str, float]:
    """Return the 99th percentile of identifying at points, and how many hit something."""
    layers = (_open(job.path),)
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
    import geoarrow.pyarrow  # noqa: F401  (its own size is not the data's)
    import pyogrio  # noqa: F401

    before = resident_bytes()
    layer = _classified(_open(job.path), job)
    cache = ShapeCache()
    for view in job.views:
        _draw(layer, view, cache)
    gc.collect()
    raw = len(layer.geometry.coordinates) * _BYTES_A_VERTEX
    return {
        "resident": (resident_bytes() - before) / raw,
        "peak": (peak_bytes() - before) / raw,
        "raw_mb": raw / 1e6,
        "vertices": len(layer.geometry.coordinates),
    }


def _open(path: str) -> Layer:
    [layer] = open_source(path).layers
    return layer


def _classified(layer: Layer, job: Job) -> Layer:
    """Return a layer with a class for each value of a field, as the other engines have it."""
    import pyogrio

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
    return replace(layer, content=content)


def _symbol(kind: GeometryKind, color: str) -> Symbol:
    return Symbol(stroke=color) if kind == "line" else Symbol(fill=color, stroke=OUTLINE)


def _first_and_warm(
    layer: Layer, views: Sequence[View], draw: Callable[[Layer, View, ShapeCache], object]
) -> dict[str, float]:
    # Compiles what is to be compiled, and shows nothing that is measured.
    draw(layer, _beside(views[-1]), ShapeCache())
    cache = ShapeCache()
    measured = {}
    for view in views:
        work = partial(draw, layer, view, cache)
        measured[f"{view.name} first"] = elapsed_ms(work)
        measured[view.name] = median_ms(work)
    return measured


def _beside(view: View) -> View:
    """Return the view to the east of another."""
    width = view.xmax - view.xmin
    return replace(view, xmin=view.xmin + width, xmax=view.xmax + width)


def _request(layer: Layer, view: View) -> RenderRequest:
    resolution = (view.xmax - view.xmin) / WIDTH
    x, y = (view.xmin + view.xmax) / 2, (view.ymin + view.ymax) / 2
    viewport = Viewport(x, y, resolution, WIDTH, HEIGHT)
    return RenderRequest(viewport, (layer,), load_palette("light"), "en")


def _draw(layer: Layer, view: View, cache: ShapeCache) -> QImage:
    request = _request(layer, view)
    image = blank_picture(request)
    with painting_on(image) as painter:
        for _ in paint_frame(request, painter, cache):
            pass
    return image


def _draw_named(layer: Layer, view: View, cache: ShapeCache) -> QImage:
    """Draw as the window does: names are placed after the frame and painted above it."""
    image = _draw(layer, view, cache)
    request = _request(layer, view)
    placed = place_labels(request)
    with painting_on(image) as painter:
        paint_labels(painter, placed.labels, request.viewport)
    return image


if __name__ == "__main__":
    _application = QGuiApplication([])
    answer({"frames": frames, "names": names, "identify": identify, "memory": memory})
