"""What a tile file says of itself, made safe to show."""

import html
import re

from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.tiles.basemap import TileBasemap

_TAG = re.compile(r"<[^>]*>")
_LONGEST = 200


def archive_basemap(
    code: str,
    name: str,
    attribution: str,
    zooms: tuple[int, int],
    degrees: Extent | None,
) -> TileBasemap:
    """Describe the base map in a file; `degrees` is where it has tiles, None for anywhere."""
    whole = degrees is None or degrees.width <= 0 or degrees.height <= 0
    return TileBasemap(
        code=code,
        name=Bilingual(_plain(name)),
        attribution=_plain(attribution),
        min_zoom=zooms[0],
        max_zoom=zooms[1],
        extent=None if whole or degrees is None else extent_from_degrees(degrees),
    )


def _plain(text: str) -> str:
    """Return the words of a piece of HTML, on one line and not endless."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())[:_LONGEST]
