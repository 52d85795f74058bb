"""What stands below the drawing: its layers and classes, and whose data they are."""

from collections.abc import Iterator, Sequence
from html import escape

from gisapp.core.layers.layer import Layer
from gisapp.core.text.joining import joined
from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot.drawing import symbols
from gisapp.export.snapshot.drawing.drawn_layer import DrawnLayer, hatch_id
from gisapp.export.snapshot.honesty import care_of
from gisapp.words import Words

_MOST_CLASSES = 12
"""Of one layer; the tables have the values of all."""
_MOST_ROWS = 80


def drawn_legend(drawn: Sequence[tuple[Layer, DrawnLayer]], units: UnitChoice, words: Words) -> str:
    """Return the caption of the drawing as HTML, escaped.

    Parameters
    ----------
    drawn : sequence
        Layers with what is drawn of them, bottom first; their hatches have the ids `hatch{place}`.
    units : UnitChoice
        The user's.
    words : Words
        The language of the page.
    """
    rows = [
        row
        for place, (layer, each) in reversed(list(enumerate(drawn)))
        if each.text and (layer.identifiable or layer.schematic or layer.raster)
        for row in _layer_rows(layer, f"hatch{place}", units, words)
    ]
    notes = (_note(layer, each, words) for layer, each in drawn)
    lines = (*notes, joined(*_attributions(drawn)))
    told = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f"<ul>{''.join(rows[:_MOST_ROWS])}</ul>{told}"


def _note(layer: Layer, drawn: DrawnLayer, words: Words) -> str:
    """Return what must be said of a layer that is not drawn as it is; empty for others."""
    name = layer.name.in_language(words.language)
    if not drawn.text and (drawn.is_crowd or layer.raster is not None):
        return words("snapshot.not_drawn", name=name)
    return words("snapshot.drawn_as_squares", name=name) if drawn.is_crowd else ""


def _attributions(drawn: Sequence[tuple[Layer, DrawnLayer]]) -> Iterator[str]:
    stated = (layer.origin.attribution for layer, each in drawn if each.text)
    yield from dict.fromkeys(filter(None, stated))


def _layer_rows(layer: Layer, prefix: str, units: UnitChoice, words: Words) -> Iterator[str]:
    """Yield a row for a layer, or one for each of its classes below its name."""
    name = escape(layer.name.in_language(words.language))
    care = escape(care_of(layer, units).tag.in_language(words.language))
    title = f"{name} <small>{care}</small>" if care else name
    if layer.raster is not None:
        yield f"<li>{title}</li>"
        return
    is_classed = bool(layer.symbology.attribute)
    if is_classed:
        yield f"<li><strong>{title}</strong></li>"
    shown = [each for each in enumerate(layer.symbology.classes) if not each[1].is_hidden]
    for code, each in shown[:_MOST_CLASSES]:
        hatch = hatch_id(prefix, each.symbol, code)
        swatch = symbols.swatch(each.symbol, layer.geometry.kind, hatch)
        label = escape(each.label.in_language(words.language)) if is_classed else title
        yield f"<li>{swatch}<span>{label}</span></li>"
