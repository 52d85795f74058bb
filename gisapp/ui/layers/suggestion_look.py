"""How a suggestion to colour a layer reads and looks, in the style panel and in menus."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.style_changes import as_suggested
from gisapp.core.layers.styles.suggestions import Suggestion
from gisapp.render.palette import Palette
from gisapp.session.session import Session
from gisapp.ui.table.headings import heading_of
from gisapp.ui.widgets.color_dialog import palette_of
from gisapp.ui.widgets.plain_text import in_menu
from gisapp.words import Words

ICON_PX = 30, 12
_RATIOS = (1.0, 2.0)
_ROUNDING_PX = 2.0
_LONGEST_NAME_PX = 280


def title_of(layer: Layer, suggestion: Suggestion, session: Session, words: Words) -> str:
    """Return what the field of a suggestion is called, with its unit where that is known."""
    schema = session.own_data.schema if layer.mapping else None
    field = next(each for each in layer.attributes.fields if each.name == suggestion.field)
    return heading_of(layer, field, schema, words).text


def hint_of(suggestion: Suggestion, words: Words) -> str:
    """Return what a suggestion brings, and in how many of all rows it states something."""
    code = {"values": "values", "years": "years"}.get(suggestion.method, "ranges")
    return words(
        f"style.suggestion_{code}",
        classes=f"{suggestion.classes:,}",
        stated=f"{suggestion.stated:,}",
        rows=f"{suggestion.rows:,}",
    )


def icon_of(layer: Layer, suggestion: Suggestion, palette: Palette) -> QIcon:
    """Return the first colours of a suggestion side by side, as the features would have them."""
    is_small = layer.geometry.kind != "polygon"
    names = [f"{name}_line" if is_small else name for name in suggestion.colors]
    width, height = ICON_PX
    result = QIcon()
    for ratio in _RATIOS:
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = width / len(names)
        for place, name in enumerate(names):
            painter.setBrush(palette.color(name))
            box = QRectF(place * step, 0, step - 1, height)
            painter.drawRoundedRect(box, _ROUNDING_PX, _ROUNDING_PX)
        painter.end()
        result.addPixmap(picture)
    return result


def is_taken(layer: Layer, suggestion: Suggestion) -> bool:
    """True where a layer is coloured as a suggestion says."""
    coloring = layer.coloring
    return (coloring.attribute, coloring.method) == (suggestion.field, suggestion.method)


def take(layer_id: str, suggestion: Suggestion, session: Session) -> None:
    """Colour a layer as a suggestion says, in one step that can be undone."""
    for layer in session.state.layers.present([layer_id]):
        style = as_suggested(layer.style, suggestion.field, suggestion.method)
        session.edits.style(layer_id, style)


def add_suggestion_entries(menu: QMenu, layer: Layer, session: Session, words: Words) -> None:
    """Fill the beginning of a menu with the suggestions for a layer, where there are any."""
    found = session.suggester.of(layer.layer_id)
    if not found:
        session.suggester.ask(layer.layer_id)
        return
    menu.addSection(words("style.suggestions"))
    for each in found:
        title = title_of(layer, each, session, words)
        shown = menu.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME_PX)
        action = menu.addAction(icon_of(layer, each, palette_of(menu)), in_menu(shown))
        action.setToolTip(hint_of(each, words))
        action.triggered.connect(lambda _=False, each=each: take(layer.layer_id, each, session))
    menu.addSeparator()
