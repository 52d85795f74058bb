"""Small maps to paint: 100 pixels wide and high unless said, a metre of EPSG:3857 a pixel.

The map's origin is the picture's bottom left corner, so (20, 30) on the map is the pixel
(20, 70) on the picture.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributesInMemory, AttributeValue, Column, Field
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer, LayerOrigin
from gisapp.core.layers.symbology import LabelStyle, Symbol, SymbolClass, Symbology
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
from gisapp.render.palette import load_palette
from gisapp.render.request import RenderRequest
from gisapp.render.tools import PaintingTools

VIEWPORT = Viewport(50.0, 50.0, 1.0, 100, 100)
LIGHT = load_palette("light")
BACKGROUND = LIGHT.hex("background")
RED = Symbol(fill="#ff0000")
MANY = [shapely.box(x, y, x + 0.8, y + 0.8) for x in range(40) for y in range(40)]
"""More polygons than are painted one by one; in rows of 40 metres that they cover to 64 %."""


@dataclass(frozen=True, eq=False)
class Names(AttributesInMemory):
    """Features of which nothing but the names is known, by id."""

    by_id: Mapping[int, Bilingual] = field(default_factory=dict)
    fields: tuple[Field, ...] = ()

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        return {}

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        raise KeyError(field)

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        return [self.by_id.get(feature_id, Bilingual()) for feature_id in feature_ids]


def layer(
    kind: GeometryKind,
    shapes: Sequence[BaseGeometry],
    *symbols: Symbol,
    classes: Sequence[int] = (),
    names: Sequence[str | Bilingual] = (),
    labels: LabelStyle | None = None,
    layer_id: str = "layer",
) -> Layer:
    """Return a layer of shapes in EPSG:3857, numbered from 0."""
    geometry = FeatureGeometry.from_shapely(kind, shapes, range(len(shapes)))
    named = [name if isinstance(name, Bilingual) else Bilingual(name) for name in names]
    return Layer(
        layer_id=layer_id,
        name=Bilingual(layer_id),
        group="",
        kind="",
        content=LayerContent(
            FeatureIndex(geometry),
            Names(dict(enumerate(named))),
            Symbology(
                tuple(SymbolClass(str(row), Bilingual(), each) for row, each in enumerate(symbols))
            ),
            np.array(classes or [0] * len(shapes), np.uint8),
        ),
        origin=LayerOrigin("", layer_id, "EPSG:3857", kind),
        labels=labels,
    )


def request(*layers: Layer, viewport: Viewport = VIEWPORT, ratio: float = 1.0) -> RenderRequest:
    return RenderRequest(viewport, layers, LIGHT, "en", ratio)


def painted(*layers: Layer, viewport: Viewport = VIEWPORT, ratio: float = 1.0) -> QImage:
    """Return the finished frame."""
    return painted_request(request(*layers, viewport=viewport, ratio=ratio))


def painted_request(wanted: RenderRequest) -> QImage:
    image = blank_picture(wanted)
    with closing(PaintingTools()) as tools, painting_on(image) as painter:
        for _ in paint_frame(wanted, painter, tools):
            pass
    return image


def color_at(image: QImage, x: float, y: float) -> str:
    """Return `#rrggbb` at a point of the map."""
    ratio = image.width() / 100
    return image.pixelColor(int(x * ratio), int(image.height() - y * ratio)).name()


def pixels(image: QImage) -> NDArray[np.uint8]:
    """Return red, green and blue, (height, width, 3)."""
    copy = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(bytes(copy.constBits()), np.uint8).reshape(
        copy.height(), copy.bytesPerLine()
    )
    return rows[:, : 3 * copy.width()].reshape(copy.height(), copy.width(), 3).copy()


def share_of(image: QImage, color: str, tolerance: int = 60) -> float:
    """Return the share of all pixels that are about of a colour."""
    parts = QColor(color)
    wanted = np.array((parts.red(), parts.green(), parts.blue()))
    near = np.abs(pixels(image).astype(int) - wanted).max(axis=2) <= tolerance
    return float(near.mean())
