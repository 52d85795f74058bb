"""What is selected and what glows, above the map's frame: few one by one, many as a frame."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.selection import NO_FEATURES, FeatureSet, Ids
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.render.overlay import HighlightPainter, paint_frame_image
from gisapp.render.palette import Palette
from gisapp.render.request import RenderResult
from gisapp.render.scheduler import FrameScheduler
from gisapp.words import Language

MOST_WITH_CARE = 60
"""Up to this many selected features are painted at each repaint; more become a frame."""

_SYMBOLS: dict[GeometryKind, Symbol] = {
    "point": Symbol(fill="selection", stroke="selection_casing", stroke_width=1.5, marker_size=11),
    "line": Symbol(stroke="selection", stroke_width=3.2, casing="selection_casing"),
    "polygon": Symbol(fill="selection", fill_opacity=0.4, stroke="selection", stroke_width=2.0),
}


class SelectionPicture(QObject):
    """Paints what is selected and what glows; `changed` is emitted when there is more to paint."""

    changed = Signal()

    def __init__(self, view_state: ViewState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = view_state
        self._selected = HighlightPainter("selection")
        self._hovered = HighlightPainter("hover")
        self._many: RenderResult | None = None
        self._many_of: tuple[tuple[Layer, ...], FeatureSet] = (), NO_FEATURES
        self._many_layers: tuple[Layer, ...] = ()
        self._few_of: tuple[tuple[Layer, ...], FeatureSet] = (), NO_FEATURES
        self._few: tuple[FeatureRef, ...] = ()
        self._scheduler = FrameScheduler(self)
        self._scheduler.frame_ready.connect(self._take)

    def request(self, palette: Palette, language: Language, device_pixel_ratio: float) -> None:
        """Request a frame of what is selected, if that is many features.

        Parameters
        ----------
        palette : Palette
            The colours to paint it in.
        language : "en" or "zh"
            The language of the map.
        device_pixel_ratio : float
            Device pixels per logical pixel.
        """
        features = self._state.selection.value.features
        if len(features) <= MOST_WITH_CARE:
            self._many = None
            return
        wanted = self._state.layers.layers, features
        if wanted != self._many_of:
            self._many_of = wanted
            self._many_layers = _selected_layers(*wanted)
            self._many = None
        viewport = self._state.viewport.value
        self._scheduler.request(
            viewport,
            self._many_layers,
            palette,
            language,
            device_pixel_ratio,
            see_through=True,
        )

    def paint(self, painter: QPainter, viewport: Viewport, palette: Palette) -> None:
        """Paint what glows, then what is selected."""
        layers = self._state.layers.visible
        hovered = self._state.hovered.value
        if hovered is not None:
            self._hovered.paint(painter, layers, (hovered,), viewport, palette)
        selected = self._state.selection.value.features
        if len(selected) <= MOST_WITH_CARE:
            self._selected.paint(painter, layers, self._shown(selected), viewport, palette)
        elif self._many is not None:
            paint_frame_image(painter, self._many, viewport)

    def close(self) -> None:
        """Abort what is being painted and end the painting thread."""
        self._scheduler.close()

    def _shown(self, features: FeatureSet) -> tuple[FeatureRef, ...]:
        """Return those of a few features that no filter hides."""
        wanted = self._state.layers.layers, features
        if wanted != self._few_of:
            self._few_of = wanted
            self._few = tuple(ref for ref in features if _is_shown(self._state.layers, ref))
        return self._few

    def _take(self, frame: RenderResult) -> None:
        if frame.complete and len(self._state.selection.value.features) > MOST_WITH_CARE:
            self._many = frame
            self.changed.emit()


def _selected_layers(layers: Sequence[Layer], features: FeatureSet) -> tuple[Layer, ...]:
    """Return the layers that hold selected features, drawing nothing but these.

    They share geometry and index with the layers, so making them costs no time.
    """
    ids = features.ids
    return tuple(_marked(layer, ids[layer.layer_id]) for layer in layers if layer.layer_id in ids)


def _marked(layer: Layer, feature_ids: Ids) -> Layer:
    symbols = Symbol(), _SYMBOLS[layer.geometry.kind]
    classes = tuple(SymbolClass("", Bilingual(), symbol) for symbol in symbols)
    marked = np.isin(layer.geometry.feature_ids, feature_ids).astype(np.uint8)
    content = layer.content.classified(Symbology(classes), marked)
    # What is of a hidden class stays hidden too.
    content = replace(content, index=layer.index)
    return replace(layer, content=content, labels=None, opacity=1.0)


def _is_shown(layers: LayerStack, ref: FeatureRef) -> bool:
    if ref.layer_id not in layers:
        return False
    index = layers.of_feature(ref).index
    row = index.geometry.row_of(ref.feature_id) if index.shown is not None else None
    return row is None or bool(index.shown_of(np.array([row])).size)
