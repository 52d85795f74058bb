"""The online base maps on offer: our own definitions, and those of xyzservices that we name."""

import json
from typing import Required, TypedDict, cast

from gisapp import paths
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Datum

# What Leaflet, for which xyzservices' definitions are written, takes where they say nothing.
_SUBDOMAINS = "abc"
_MIN_ZOOM, _MAX_ZOOM = 0, 18


class _Service(TypedDict, total=False):
    """What xyzservices can say about a server, and an entry of ours may say better."""

    urls: list[str]
    subdomains: str
    attribution: str
    min_zoom: int
    max_zoom: int


class _Entry(_Service, total=False):
    """One entry of `resources/basemaps.json`."""

    code: Required[str]
    name: Required[dict[str, str]]
    datum: Required[Datum]
    xyzservices: str
    key_name: str
    imagery: bool
    dark: bool


def load_basemaps() -> tuple[TileBasemap, ...]:
    """Return the base maps of `resources/basemaps.json`, in its order; nothing is requested."""
    text = (paths.resources() / "basemaps.json").read_text(encoding="utf-8")
    return tuple(_basemap(entry) for entry in cast("list[_Entry]", json.loads(text)))


def _basemap(entry: _Entry) -> TileBasemap:
    if "xyzservices" in entry:
        entry = {**_known_service(entry["xyzservices"]), **entry}
    return TileBasemap(
        code=entry["code"],
        name=Bilingual(**entry["name"]),
        attribution=entry["attribution"],
        min_zoom=entry.get("min_zoom", _MIN_ZOOM),
        max_zoom=entry.get("max_zoom", _MAX_ZOOM),
        url_templates=tuple(entry["urls"]),
        subdomains=entry.get("subdomains", ""),
        datum=entry["datum"],
        key_name=entry.get("key_name", ""),
        imagery=entry.get("imagery", False),
        dark=entry.get("dark", False),
    )


def _known_service(name: str) -> _Service:
    import xyzservices

    provider = xyzservices.providers.flatten()[name]
    url = provider["url"].replace("{variant}", provider.get("variant", ""))
    return {
        "urls": [url.replace("{apikey}", "{key}")],
        "subdomains": "".join(provider.get("subdomains", _SUBDOMAINS)),
        "attribution": provider["attribution"].replace("(C)", "©").replace("--", "–"),
        "min_zoom": provider.get("min_zoom", _MIN_ZOOM),
        "max_zoom": provider.get("max_zoom", _MAX_ZOOM),
    }
