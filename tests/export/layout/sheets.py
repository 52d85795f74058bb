"""Sheets to test: a map of three parks near Nanchang, and of the embedded data."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.symbology import LabelStyle, Symbol
from gisapp.core.space.extent import Extent
from gisapp.export.layout.request import LayoutRequest
from gisapp.export.shown_content import ShownContent
from gisapp.render.features.painter import painting_on
from gisapp.words import Language
from tests.parks import embedded
from tests.render.maps import LIGHT, layer

MADE = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
X, Y = 12_911_000.0, 3_332_000.0
"""A place in Nanchang, in EPSG:3857."""


def parks(names: Sequence[str] = ("昌东工业园", "LED park", "Yifang")) -> Layer:
    """Return squares of a kilometre side by side, in EPSG:3857."""
    shapes = [
        shapely.box(X + 1500 * i, Y, X + 1500 * i + 1000, Y + 1000) for i in range(len(names))
    ]
    fill = Symbol(fill="park", stroke="park_line")
    return layer("polygon", shapes, fill, names=names, labels=LabelStyle(rank=1))


def request(*layers: Layer, title: str = "Parks of Nanchang") -> LayoutRequest:
    """Return an A4 sheet of some layers, or of three parks, in English."""
    shown = layers or (parks(),)
    extent = LayerStack(shown).home_extent or Extent(X, Y, X + 4000, Y + 1000)
    return LayoutRequest(ShownContent.of(shown), extent, LIGHT, MADE, title=title)


@cache
def embedded_request(language: Language = "en") -> LayoutRequest:
    """Return an A4 sheet of the embedded data."""
    layers, dataset = embedded()
    extent = LayerStack(layers).home_extent
    assert extent is not None
    content = ShownContent.of(layers, (dataset,), language)
    return replace(request(), content=content, extent=extent)


def ink_of(paint: Callable[[QPainter], object], width: int, height: int) -> NDArray[np.bool_]:
    """Return where a function paints on white paper, (height, width)."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with painting_on(image) as painter:
        paint(painter)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, width)
    return np.not_equal(pixels, 0xFFFFFFFF)


def box_of(ink: NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """Return the left, top, right and bottom of what is painted."""
    rows, columns = np.nonzero(ink.any(axis=1))[0], np.nonzero(ink.any(axis=0))[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]), int(rows[-1])
