"""What a tile file states about itself, made safe to show."""

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
    """Describe the base map in a file.

    Parameters
    ----------
    code : str
        Its code among the base maps.
    name, attribution : str
        As the file states them; HTML becomes plain words.
    zooms : tuple of int
        The lowest and the highest zoom of its tiles.
    degrees : Extent or None
        Where it has tiles, in degrees; None, or an extent without an area, for the whole world.

    Returns
    -------
    TileBasemap
        Its extent is in EPSG:3857.
    """
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
