"""What the beginning and the end of a JSON file tell, without reading all of it."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gisapp.core.layers.layer import Problem
from gisapp.sources.stand_ins.json_documents import is_json
from gisapp.sources.stand_ins.private_folder import readable_name

_BYTES = 65536
BLANK = b"\xef\xbb\xbf\x1e \t\r\n"
_CRS = re.compile(r'"crs"\s*:\s*')
_TEXT_COORDINATES = re.compile(rb'"coordinates"\s*:[\s\[]*"')
_LIMIT = re.compile(rb'"exceededTransferLimit"\s*:\s*true')
_MATCHED = re.compile(rb'"(?:numberMatched|totalFeatures)"\s*:\s*(\d{1,18})\b')
_RETURNED = re.compile(rb'"numberReturned"\s*:\s*(\d{1,18})\b')
_KEY = re.compile(rb'\{\s*"((?:[^"\\]|\\.)*)"\s*:')
_OF_MAPS = frozenset(
    (
        *(b"type", b"features", b"geometry", b"properties", b"coordinates", b"geometries"),
        *(b"id", b"name", b"crs", b"bbox", b"transform", b"arcs", b"objects"),
        *(b"displayFieldName", b"fieldAliases", b"geometryType", b"spatialReference", b"fields"),
        *(b"attributes", b"conformsTo", b"featureType", b"coordRefSys", b"links", b"timeStamp"),
        *(b"numberMatched", b"numberReturned", b"totalFeatures", b"xy_coordinate_resolution"),
        *(b"exceededTransferLimit", b"objectIdFieldName", b"globalIdFieldName", b"hasZ", b"hasM"),
    )
)
"""What the first key is in files that GDAL knows."""

_SAID = (b'"FeatureCollection"', b'"attributes"', b'"featureType"')
"""What stands in a collection of GeoJSON, or in Esri's and OGC's JSON."""
_ANOTHER = re.compile(rb"\}\s*\{")
_BEFORE_ALL = BLANK + b"\xff\xfe\0"
"""Blanks, and what stands before the first letter where each has two bytes."""


def begins_like_json(path: Path) -> bool:
    """Return True for a file that begins with an object or a list, in any encoding."""
    with path.open("rb") as file:
        return file.read(_BYTES).lstrip(_BEFORE_ALL)[:1] in (b"{", b"[")


@dataclass(frozen=True)
class JsonMarks:
    """The beginning and the end of a JSON file.

    Parameters
    ----------
    start, end : bytes
        Some of it each; all of a small file.
    """

    start: bytes
    end: bytes

    @classmethod
    def of(cls, path: Path) -> "JsonMarks":
        """Return the marks of a file."""
        with path.open("rb") as file:
            start = file.read(_BYTES)
            file.seek(max(path.stat().st_size - _BYTES, 0))
            return cls(start, file.read())

    @property
    def is_list(self) -> bool:
        """True for a list, which GDAL doesn't know."""
        return self.start.lstrip(BLANK).startswith(b"[")

    @property
    def is_wrapped(self) -> bool:
        """True if the features seem to lie deeper than where GDAL looks for them."""
        key = _KEY.match(self.start.lstrip(BLANK))
        return key is not None and key[1] not in _OF_MAPS

    @property
    def lacks_types(self) -> bool:
        """True if features or their collection don't say that they are some, as GDAL needs it."""
        text = self.start + self.end
        if any(mark in text for mark in _SAID):
            return False
        return b'"features"' in text or (b'"geometry"' in text and b'"Feature"' not in text)

    @property
    def has_more_documents(self) -> bool:
        """True if another document seems to follow one of several lines."""
        first = self.start.lstrip(BLANK).partition(b"\n")[0]
        return not is_json(first) and _ANOTHER.search(self.start) is not None

    @property
    def has_texts_for_coordinates(self) -> bool:
        """True if coordinates are written as texts."""
        return bool(_TEXT_COORDINATES.search(self.start))

    @property
    def crs(self) -> Any:  # noqa: ANN401 - any JSON value
        """The `crs` of the file; None where it has none, or one too far from either end."""
        # What an attribute is called doesn't count.
        before, content, _ = self.start.partition(b'"features"')
        after = self.end.rpartition(b"]")[2]
        for part in (before if content else b"", after):
            text = part.decode("utf-8", "replace")
            found = _CRS.search(text)
            if found:
                try:
                    return json.JSONDecoder().raw_decode(text, found.end())[0]
                except (ValueError, RecursionError):
                    return None
        return None

    def left_out(self, path: Path) -> tuple[Problem, ...]:
        """Return the problem of a file that is a part of what a service has, and says so."""
        name = readable_name(path.name)
        for part in (self.start, self.end):
            matched, returned = _MATCHED.search(part), _RETURNED.search(part)
            if matched and returned and int(matched[1]) > int(returned[1]):
                missing = int(matched[1]) - int(returned[1])
                return (Problem.of("service_left_out", missing, file=name),)
            if _LIMIT.search(part):
                return (Problem.of("service_limit", file=name),)
        return ()
