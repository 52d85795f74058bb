"""What styles cost: `python -m tests.benchmarks.styles [features]`.

Prints how long it takes to class a million features by columns easy and awkward, by each method,
and how long after a change of colours, of a hidden class and of labels the next frame is there.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import cycle
from statistics import median
from time import perf_counter
from typing import get_args

import numpy as np
import pyarrow as pa
import shapely

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import Field
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer, LayerOrigin
from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.styles.classify import classify, restyled
from gisapp.core.layers.symbology import Method, Symbol, Symbology
from gisapp.core.space.viewport import Viewport
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.vector.kept_attributes import KeptAttributes
from gisapp.words import LANGUAGES, load_words

FEATURES = 1_000_000
REPEATS = 5
COLUMNS = 300
_LABELS = LabelChoice("{unique text}: {amount:1} mu ({8 texts})")


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    features = int(sys.argv[1]) if len(sys.argv) > 1 else FEATURES
    layer = _layer(features)
    words = [load_words(language) for language in LANGUAGES]
    print(f"{features:,} features, {len(layer.attributes.fields)} columns")
    for field in layer.attributes.fields[:12]:
        methods = [each for each in get_args(Method) if field.is_numeric or each == "values"]
        for method in methods:
            style = LayerStyle(field.name, method, breaks=(10.0, 100.0, 1000.0))
            _say(f"{field.name}, {method}", partial(classify, layer, style, words))
    _measure_frames(classify(layer, LayerStyle("amount", "quantiles"), words).of(layer))


def _layer(features: int) -> Layer:
    """Return plots in rows, with columns of all kinds."""
    side = int(np.ceil(features**0.5))
    columns, rows = np.divmod(np.arange(features), side)
    x, y = columns * 10.0, rows * 10.0
    shapes = shapely.box(x, y, x + 8, y + 8).tolist()
    chance = np.random.default_rng(7)
    ids = chance.permutation(features)
    geometry = FeatureGeometry.from_shapely("polygon", shapes, ids.tolist())
    table = _table(features, chance)
    fields = tuple(Field(each.name, _gdal_type(each.type)) for each in table.schema)
    attributes = KeptAttributes(fields, ArrowRows.of(table, np.arange(features)), "unique text")
    look = Symbology.single(Symbol(fill="plot", stroke="plot_line"))
    content = LayerContent.in_first_class(FeatureIndex(geometry), attributes, look)
    origin = LayerOrigin("", "plots", "EPSG:3857", "Polygon")
    return Layer("plots", Bilingual("plots"), "", "", content, origin)


def _table(features: int, chance: np.random.Generator) -> pa.Table:
    amounts = chance.lognormal(3, 2, features)
    infinite = np.where(chance.random(features) < 0.1, np.inf, amounts)
    of_ten_thousand = chance.integers(0, 10_000, features)
    mixed = np.where(chance.random(features) < 0.5, "idle", of_ten_thousand.astype(str))
    columns = {
        "amount": amounts,
        "whole number": chance.integers(0, 2**40, features),
        "infinities": infinite,
        "year": chance.integers(1980, 2030, features),
        "one value": np.full(features, 5.0),
        "all null": pa.nulls(features, pa.float64()),
        "8 texts": np.array(["housing", "idle", "industry", *"abcde"])[
            chance.integers(0, 8, features)
        ],
        "10,000 texts": np.char.add("plot ", of_ten_thousand.astype(str)),
        "unique text": np.char.add("330101-", np.arange(features).astype(str)),
        "text and numbers": mixed,
        "null texts": pa.nulls(features, pa.string()),
        "truths": chance.random(features) < 0.5,
    }
    more = {f"column {number}": amounts for number in range(COLUMNS - len(columns))}
    return pa.table({**columns, **more})


def _gdal_type(kind: pa.DataType) -> str:
    if pa.types.is_floating(kind):
        return "Real"
    return "Integer64" if pa.types.is_integer(kind) else "String"


def _measure_frames(layer: Layer) -> None:
    from PySide6.QtWidgets import QApplication

    from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
    from gisapp.render.palette import load_palette
    from gisapp.render.request import RenderRequest
    from gisapp.render.tools import PaintingTools

    application = QApplication.instance() or QApplication([])
    extent = layer.extent
    assert extent is not None
    wide = Viewport(*extent.center, extent.width / 1280, 1280, 800)
    near = replace(wide, resolution=0.05)
    palette = load_palette("light")
    with closing(PaintingTools()) as tools:

        def frame(shown: Layer, viewport: Viewport) -> None:
            request = RenderRequest(viewport, (shown,), palette, "en")
            with painting_on(blank_picture(request)) as painter:
                for _ in paint_frame(request, painter, tools):
                    pass

        def restyled_frame(styles: Iterator[LayerStyle], viewport: Viewport) -> None:
            frame(restyled(layer, next(styles)), viewport)

        style = LayerStyle("amount", "quantiles")
        looks = cycle([replace(style, is_reversed=True), style])
        hidden = cycle([replace(style, classes=(ClassChoice("range:1", is_hidden=True),)), style])
        for name, viewport in (("all in view", wide), ("near", near)):
            frame(layer, viewport)
            print(f"{name}:")
            _say("frame", partial(frame, layer, viewport))
            _say("recolour and frame", partial(restyled_frame, looks, viewport))
            _say("hide and frame", partial(restyled_frame, hidden, viewport))
        _measure_labels(restyled(layer, replace(style, labels=_LABELS)), near)
    del application


def _measure_labels(layer: Layer, viewport: Viewport) -> None:
    from gisapp.render.labels.placement import place_labels
    from gisapp.render.palette import load_palette
    from gisapp.render.request import RenderRequest

    request = RenderRequest(viewport, (layer,), load_palette("light"), "en")
    begun = perf_counter()
    labels = place_labels(request).labels
    print(f"  {len(labels)} labels by template: {(perf_counter() - begun) * 1000:.1f} ms")
    recolored = RenderRequest(
        viewport,
        (restyled(layer, replace(layer.style, is_reversed=True)),),
        request.palette,
        "en",
    )
    _say("placed again in other colours", lambda: place_labels(recolored))


def _say(name: str, act: Callable[[], object]) -> None:
    print(f"  {name:30} {_median_ms(act):7.1f} ms")


def _median_ms(act: Callable[[], object], repeats: int = REPEATS) -> float:
    times = []
    for _ in range(repeats):
        begun = perf_counter()
        act()
        times.append((perf_counter() - begun) * 1000)
    return median(times)


if __name__ == "__main__":
    main()
