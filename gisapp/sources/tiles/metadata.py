"""What a tile file states about itself, made safe to show."""

import html
import re

from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.tiles.basemap import TileBasemap

_TAG = re.compile(r"<[^>]*>")
_LONGEST = 200
_LONGEST_HTML = 10 * _LONGEST
"""What is looked at: finding the tags of a text takes far longer the longer it is."""


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
        Where it has tiles, in degrees; None, or a box that is not on the earth, for all of it.

    Returns
    -------
    TileBasemap
        Its extent is in EPSG:3857.
    """
    return TileBasemap(
        code=code,
        name=Bilingual(_plain(name)),
        attribution=_plain(attribution),
        min_zoom=zooms[0],
        max_zoom=zooms[1],
        extent=extent_from_degrees(degrees) if degrees and _is_on_earth(degrees) else None,
    )


def _is_on_earth(degrees: Extent) -> bool:
    """Return True for a box with an area, all of it on the earth; False where a side is NaN."""
    return -180 <= degrees.xmin < degrees.xmax <= 180 and -90 <= degrees.ymin < degrees.ymax <= 90


def _plain(text: str) -> str:
    """Return the words of a piece of HTML, on one line and not endless."""
    return " ".join(html.unescape(_TAG.sub(" ", text[:_LONGEST_HTML])).split())[:_LONGEST]
