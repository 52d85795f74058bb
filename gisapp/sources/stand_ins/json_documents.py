"""JSON that Python reads where GDAL doesn't: any nesting, any numbers, several documents."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GEOMETRIES = frozenset(
    (
        *("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"),
        "GeometryCollection",
    )
)
_LARGEST = 2**63 - 1
_DIGITS = len(str(_LARGEST))
_BETWEEN = " \t\r\n,\x1e"


def is_json(stored: bytes) -> bool:
    """Return True for one whole document, whatever numbers are in it.

    >>> is_json(b'{"a": 1}'), is_json(b'{"a": ')
    (True, False)
    """
    try:
        json.loads(stored, parse_int=str)
    except (ValueError, RecursionError):
        return False
    return True


def documents_in(path: Path) -> list[Any]:
    """Return all documents of a file, one after the other; nothing if it is no JSON.

    Numbers that GDAL cannot read are texts.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        decoder = json.JSONDecoder(parse_int=_whole, parse_float=_real)
        documents, place = [], 0
        while place < len(text):
            if text[place] in _BETWEEN:
                place += 1
                continue
            document, place = decoder.raw_decode(text, place)
            documents.append(document)
    except (ValueError, RecursionError):
        return []
    return documents


def features_in(document: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON document
    """Yield the features in a document, however deep they are."""
    match document:
        case {"type": "FeatureCollection", "features": list(features)}:
            yield from features_in(features)
        case {"type": "Feature", "geometry": _} | {"type": "Feature", "properties": _}:
            yield _with_numbers(document)
        case {"geometry": {"type": str(kind)}} if kind in GEOMETRIES:
            yield _with_numbers(_named_feature(document))
        case {"type": str(kind)} if kind in GEOMETRIES:
            yield from features_in({"type": "Feature", "properties": {}, "geometry": document})
        case list():
            for each in document:
                yield from features_in(each)
        case {"type": "Topology"}:
            return
        case dict():
            for each in document.values():
                yield from features_in(each)


def _named_feature(document: dict[str, Any]) -> dict[str, Any]:
    """Return as a feature what has a geometry, but doesn't say what it is itself."""
    if isinstance(document.get("properties"), dict):
        return {**document, "type": "Feature"}
    values = {name: value for name, value in document.items() if name != "geometry"}
    return {"type": "Feature", "properties": values, "geometry": document["geometry"]}


def feature_sets_in(document: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON document
    """Return the layers of an Esri feature collection, each as a file of its own would be."""
    match document:
        case {"layers": list(layers)}:
            return [
                layer["featureSet"]
                for layer in layers
                if isinstance(layer, dict) and isinstance(layer.get("featureSet"), dict)
            ]
        case {"featureCollection": dict(collection)}:
            return feature_sets_in(collection)
    return []


def _with_numbers(feature: dict[str, Any]) -> dict[str, Any]:
    """Return a feature whose coordinates are numbers, where they can be."""
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict) or "coordinates" not in geometry:
        return feature
    return {
        **feature,
        "geometry": {**geometry, "coordinates": _numbers(geometry["coordinates"])},
    }


def _numbers(coordinates: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(coordinates, list):
        return [_numbers(each) for each in coordinates]
    if isinstance(coordinates, str):
        try:
            return float(coordinates)
        except ValueError:
            return coordinates
    return coordinates


def _whole(digits: str) -> int | str:
    if len(digits) > _DIGITS + 1 or abs(int(digits)) > _LARGEST:
        return digits
    return int(digits)


def _real(digits: str) -> float | str:
    number = float(digits)
    return digits if number in (float("inf"), float("-inf")) else number
