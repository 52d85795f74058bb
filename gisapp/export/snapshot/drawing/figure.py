"""The drawing of the map with its legend: inline SVG in a figure, a few hundred kilobytes."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import cast

from gisapp.core.layers.layer import Layer, is_drawn
from gisapp.core.progress import Progress
from gisapp.core.rasters.raster import Raster
from gisapp.core.space.viewport import Viewport
from gisapp.export.snapshot.drawing import symbols
from gisapp.export.snapshot.drawing.drawn_layer import DrawnLayer, drawn_layer, hatch_id
from gisapp.export.snapshot.drawing.drawn_legend import drawn_legend
from gisapp.export.snapshot.drawing.labels import label_elements
from gisapp.export.snapshot.drawing.ornaments import ornaments
from gisapp.export.snapshot.drawing.path_text import UNITS_A_PX
from gisapp.export.snapshot.honesty import map_line
from gisapp.export.snapshot.request import Snapshot
from gisapp.words import Words

MOST_LETTERS = 260_000
"""Of the paths of all layers together."""
_WIDTH_PX = 960
_HEIGHTS_PX = (360, 720)
_MARGIN = 0.02
_PICTURE_PX = 700


def map_figure(snapshot: Snapshot, words: Words, progress: Progress) -> str:
    """Return the map as an HTML figure that needs no scripts.

    Parameters
    ----------
    snapshot : Snapshot
        What the page is made of.
    words : Words
        Of the language that the page begins with.
    progress : Progress
        Checked before each layer.

    Returns
    -------
    str
        HTML in which every value is escaped.

    Raises
    ------
    SourceError
        Names or pictures cannot be read from their source any more.
    Cancelled
        The export shall end.
    """
    viewport = _viewport(snapshot)
    drawn = list(_drawn(snapshot, viewport, progress))
    width, height = viewport.width * UNITS_A_PX, viewport.height * UNITS_A_PX
    title, note, units = escape(words("snapshot.map")), map_line(snapshot), snapshot.content.units
    return "".join(
        (
            '<figure class="drawing">',
            f'<div class="rows" tabindex="0" role="group" aria-label="{title}">',
            f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{title}">',
            f"<defs>{''.join(_hatches(drawn))}</defs>",
            f'<path d="M0 0h{width}v{height}h-{width}z" fill="{symbols.color("background")}"/>',
            *(each.text for _, each in drawn),
            _labels(drawn, viewport, words),
            ornaments(viewport, units, note.in_language(words.language), words),
            "</svg></div>",
            f"<figcaption>{drawn_legend(drawn, units, words)}</figcaption>",
            "</figure>",
        )
    )


def _viewport(snapshot: Snapshot) -> Viewport:
    """Return what the drawing shows: what the page shows first, in about the same form."""
    extent = snapshot.extent
    least, most = _HEIGHTS_PX
    form = extent.height / extent.width if extent.width else 1.0
    height = round(min(max(_WIDTH_PX * form, least), most))
    return Viewport.fitting(extent, _WIDTH_PX, height, margin=_MARGIN)


def _drawn(
    snapshot: Snapshot, viewport: Viewport, progress: Progress
) -> Iterator[tuple[Layer, DrawnLayer]]:
    """Yield the layers, bottom first; what one leaves of its share is for those above it."""
    layers = [each for each in snapshot.content.layers if is_drawn(each, viewport.resolution)]
    left = MOST_LETTERS
    for place, layer in enumerate(layers):
        progress.check()
        share = left // (len(layers) - place)
        if layer.raster is not None:
            drawn = _picture(layer, layer.raster, viewport, share, progress)
        else:
            drawn = drawn_layer(layer, viewport, share, f"hatch{place}")
        left -= len(drawn.text)
        yield layer, drawn


def _picture(
    layer: Layer, raster: Raster, viewport: Viewport, most_letters: int, progress: Progress
) -> DrawnLayer:
    # Only here is Qt needed: most pages have no picture.
    from gisapp.export.snapshot.pictures import stored_picture

    stored = stored_picture(raster, viewport.extent, progress, _PICTURE_PX)
    if stored is None or len(str(stored["source"])) > most_letters:
        return DrawnLayer()
    west, south, east, north = cast("list[float]", stored["bounds"])
    left, top = viewport.to_pixel(west, north)
    right, bottom = viewport.to_pixel(east, south)
    edges = (("x", left), ("y", top), ("width", right - left), ("height", bottom - top))
    place = symbols.attributes((name, edge * UNITS_A_PX) for name, edge in edges)
    look = symbols.attributes([("opacity", layer.opacity)]) if layer.opacity < 1 else ""
    return DrawnLayer(f'<image href="{stored["source"]}"{place}{look} preserveAspectRatio="none"/>')


def _hatches(drawn: Sequence[tuple[Layer, DrawnLayer]]) -> Iterator[str]:
    for place, (layer, _) in enumerate(drawn):
        for code, each in enumerate(layer.symbology.classes):
            name = hatch_id(f"hatch{place}", each.symbol, code)
            if name and layer.geometry.kind == "polygon":
                yield symbols.hatch(each.symbol, name)


def _labels(drawn: Sequence[tuple[Layer, DrawnLayer]], viewport: Viewport, words: Words) -> str:
    halo = symbols.attributes(
        (("stroke", symbols.color("label_halo")), ("stroke-width", 3 * UNITS_A_PX))
    )
    named = ((layer, each.features) for layer, each in drawn)
    texts = label_elements(named, viewport, words.language)
    return f'<g paint-order="stroke" stroke-linejoin="round"{halo}>{texts}</g>'
