"""What stands below the map of a sheet: where its data are from, what to know, who made it."""

import math
from collections.abc import Iterator

from gisapp.core.layers.layer import Layer, is_drawn
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.dates import format_date
from gisapp.core.text.joining import joined
from gisapp.export.filter_notes import filter_notes
from gisapp.export.layout.request import LayoutRequest
from gisapp.export.shown_content import ShownContent
from gisapp.render.ornaments import attributions
from gisapp.render.tiles.gathering import GatheredTiles
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.words import Words, load_words

_MOST_SOURCES = 6
_MOST_NOTES = 4
_OWN_GROUPS = ("parks", "context", "base", "rasters", "")
"""Groups that are not called after a file."""


def left_lines(
    content: ShownContent, viewport: Viewport, tiles: GatheredTiles | None, *, with_sources: bool
) -> tuple[str, ...]:
    """Return sources, and what a reader must know of what is drawn, each as one paragraph.

    Parameters
    ----------
    content : ShownContent
        What is on the map.
    viewport : Viewport
        What the map shows.
    tiles : GatheredTiles or None
        What lies below.
    with_sources : bool
        False for what must be said alone: whose base map it is, and that something is schematic.
    """
    words = load_words(content.language)
    drawn = [layer for layer in content.layers if is_drawn(layer, viewport.resolution)]
    sources = _sources(drawn, words) if with_sources else ()
    names = list(dict.fromkeys((*_owners(drawn, viewport, tiles), *sources)))
    more = " …" if len(names) > _MOST_SOURCES else ""
    told = "; ".join(names[:_MOST_SOURCES]) + more
    notes = [note.in_language(words.language) for note in filter_notes(content, load_park_schema())]
    schematic = any(layer.schematic and layer.identifiable for layer in drawn)
    return tuple(
        filter(
            None,
            (
                words("layout.sources", names=told) if told else "",
                words("snapshot.schematic_note") if schematic else "",
                *notes[:_MOST_NOTES],
            ),
        )
    )


def right_lines(request: LayoutRequest, viewport: Viewport) -> tuple[str, ...]:
    """Return the number of the review, who made the sheet and when, and how it is projected."""
    words = load_words(request.content.language)
    made = words("layout.made", date=format_date(request.created.date().isoformat(), words))
    number = request.review_number.strip()
    return tuple(
        filter(
            None,
            (
                words("layout.review_number", number=number) if number else "",
                joined(request.author.strip(), made),
                words("layout.true_at", latitude=_latitude(viewport)),
            ),
        )
    )


def _latitude(viewport: Viewport) -> str:
    degrees = math.degrees(math.atan(math.sinh(viewport.y / 6378137.0)))
    return f"{abs(degrees):.1f}° {'N' if degrees >= 0 else 'S'}"


def _sources(drawn: list[Layer], words: Words) -> Iterator[str]:
    for layer in reversed(drawn):
        if layer.dataset is not None:
            yield from _of_dataset(layer.dataset, words)
        elif layer.group not in _OWN_GROUPS:
            yield layer.group


def _owners(drawn: list[Layer], viewport: Viewport, tiles: GatheredTiles | None) -> Iterator[str]:
    """Yield who must be named on a map: this is never left out."""
    if tiles is not None and tiles.attribution:
        yield tiles.attribution
    yield from attributions(drawn, viewport)


def _of_dataset(dataset: ParkDataset, words: Words) -> Iterator[str]:
    for source in dataset.sources.values():
        title = source.title.in_language(words.language)
        when = words("layout.as_of", date=source.as_of) if source.as_of else ""
        yield f"{title} ({when})" if title and when else title
