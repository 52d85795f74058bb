"""The snapshot's page: folium's map, our template, style and scripts, all in one HTML text."""

import base64
import hashlib
import json
import re
from html import escape
from pathlib import Path
from string import Template
from typing import cast

from gisapp import paths
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.data_blocks import ESCAPES, data_blocks
from gisapp.export.snapshot.document import SnapshotData
from gisapp.export.snapshot.request import CLOSEST_ZOOM
from gisapp.export.snapshot.script_bundle import bundle
from gisapp.notices import page_notices
from gisapp.words import LANGUAGES, Language, load_words

_START = "startSnapshot"
_WORKERS = "blob:"
"""Where the page's worker comes from: out of the page itself."""
_TROUBLES = ("old", "cut", "broken")
"""Why a page may not open; see resources/html/opening.js."""
_STYLES = (
    "base",
    "controls",
    "frame",
    "map",
    "details",
    "lists",
    "table",
    "filters",
    "compare",
    "opening",
    "narrow",
    "print",
)
_ICONS = (
    "arrow-left",
    "arrow-right",
    "close",
    "compare",
    "export",
    "filter",
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
_RULE_WITH_ADDRESS = re.compile(r"[^{}]*\{[^{}]*url\([^{}]*\}")
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=.*")


def page(data: SnapshotData, title: str, plain: str) -> str:
    """Return the page as HTML that needs nothing but itself.

    Parameters
    ----------
    data : SnapshotData
        What `snapshot_data` returned.
    title : str
        For the browser's tab until the scripts run.
    plain : str
        HTML that stands on the page while it opens, and stays where it cannot, its values escaped.
        It comes before the data: a file that is cut off has it.
    """
    html = paths.resources() / "html"
    language = cast("Language", data.document["language"])
    map_html, map_script = _leaflet_map(data.document)
    scripts = {
        "opening_script": _opening(language),
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
    template = Template((html / "page.html").read_text(encoding="utf-8"))
    return template.substitute(
        scripts,
        **styles,
        policy=_policy(list(scripts.values()), list(styles.values()), _has_files(data.document)),
        language=escape(language),
        title=escape(title),
        author=escape(str(data.document["author"])),
        icons=_icons(),
        map=map_html,
        notices=escape(page_notices(language)),
        plain=plain,
        **data_blocks(data),
    )


def _opening(language: Language) -> str:
    """Return the script that watches the page open, with the sentences of the page's languages."""
    script = (paths.resources() / "html" / "opening.js").read_text(encoding="utf-8")
    languages = sorted(LANGUAGES, key=lambda each: each != language)
    sentences = {
        trouble: [
            {"lang": each, "text": load_words(each)(f"snapshot.trouble_{trouble}")}
            for each in languages
        ]
        for trouble in _TROUBLES
    }
    said = json.dumps(sentences, ensure_ascii=False).translate(ESCAPES)
    return f"{script}\nwindow.opening=watchOpening({said});"


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
    script = f"{figure.script.render().strip()}\n{_START}({leaflet_map.get_name()}, opening);"
    return figure.html.render().strip(), script


def _leaflet(name: str) -> str:
    import js_lib_leaflet

    files = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
    return (files / name).read_text(encoding="utf-8")


def _icons() -> str:
    """Return the app's icons as symbols that the page draws by name."""
    folder = paths.resources() / "icons"
    symbols = []
    for name in _ICONS:
        svg = (folder / f"{name}.svg").read_text(encoding="utf-8").strip()
        content = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
        symbols.append(f'<symbol id="icon-{name}" viewBox="0 0 20 20">{content}</symbol>')
    return "".join(symbols)


def _has_files(document: dict[str, Json]) -> bool:
    """True if features lie in files beside the page."""
    layers = cast("list[dict[str, Json]]", document["layers"])
    return any("beside" in layer for layer in layers)


def _policy(scripts: list[str], styles: list[str], has_files: bool) -> str:
    """Return the Content-Security-Policy: only these scripts and styles, and no other address."""
    return "; ".join(
        (
            *(["connect-src 'self'"] if has_files else []),
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            f"worker-src {_WORKERS}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
