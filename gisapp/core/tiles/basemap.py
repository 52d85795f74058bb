"""A raster base map: where its tiles come from, what they show, and what must be said of it."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol
from urllib.parse import quote, urlsplit

from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.tiles.tile_grid import Datum, PlacedTile, Tile, nearest_zoom, needed_tiles

Trouble = Literal["", "offline", "busy", "refused", "unusable", "elsewhere", "too_far"]
"""Why tiles are missing.

"offline": no answer from the server; "busy": it answers that it cannot now, or too late;
"refused": it wants a key, or another one; "unusable": what came is no picture;
"elsewhere": it leads to another server, which may not be asked;
"too_far": the view is far wider than the coarsest tiles are made for.
"""


class TileAddress(NamedTuple):
    """One picture of a base map.

    Parameters
    ----------
    tile : Tile
        Where on the map it lies.
    picture : int
        Its number among the pictures that lie one above the other on a tile: a map, its names.
    retina : bool
        True for the picture with twice the pixels.
    """

    tile: Tile
    picture: int = 0
    retina: bool = False


@dataclass(frozen=True)
class TileBasemap:
    """One raster base map.

    Parameters
    ----------
    code : str
        Unique among all base maps; settings keep it.
    name : Bilingual
        What the menu calls it.
    attribution : str
        What must be written on the map.
    min_zoom, max_zoom : int
        The zooms between which there are tiles, both included.
    url_templates : tuple of str
        One for each picture, bottom first, with {z} {x} {y} and, where the server has them, {s}
        a subdomain, {r} "@2x" for fine screens, {key} the user's key. Empty for a file.
    subdomains : str
        One letter or digit each; requests are spread over them.
    datum : "WGS-84" or "GCJ-02"
        What the tiles were drawn for.
    key_name : str
        The service whose key the user must have; base maps of one service share it. Empty
        where none is needed.
    imagery : bool
        Pictures from the air: drawn pixel for pixel on fine screens too, where the lettering
        of a map would get too small to read.
    dark : bool
        Drawn on a dark ground, as layers above it should be.
    extent : Extent or None
        Where there are tiles, in EPSG:3857 of their own datum; None for the whole world.
    """

    code: str
    name: Bilingual
    attribution: str
    min_zoom: int
    max_zoom: int
    url_templates: tuple[str, ...] = ()
    subdomains: str = ""
    datum: Datum = "WGS-84"
    key_name: str = ""
    imagery: bool = False
    dark: bool = False
    extent: Extent | None = None

    @property
    def is_online(self) -> bool:
        """True if its tiles come from a server."""
        return bool(self.url_templates)

    @property
    def host(self) -> str:
        """The server's name without its subdomain; empty for a file.

        >>> TileBasemap("x", Bilingual(), "", 0, 9, ("https://t{s}.tiles.org/{z}/{x}/{y}",)).host
        'tiles.org'
        """
        if not self.is_online:
            return ""
        host = urlsplit(self.url_templates[0]).netloc
        return host.partition(".")[2] if "{s}" in host.partition(".")[0] else host

    def is_of_its_host(self, server: str) -> bool:
        """True if a server is the one that the tiles come from, or a subdomain of it."""
        return server == self.host or server.endswith(f".{self.host}")

    @property
    def pictures(self) -> range:
        """The pictures that lie one above the other, bottom first."""
        return range(max(1, len(self.url_templates)))

    def url(self, address: TileAddress, key: str = "") -> str:
        """Return where a picture is found. The address contains `key`: never show or log it."""
        zoom, column, row = address.tile
        spread = self.subdomains[(column + row) % len(self.subdomains)] if self.subdomains else ""
        return self.url_templates[address.picture].format(
            z=zoom,
            x=column,
            y=row,
            s=spread,
            r="@2x" if address.retina else "",
            key=quote(key, safe=""),
        )

    def without_key(self, url: str, key: str) -> str | None:
        """Return an address that `url` made as it is without the user's key.

        Parameters
        ----------
        url : str
            The address of a picture, or any other.
        key : str
            The key that it was made with; empty for none.

        Returns
        -------
        str or None
            None where a key is needed and the address is another one, which may have it anywhere.

        Examples
        --------
        >>> basemap = TileBasemap("x", Bilingual(), "", 0, 9, ("https://tiles.org/{z}?tk={key}",))
        >>> basemap.without_key("https://tiles.org/7?tk=7", "7")
        'https://tiles.org/7?tk='
        >>> basemap.without_key("https://other.org/7", "7") is None
        True
        """
        if not key:
            return url
        for template in self.url_templates:
            found = re.fullmatch(_pattern(template, quote(key, safe="")), url)
            if found is not None:
                return url[: found.start("key")] + url[found.end("key") :]
        return None

    def tiles(self, viewport: Viewport, device_pixel_ratio: float) -> tuple[PlacedTile, ...]:
        """Return the tiles that a viewport needs and their places, centre first.

        Parameters
        ----------
        viewport : Viewport
            What is in view.
        device_pixel_ratio : float
            Device pixels a logical pixel; only imagery needs more tiles on fine screens.
        """
        ratio = device_pixel_ratio if self.imagery else 1.0
        zoom = nearest_zoom(viewport.resolution / ratio)
        zoom = min(max(zoom, self.min_zoom), self.max_zoom)
        return needed_tiles(viewport.extent, zoom, self.datum, self.extent)

    def is_retina(self, device_pixel_ratio: float) -> bool:
        """True if the server has pictures with twice the pixels, and the screen can show them."""
        return device_pixel_ratio > 1 and any("{r}" in each for each in self.url_templates)


def _pattern(template: str, key: str) -> str:
    """Return the regular expression of all addresses with this key."""
    parts = {r"\{key\}": f"(?P<key>{re.escape(key)})"}
    return re.sub(r"\\{\w+\\}", lambda found: parts.get(found[0], "[^/?&]*"), re.escape(template))


@dataclass(frozen=True)
class TileStatus:
    """How loading the tiles in view goes.

    Parameters
    ----------
    pending : int
        Tiles still to come.
    failed : int
        Tiles that could not be had.
    trouble : Trouble
        Why the last one failed; empty if none did.
    """

    pending: int = 0
    failed: int = 0
    trouble: Trouble = ""


class TileArchive(Protocol):
    """A file of tiles; `read` may be called from any thread, but from one at a time."""

    @property
    def basemap(self) -> TileBasemap:
        """What the file has tiles of."""

    def read(self, tile: Tile) -> bytes | None:
        """Return a tile's picture as it is stored, or None where the file has none there.

        Raises
        ------
        SourceError
            The file cannot be read, or is damaged there.
        """

    def close(self) -> None:
        """Close the file."""
