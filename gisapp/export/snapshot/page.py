"""The snapshot's page: folium's map, our template, style and scripts, all in one HTML text."""

import base64
import gzip
import hashlib
import json
import re
from html import escape
from pathlib import Path
from string import Template
from typing import cast

from gisapp import paths
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.request import CLOSEST_ZOOM
from gisapp.export.snapshot.script_bundle import bundle
from gisapp.notices import page_notices
from gisapp.words import Language

COMPRESSED_FROM = 1_000_000
"""Characters of JSON from which the data are packed; the browser unpacks them itself."""

_START = "startSnapshot"
_STYLES = ("base", "controls", "frame", "map", "details", "lists", "table", "narrow", "print")
_ICONS = (
    "arrow-left",
    "arrow-right",
    "close",
    "export",
    "full-extent",
    "home",
    "info",
    "raster",
    "search",
    "table",
    "target",
    "theme-dark",
    "theme-light",
    "theme-system",
    "warning",
    "zoom-in",
    "zoom-out",
)
_ESCAPES = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})
_RULE_WITH_ADDRESS = re.compile(r"[^{}]*\{[^{}]*url\([^{}]*\}")
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=.*")


def page(data: dict[str, Json], title: str, noscript: str) -> str:
    """Return the page as HTML that needs nothing but itself.

    Parameters
    ----------
    data : dict
        What `snapshot_data` returned.
    title : str
        For the browser's tab until the scripts run.
    noscript : str
        HTML for browsers that run no scripts, its values escaped.
    """
    html = paths.resources() / "html"
    map_html, map_script = _leaflet_map(data)
    scripts = {
        "leaflet_script": _SOURCE_MAP.sub("", _leaflet("leaflet.js")),
        "script": bundle(html / "scripts", "main.js", _START),
        "map_script": map_script,
    }
    styles = {
        "leaflet_style": _RULE_WITH_ADDRESS.sub("", _leaflet("leaflet.css")),
        "style": "\n".join(
            (html / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in _STYLES
        ),
    }
    data_type, stored = _stored(data)
    template = Template((html / "page.html").read_text(encoding="utf-8"))
    return template.substitute(
        scripts,
        **styles,
        policy=_policy(list(scripts.values()), list(styles.values())),
        language=escape(str(data["language"])),
        title=escape(title),
        author=escape(str(data["author"])),
        icons=_icons(),
        map=map_html,
        notices=escape(page_notices(cast("Language", data["language"]))),
        noscript=noscript,
        data_type=data_type,
        data=stored,
    )


def _leaflet_map(data: dict[str, Json]) -> tuple[str, str]:
    """Return folium's element and script of the map; its addresses and headers are not taken."""
    import folium

    class SnapshotMap(folium.Map):
        """A map whose name is the same each time; folium's own ends in a random number."""

        def get_name(self) -> str:
            """Return the name of the element and of the script's variable."""
            return "map"

    west, south, east, north = cast("list[float]", data["limits"])
    leaflet_map = SnapshotMap(
        location=((south + north) / 2, (west + east) / 2),
        tiles=None,
        zoom_control=False,
        max_bounds=True,
        min_lat=south,
        max_lat=north,
        min_lon=west,
        max_lon=east,
        attribution_control=False,
        zoom_snap=0.25,
        max_bounds_viscosity=0.8,
        # Its own max_zoom is for tiles only.
        maxZoom=CLOSEST_ZOOM,
    )
    figure = folium.Figure()
    leaflet_map.add_to(figure)
    figure.render()
    script = f"{figure.script.render().strip()}\n{_START}({leaflet_map.get_name()});"
    return figure.html.render().strip(), script


def _leaflet(name: str) -> str:
    import js_lib_leaflet

    files = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
    return (files / name).read_text(encoding="utf-8")


def _stored(data: dict[str, Json]) -> tuple[str, str]:
    """Return the type and the text of the data's element; no text can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if len(text) < COMPRESSED_FROM:
        return "application/json", text.translate(_ESCAPES)
    packed = gzip.compress(text.encode("utf-8"), mtime=0)
    return "application/gzip", base64.b64encode(packed).decode("ascii")


def _icons() -> str:
    """Return the app's icons as symbols that the page draws by name."""
    folder = paths.resources() / "icons"
    symbols = []
    for name in _ICONS:
        svg = (folder / f"{name}.svg").read_text(encoding="utf-8").strip()
        content = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
        symbols.append(f'<symbol id="icon-{name}" viewBox="0 0 20 20">{content}</symbol>')
    return "".join(symbols)


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Return the Content-Security-Policy: only these scripts and styles, and no address at all."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
