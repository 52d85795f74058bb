"""GeoJSON without its features: enough for GDAL to say what its layer is called, at once."""

import json
import re
from pathlib import Path

from gisapp.sources.stand_ins.json_documents import is_json
from gisapp.sources.stand_ins.json_lines import JSON_LINES
from gisapp.sources.stand_ins.private_folder import new_folder

_START_BYTES = 65536
_END_BYTES = 4096
_FEATURES = re.compile(rb'"features"\s*:\s*\[')
_FEW_LINES = 2
"""One alone would be a file of another format."""
_OF_OTHERS = frozenset(("conformsTo", "coordRefSys", "geometryType", "spatialReference", "arcs"))
"""What formats have that only look like GeoJSON."""
_COLLECTION = {"type": "FeatureCollection", "features": []}


def has_frame(path: Path) -> bool:
    """Return True for a collection or for lines of features, whatever is wrong inside of it."""
    return _frame(path) is not None


def frame_file(path: Path) -> Path | None:
    """Return a file that says the same as another one, without its features, or of lines with two.

    Parameters
    ----------
    path : Path
        JSON of any kind.

    Returns
    -------
    Path or None
        None where the file is no collection of features, or has much beside them.
    """
    frame = _frame(path)
    if frame is None:
        return None
    place = new_folder() / path.name
    place.write_bytes(frame)
    return place


def _frame(path: Path) -> bytes | None:
    with path.open("rb") as file:
        start = file.read(_START_BYTES)
        file.seek(max(path.stat().st_size - _END_BYTES, 0))
        end = file.read()
    if path.suffix.lower() in JSON_LINES:
        first = start.split(b"\n")[:_FEW_LINES]
        return b"\n".join(first) if all(map(is_json, first)) else None
    found = _FEATURES.search(start)
    return _closed(start[: found.end()], end) if found else None


def _closed(head: bytes, end: bytes) -> bytes | None:
    """Return a head that ends within a list, closed as the end of its file closes it."""
    place = end.find(b"]")
    while place >= 0:
        made = head + end[place:]
        try:
            # Behind a bracket that closes another list there are more ends than beginnings.
            document = json.loads(made)
        except (ValueError, RecursionError):
            place = end.find(b"]", place + 1)
        else:
            return made if _is_frame(document) else None
    return None


def _is_frame(document: object) -> bool:
    if not isinstance(document, dict) or not _OF_OTHERS.isdisjoint(document):
        return False
    return _COLLECTION.items() <= document.items()
