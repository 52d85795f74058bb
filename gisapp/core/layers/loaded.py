"""A layer that is too large for memory, with one part of its features or another."""

from dataclasses import dataclass, replace

from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial import PartialContent
from gisapp.core.layers.symbology import Symbology
from gisapp.core.space.extent import Extent


@dataclass(frozen=True, eq=False)
class Loaded:
    """All features of a source whose bounds touch `extent`, in EPSG:3857."""

    extent: Extent
    content: LayerContent


def with_loaded(layer: Layer, partial: PartialContent, loaded: Loaded | None) -> Layer:
    """Return the layer with `loaded` as its features; None leaves the large ones in one colour.

    Parameters
    ----------
    layer : Layer
        The layer as it is now.
    partial : PartialContent
        What is known of its source now; more of it may have been read since `loaded` was.
    loaded : Loaded or None
        The features to show.
    """
    if loaded is not None:
        partial = replace(partial, loaded=loaded.extent)
        return replace(layer, content=replace(loaded.content, partial=partial))
    content = LayerContent.in_first_class(
        partial.large,
        partial.store.attributes_in(None),
        layer.symbology.unclassed,
        replace(partial, loaded=None),
    )
    return replace(layer, content=content)


def colored(layer: Layer, partial: PartialContent, colors: Symbology | None) -> Layer:
    """Return the layer with none of its features loaded, for those to come in other colours."""
    return with_loaded(layer, replace(partial, colors=colors), None)


def keeping_loaded(layer: Layer, shown: Layer) -> Layer:
    """Return `layer` with the loaded features and the colours of `shown`, of the same source.

    Parameters
    ----------
    layer : Layer
        Knows more of the source: more of it has been read since.
    shown : Layer
        What the user sees now.
    """
    if layer.partial is None or shown.partial is None:
        return layer
    loaded = shown.partial.loaded
    partial = replace(layer.partial, loaded=loaded, colors=shown.partial.colors)
    content = layer.content if loaded is None else shown.content
    return replace(layer, content=replace(content, partial=partial))
