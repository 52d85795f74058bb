"""How all features of a layer look: fill, outline, hatching, marker, size and opacity."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QSlider, QVBoxLayout, QWidget

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.style_changes import mode_of
from gisapp.core.layers.symbology import Symbol
from gisapp.render.features.symbols import paint_swatch
from gisapp.render.palette import Palette
from gisapp.ui.mapping.choice_box import ChoiceBox
from gisapp.ui.style.color_button import ColorButton
from gisapp.ui.style.form import Form
from gisapp.ui.style.number_box import NumberBox
from gisapp.ui.style.styled_layer import StyledLayer
from gisapp.ui.widgets.color_dialog import palette_of
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.words import Words

READY = tuple(f"series{number}" for number in range(1, 13))
READY_LINES = tuple(f"{name}_line" for name in READY)
DASHES = ("solid", "dashed", "dotted")
HATCHES = ("none", "forward", "backward", "cross")
MARKERS = ("circle", "square", "diamond", "triangle", "star")
_PICTURE = QSize(34, 16)
_INK = "label_quiet"
_PICTURED: dict[str, tuple[Symbol, GeometryKind]] = {
    "dash": (Symbol(stroke=_INK, stroke_width=1.5), "line"),
    "hatch": (Symbol(stroke=_INK, stroke_width=1.5), "polygon"),
    "marker": (Symbol(fill=_INK, stroke=_INK, marker_size=11.0), "point"),
}
"""What each choice is pictured with."""
_RATIO = 2.0


class SymbolBox(QWidget):
    """What all classes share, and the opacity of the layer."""

    def __init__(self, styled: StyledLayer) -> None:
        super().__init__()
        self._styled = styled
        self.has_fill, self.has_stroke = QCheckBox(), QCheckBox()
        self.has_fill.setObjectName("styleHasFill")
        self.has_stroke.setObjectName("styleHasStroke")
        self.fill = ColorButton("styleFill", READY)
        self.stroke = ColorButton("styleStroke", READY_LINES)
        self.width_px = NumberBox("styleWidth", 0.0, 30.0, 0.5)
        self.size_px = NumberBox("styleSize", 1.0, 80.0, 1.0)
        self.dash = ChoiceBox("styleDash", "")
        self.hatch = ChoiceBox("styleHatch", "")
        self.marker = ChoiceBox("styleMarker", "")
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setObjectName("styleOpacity")
        self.opacity.setRange(0, 100)
        self._percent = plain_label("")
        self._percent.setMinimumWidth(44)
        self._form = Form()
        self._form.add("fill", self.has_fill, self.fill)
        self._form.add("stroke", self.has_stroke, self.stroke, self.width_px)
        self._form.add("size", self.size_px)
        for name, box in (("marker", self.marker), ("dash", self.dash), ("hatch", self.hatch)):
            self._form.add(name, box, stretch=(1,))
        self._form.add("opacity", self.opacity, self._percent, stretch=(1, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self._connect()

    def show_layer(self, layer: Layer, words: Words) -> None:
        """Show what a layer has, in the user's language."""
        symbol, kind = layer.coloring.common, layer.geometry.kind
        palette = palette_of(self)
        self._write(words)
        is_picture = layer.raster is not None
        has_area = kind != "line" and not is_picture
        self._form.show_line("fill", shown=has_area)
        self._form.show_line("stroke", shown=not is_picture)
        for line in ("marker", "size"):
            self._form.show_line(line, shown=kind == "point" and not is_picture)
        self._form.show_line("dash", shown=not is_picture)
        self._form.show_line("hatch", shown=kind == "polygon" and not is_picture)
        self._show_colors(layer, symbol, words)
        self.width_px.show_number(symbol.stroke_width)
        self.width_px.setEnabled(bool(symbol.stroke))
        self.size_px.show_number(symbol.marker_size)
        if not is_picture:
            self._offer(symbol, palette, words)
        percent = round(layer.opacity * 100)
        self.opacity.blockSignals(True)
        self.opacity.setValue(percent)
        self.opacity.blockSignals(False)
        self._percent.setText(f"{percent} %")

    def _connect(self) -> None:
        change = self._styled.change_symbol
        self.has_fill.clicked.connect(
            lambda on: change(lambda now: replace(now, fill=READY[0] if on else ""))
        )
        self.has_stroke.clicked.connect(
            lambda on: change(lambda now: replace(now, stroke=READY_LINES[0] if on else ""))
        )
        self.fill.picked.connect(lambda color: change(lambda now: replace(now, fill=color)))
        self.stroke.picked.connect(lambda color: change(lambda now: replace(now, stroke=color)))
        self.width_px.chosen.connect(
            lambda width: change(lambda now: replace(now, stroke_width=width))
        )
        self.size_px.chosen.connect(lambda size: change(lambda now: replace(now, marker_size=size)))
        self.dash.chosen.connect(lambda code: change(lambda now: replace(now, dash=code)))
        self.hatch.chosen.connect(lambda code: change(lambda now: replace(now, hatch=code)))
        self.marker.chosen.connect(lambda code: change(lambda now: replace(now, marker=code)))
        self.opacity.valueChanged.connect(self._set_opacity)

    def _set_opacity(self, percent: int) -> None:
        layer = self._styled.layer
        if layer is not None:
            self._styled.edits.set_opacity(layer.layer_id, percent / 100)

    def _write(self, words: Words) -> None:
        for line in ("fill", "stroke", "size", "marker", "dash", "hatch", "opacity"):
            self._form.name_line(line, words(f"style.{line}"))
        self.has_fill.setAccessibleName(words("style.has_fill"))
        self.has_fill.setToolTip(words("style.has_fill"))
        self.has_stroke.setAccessibleName(words("style.has_stroke"))
        self.has_stroke.setToolTip(words("style.has_stroke"))
        self.fill.write(words("style.fill_color"), words)
        self.stroke.write(words("style.stroke_color"), words)
        self.width_px.write(words("style.stroke_width"), words, "style.px")
        self.size_px.write(words("style.size"), words, "style.px")
        self.opacity.setAccessibleName(words("style.opacity"))

    def _show_colors(self, layer: Layer, symbol: Symbol, words: Words) -> None:
        self.has_fill.setChecked(bool(symbol.fill))
        self.has_stroke.setChecked(bool(symbol.stroke))
        self.fill.show_color(symbol.fill)
        self.stroke.show_color(symbol.stroke)
        told = mode_of(layer) in ("values", "ranges")
        of_stroke = told and layer.geometry.kind != "point"
        for button, has, is_told in (
            (self.fill, symbol.fill, told),
            (self.stroke, symbol.stroke, of_stroke),
        ):
            button.setEnabled(bool(has) and not is_told)
            if is_told:
                button.setToolTip(words("style.colors_of_classes"))

    def _offer(self, symbol: Symbol, palette: Palette, words: Words) -> None:
        for box, codes, now, field in (
            (self.dash, DASHES, symbol.dash, "dash"),
            (self.hatch, HATCHES, symbol.hatch, "hatch"),
            (self.marker, MARKERS, symbol.marker, "marker"),
        ):
            box.offer({code: words(f"style.{field}_{code}") for code in codes}, now)
            box.setAccessibleName(words(f"style.{field}"))
            box.setIconSize(_PICTURE)
            for place, code in enumerate(codes):
                box.setItemIcon(place, _picture(field, code, palette))


def _picture(field: str, code: str, palette: Palette) -> QIcon:
    """Return a picture of a dash, hatching or marker."""
    base, drawn_as = _PICTURED[field]
    symbol = Symbol(**{**vars(base), field: code})
    picture = QPixmap(_PICTURE * _RATIO)
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        box = QRectF(1, 1, _PICTURE.width() - 2, _PICTURE.height() - 2)
        paint_swatch(painter, box, symbol, drawn_as, palette)
    return QIcon(picture)
