"""What the legend of a sheet says: the layers on its map with their classes, topmost first."""

from collections.abc import Iterator
from dataclasses import dataclass

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.class_counts import ClassCount
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer, is_drawn
from gisapp.core.layers.names import field_title
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import moves_into_view, within_one_world
from gisapp.export.layer_counts import LayerCounts
from gisapp.export.shown_content import ShownContent
from gisapp.words import Words, load_words


@dataclass(frozen=True)
class LegendEntry:
    """A line of a legend.

    Parameters
    ----------
    label : str
        As its source has it; it may be long.
    symbol : Symbol or None
        What its swatch shows; None for a heading.
    kind : GeometryKind
        Whether the swatch is of points, lines or polygons.
    count : str
        How many features it is about; empty where nobody knows or cares.
    note : str
        What stands below the label, smaller: by what classes are made.
    is_class : bool
        True if it stands below the heading of its layer.
    """

    label: str
    symbol: Symbol | None = None
    kind: GeometryKind = "polygon"
    count: str = ""
    note: str = ""
    is_class: bool = False


def legend_entries(
    content: ShownContent, viewport: Viewport, *, with_counts: bool
) -> tuple[LegendEntry, ...]:
    """Return the lines of a legend: the user's layers first, then what gives bearings.

    Parameters
    ----------
    content : ShownContent
        The layers.
    viewport : Viewport
        What the map shows; layers that are not on it have no line.
    with_counts : bool
        Tell how many features the user's layers and their classes have.
    """
    words = load_words(content.language)
    seen = [layer for layer in reversed(content.layers) if _is_seen(layer, viewport)]
    seen.sort(key=lambda layer: layer.group in OFFLINE_BASEMAP_GROUPS)
    return tuple(
        entry
        for layer in seen
        for entry in _entries(layer, content.counts.get(layer.layer_id), words, with_counts)
    )


def _is_seen(layer: Layer, viewport: Viewport) -> bool:
    bounds = layer.bounds
    if bounds is None or layer.group == "base" or not is_drawn(layer, viewport.resolution):
        return False
    return bool(moves_into_view(within_one_world(viewport.extent), bounds))


def _entries(
    layer: Layer, counts: LayerCounts | None, words: Words, with_counts: bool
) -> Iterator[LegendEntry]:
    name = layer.name.in_language(words.language)
    if layer.schematic and layer.identifiable:
        name = words("layout.schematic", name=name)
    kind = layer.geometry.kind
    is_counted = with_counts and layer.identifiable and layer.raster is None
    total = f"{counts.features:,}" if counts is not None and is_counted else ""
    if layer.raster is not None:
        yield LegendEntry(name)
    elif not layer.symbology.attribute:
        yield LegendEntry(name, layer.symbology.common, kind, total)
    else:
        title = field_title(layer, layer.symbology.attribute)
        yield LegendEntry(name, count=total, note=title)
        yield from _classes(layer, counts if is_counted else None, words)


def _classes(layer: Layer, counts: LayerCounts | None, words: Words) -> Iterator[LegendEntry]:
    classes = layer.symbology.classes
    counted: tuple[ClassCount | None, ...] = counts.classes if counts is not None else ()
    for each, count in zip(classes, counted or (None,) * len(classes), strict=True):
        if not each.is_hidden:
            told = f"{count.passing:,}" if count is not None else ""
            label = each.label.in_language(words.language)
            yield LegendEntry(label, each.symbol, layer.geometry.kind, told, is_class=True)
