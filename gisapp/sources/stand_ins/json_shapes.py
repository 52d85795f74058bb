"""JSON with features in it that is no GeoJSON by the letter: lists, lists of collections, lines."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gisapp.core.layers.layer import Problem
from gisapp.sources.stand_ins.ending import lines_break_off
from gisapp.sources.stand_ins.private_folder import link, new_folder
from gisapp.sources.stand_ins.stand_in import StandIn, is_odd, plain_name

_GEOMETRIES = frozenset(
    (
        "Point",
        "LineString",
        "Polygon",
        "MultiPoint",
        "MultiLineString",
        "MultiPolygon",
        "GeometryCollection",
    )
)
_LINES = (".geojsonl", ".geojsons", ".ndjson", ".jsonl")
_START_BYTES = 65536
_CRS_LINK = re.compile(rb'"type"\s*:\s*"link"', re.IGNORECASE)
_BLANK = b"\xef\xbb\xbf\x1e \t\r\n"


def plain_geojson(path: Path) -> StandIn | None:
    """Return GeoJSON with the features of a file, None for what GDAL reads as it is.

    Files that are no complete JSON are left to GDAL too, which refuses them; but of lines it only
    leaves out those that are none.
    """
    if not _is_for_us(path):
        broken = lines_break_off(path) if path.suffix.lower() in _LINES else ()
        if not broken:
            return None
        return StandIn(str(link(path, new_folder() / plain_name(path))), broken)
    documents = _documents(path.read_bytes())
    features = [feature for document in documents for feature in _features(document)]
    if not features:
        return None
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    crs = next((each for each in map(_crs, documents) if each), None)
    problems: tuple[Problem, ...] = ()
    if _is_link(crs):
        problems = (Problem.of("crs_link", file=path.name),)
    elif crs is not None:
        collection["crs"] = crs
    collection["features"] = features
    place = new_folder() / (plain_name(path) if is_odd(path) else path.name)
    place.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    return StandIn(str(place), problems)


def _is_for_us(path: Path) -> bool:
    """Return True for a list, several collections one after the other, and a link for a CRS."""
    with path.open("rb") as file:
        start = file.read(_START_BYTES).lstrip(_BLANK)
        file.seek(max(path.stat().st_size - _START_BYTES, 0))
        end = file.read()
    if start.startswith(b"[") or _CRS_LINK.search(start) or _CRS_LINK.search(end):
        return True
    first, _, rest = start.partition(b"\n")
    return b'"FeatureCollection"' in first and rest.lstrip(_BLANK).startswith(b"{") and _ends(first)


def _ends(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _documents(stored: bytes) -> list[Any]:
    """Return all documents of a file, one after the other; nothing if it is no JSON."""
    try:
        text = stored.decode("utf-8-sig")
        decoder, documents, place = json.JSONDecoder(), [], 0
        while place < len(text):
            if text[place] in " \t\r\n,\x1e":
                place += 1
                continue
            document, place = decoder.raw_decode(text, place)
            documents.append(document)
    except (ValueError, RecursionError):
        return []
    return documents


def _features(document: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON document
    """Yield the features in a document, however deep they are."""
    match document:
        case list():
            for each in document:
                yield from _features(each)
        case {"type": "FeatureCollection", "features": list(features)}:
            yield from _features(features)
        case {"type": "Feature"}:
            yield document
        case {"type": str(kind)} if kind in _GEOMETRIES:
            yield {"type": "Feature", "properties": {}, "geometry": document}


def _is_link(crs: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Return True for a CRS that is to be fetched from an address."""
    return isinstance(crs, dict) and str(crs.get("type")).lower() == "link"


def _crs(document: Any) -> Any:  # noqa: ANN401 - any JSON document
    """Return the `crs` that the first collection of a document names."""
    if isinstance(document, list):
        return next((crs for crs in map(_crs, document) if crs), None)
    return document.get("crs") if isinstance(document, dict) else None
