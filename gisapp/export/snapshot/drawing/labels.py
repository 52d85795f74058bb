"""The few names that are written on the drawing: the most important, where they have room."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.label_texts import label_style, labels_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import LabelStyle
from gisapp.core.space.viewport import Viewport
from gisapp.export.snapshot.drawing import symbols
from gisapp.export.snapshot.drawing.drawn_layer import SeenFeature
from gisapp.export.snapshot.drawing.path_text import UNITS_A_PX
from gisapp.words import Language

MOST_LABELS = 40
_MOST_OF_LAYER = 60
"""Features of one layer whose names are looked at, the largest first."""
_MOST_LETTERS = 28
_CJK_FROM = "\u2e80"
_WIDE_EM, _NARROW_EM = 1.0, 0.56
"""How wide a letter is at most, so that no two names touch in any font."""
_LINE_EM = 1.25
_BESIDE_PX = 4


@dataclass(frozen=True)
class _Label:
    """A name in pixels: where it begins, the middle of its line, and how wide it may be."""

    text: str
    x: float
    y: float
    width: float
    style: LabelStyle
    is_beside: bool
    """True where it begins beside a marker, false where it stands about its middle."""

    def touches(self, other: "_Label") -> bool:
        height = (self.style.size + other.style.size) * _LINE_EM / 2
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and abs(self.y - other.y) < height
        )


def label_elements(
    drawn: Iterable[tuple[Layer, Sequence[SeenFeature]]], viewport: Viewport, language: Language
) -> str:
    """Return the names as SVG elements, escaped.

    Parameters
    ----------
    drawn : iterable
        Layers with their features in view.
    viewport : Viewport
        What the drawing shows.
    language : Language
        In which names are written.

    Raises
    ------
    SourceError
        Names cannot be read from the source any more.
    """
    labelled = [
        (style, layer, features)
        for layer, features in drawn
        if (style := label_style(layer))
        and features
        and style.finest <= viewport.resolution < style.coarsest
    ]
    labelled.sort(key=lambda each: each[0].rank)
    placed: list[_Label] = []
    for style, layer, features in labelled:
        for label in _labels(layer, style, features, viewport, language):
            if len(placed) < MOST_LABELS and _has_room(label, placed, viewport):
                placed.append(label)
    return "".join(map(_element, placed))


def _labels(
    layer: Layer,
    style: LabelStyle,
    features: Sequence[SeenFeature],
    viewport: Viewport,
    language: Language,
) -> Iterator[_Label]:
    areas = layer.geometry.areas
    largest = sorted(features, key=lambda each: -areas[each.row])[:_MOST_OF_LAYER]
    ids = [int(layer.geometry.feature_ids[each.row]) for each in largest]
    for each, name in zip(largest, labels_of(layer, ids), strict=True):
        text = " ".join(name.in_language(language).split())
        if not text:
            continue
        if len(text) > _MOST_LETTERS:
            text = f"{text[: _MOST_LETTERS - 1]}…"
        width = style.size * sum(_WIDE_EM if one >= _CJK_FROM else _NARROW_EM for one in text)
        x, y = viewport.to_pixel(*_middle(each.shape))
        if layer.geometry.kind == "point":
            marker = layer.symbology.classes[layer.classes[each.row]].symbol.marker_size
            yield _Label(text, x + marker / 2 + _BESIDE_PX, y, width, style, is_beside=True)
        else:
            yield _Label(text, x - width / 2, y, width, style, is_beside=False)


def _middle(shape: BaseGeometry) -> tuple[float, float]:
    """Return a point on a shape, in the middle of its longest part where it is a line."""
    if "Line" in shape.geom_type:
        longest = max(shapely.get_parts(shape), key=shapely.length)
        shape = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    point = shapely.point_on_surface(shape)
    return shapely.get_x(point), shapely.get_y(point)


def _has_room(label: _Label, placed: Iterable[_Label], viewport: Viewport) -> bool:
    half = label.style.size * _LINE_EM / 2
    is_inside = (
        label.x >= 0
        and label.x + label.width <= viewport.width
        and half <= label.y <= viewport.height - half
    )
    return is_inside and not any(label.touches(each) for each in placed)


def _element(label: _Label) -> str:
    style = label.style
    values: list[tuple[str, object]] = [
        ("x", (label.x if label.is_beside else label.x + label.width / 2) * UNITS_A_PX),
        ("y", (label.y + 0.36 * style.size) * UNITS_A_PX),
        ("font-size", style.size * UNITS_A_PX),
        ("fill", symbols.color(style.color)),
    ]
    if not label.is_beside:
        values.append(("text-anchor", "middle"))
    if style.bold:
        values.append(("font-weight", "bold"))
    if style.italic:
        values.append(("font-style", "italic"))
    return f"<text{symbols.attributes(values)}>{escape(label.text)}</text>"
