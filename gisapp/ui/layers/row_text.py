"""What the row of a layer says in the Layers panel."""

from pathlib import Path
from typing import NamedTuple

from gisapp.core.layers.layer import RASTER_GROUP, Layer
from gisapp.core.layers.shown_count import count_text
from gisapp.core.space.scales import scale_at, scale_text
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.joining import joined
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.words import Words


class RowText(NamedTuple):
    """The texts of a row.

    Parameters
    ----------
    name : str
    counted : str
        How many features it has, or shows and has.
    note : str
        The file that it is the only layer of, where its name doesn't tell; or `reason`.
    reason : str
        Why it is not drawn at the scale of now; empty where it may be.
    tooltip : str
        For Qt to show.
    spoken : str
        All of it, for screen readers.
    """

    name: str
    counted: str
    note: str
    reason: str
    tooltip: str
    spoken: str


def row_text(layer: Layer, viewport: Viewport, words: Words, *, is_alone: bool) -> RowText:
    """Return what the row of a layer says.

    Parameters
    ----------
    layer : Layer
    viewport : Viewport
        Its scale tells whether the layer is drawn.
    words : Words
        Of the language.
    is_alone : bool
        True where it is in no group that is called after its file.
    """
    name = layer.name.in_language(words.language)
    file = file_of(layer)
    reason = scale_reason(layer, viewport, words)
    note = reason or (file if is_alone and Path(file).stem != name else "")
    own = layer.source_name.in_language(words.language) if layer.source_name else ""
    names = joined(name, layer.name.other_than(words.language))
    hint = reason and words("layers.zoom_to_scale", reason=reason)
    lines = (names, own and words("layers.named_in_source", name=own), file, hint)
    tooltip = "".join(in_tooltip(line) for line in lines)
    count = "" if layer.raster is not None else count_text(layer, words)
    return RowText(name, count, note, reason, tooltip, joined(name, count, note))


def file_of(layer: Layer) -> str:
    """Return the name of the file that a layer came from, "" for the data of the program."""
    is_own = layer.dataset is None and layer.identifiable
    if not layer.origin.source or not (is_own or layer.group == RASTER_GROUP):
        return ""
    return readable_name(Path(layer.origin.source).name)


def scale_reason(layer: Layer, viewport: Viewport, words: Words) -> str:
    """Return at which scales a layer is drawn, where it is not at the one of now, else ""."""
    if viewport.resolution >= layer.coarsest:
        return words("layers.shown_from", scale=scale_text(scale_at(layer.coarsest, viewport)))
    if viewport.resolution < layer.finest:
        return words("layers.shown_to", scale=scale_text(scale_at(layer.finest, viewport)))
    return ""
