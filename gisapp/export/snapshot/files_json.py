"""The files that a page is made of, as it lists them among its sources."""

import re
from pathlib import PurePath
from urllib.parse import SplitResult, urlsplit, urlunsplit

from gisapp.core.layers.layer import Layer
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.about import unmapped_layers
from gisapp.export.snapshot.facts_json import filled
from gisapp.export.snapshot.request import Snapshot
from gisapp.sources.file_date import file_date

_SECRET = re.compile(
    r"(^|[?&;])[^=&;]*(key|token|secret|sig|pass|auth|cred|ak|sk|tk)[^=&;]*=", re.I
)


def files_json(snapshot: Snapshot) -> list[Json]:
    """Return the file of each layer whose rows no other source is stated for, and of addresses.

    Folders are left out, and so is what gives access: names and keys within an address.
    """
    unmapped = {layer.layer_id for layer in unmapped_layers(snapshot)}
    told: dict[str, dict[str, Json]] = {}
    for layer in reversed(snapshot.content.layers):
        address = safe_address(layer.origin.source)
        is_data = layer.identifiable and layer.dataset is None
        if layer.raster is not None or (is_data and (layer.layer_id in unmapped or address)):
            source = layer.origin.source
            told.setdefault(source, _file(layer, address))
    return list(told.values())


def safe_address(source: str) -> str:
    """Return an http(s) address without what gives access to it; empty for any other source.

    >>> safe_address("https://me:pw@example.org/plots.geojson?token=1")
    'https://example.org/plots.geojson'
    >>> safe_address("plots.geojson")
    ''
    """
    parts = _split(source)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    host = parts.netloc.rpartition("@")[2]
    query = "" if _SECRET.search(parts.query) else parts.query
    return urlunsplit((parts.scheme, host, parts.path, query, ""))


def _split(source: str) -> SplitResult | None:
    try:
        return urlsplit(source)
    except ValueError:
        return None


def _file(layer: Layer, address: str) -> dict[str, Json]:
    source = layer.origin.source
    # Other addresses, as of databases, name users and servers: they are nobody's business.
    path = urlsplit(address).path if address else "" if "://" in source else source
    name = PurePath(path.replace("\\", "/")).name or layer.name.en
    return {"title": name} | filled({"date": file_date(layer.origin.source), "address": address})
