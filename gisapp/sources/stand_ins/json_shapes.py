"""JSON with features in it that is no GeoJSON by the letter, or that GDAL would not read whole."""

import json
import mmap
import re
from pathlib import Path
from typing import Any

from gisapp.core.layers.layer import Problem
from gisapp.sources.stand_ins.json_documents import (
    documents_in,
    feature_sets_in,
    features_in,
    is_json,
)
from gisapp.sources.stand_ins.json_lines import JSON_LINES, broken_lines
from gisapp.sources.stand_ins.json_marks import BLANK, JsonMarks, begins_like_json
from gisapp.sources.stand_ins.private_folder import link, readable_name
from gisapp.sources.stand_ins.stand_in import StandIn, is_odd, new_place
from gisapp.sources.stand_ins.utf8_copy import utf8_copy

_HUGE = re.compile(rb"[:,\[] ?-?\d(?:\d{18}|[\d.]*[eE]\+?[3-9]\d\d)")
"""Numbers at which GDAL gives up."""
_MOST_BYTES = 32 * 1024**2
"""A larger file is not searched for them."""

_LONGEST_NAME = 80


def plain_geojson(path: Path, encoding: str | None = None) -> StandIn | None:
    """Return GeoJSON in UTF-8 with the features of a file, None for what GDAL reads as it is.

    Files that are no complete JSON are left to GDAL too, which refuses them; but of lines it only
    leaves out those that are none.

    Parameters
    ----------
    path : Path
        The file.
    encoding : str or None
        Of its texts, where the user named one.
    """
    if not begins_like_json(path):
        return None
    copy = utf8_copy(path, encoding)
    marks = JsonMarks.of(copy.path)
    problems = copy.problems + marks.left_out(path)
    crs, of_crs = _crs_of(path, marks)
    problems += of_crs
    made = None
    if _is_for_us(copy.path, marks) or crs != marks.crs:
        made = _written(copy.path, documents_in(copy.path), crs, is_stated=marks.crs is not None)
    if made is None and path.suffix.lower() in JSON_LINES:
        problems += broken_lines(copy.path)
    if made is None and copy.path != path:
        made = copy.path
    if made is None and not problems and not is_odd(path):
        return StandIn(str(path), found=copy.found)
    place = made or link(path, new_place(path))
    return StandIn(str(place), problems, copy.found)


def _is_for_us(path: Path, marks: JsonMarks) -> bool:
    """Return True for what GDAL would not read, or only some of."""
    if marks.is_list or marks.is_wrapped or marks.has_texts_for_coordinates:
        return True
    if marks.lacks_types or marks.has_more_documents:
        return True
    start = marks.start.lstrip(BLANK)
    first, _, rest = start.partition(b"\n")
    if path.suffix.lower() in JSON_LINES and (start != marks.start or not is_json(first)):
        return True
    has_more = rest.lstrip(BLANK).startswith(b"{")
    if b'"FeatureCollection"' in first and has_more and is_json(first):
        return True
    return _has_huge_numbers(path)


def _has_huge_numbers(path: Path) -> bool:
    if not 0 < path.stat().st_size <= _MOST_BYTES:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        return _HUGE.search(text) is not None


def _written(path: Path, documents: list[Any], crs: object, *, is_stated: bool) -> Path | None:
    """Write the features in some documents, in a CRS or in that of the first one that names one.

    None where there are no features.
    """
    sets = [each for document in documents for each in feature_sets_in(document)]
    features = [feature for document in documents for feature in features_in(document)]
    if len(sets) == 1 and not features:
        content: dict[str, Any] = sets[0]
    elif features:
        stated = crs if is_stated else _crs_in(documents)
        named = {"crs": stated} if isinstance(stated, dict) and not _is_link(stated) else {}
        content = {"type": "FeatureCollection", **_name_in(documents), **named}
        content["features"] = features
    else:
        return None
    place = new_place(path)
    # Escaped, for a text may have half a letter.
    place.write_text(json.dumps(content), encoding="utf-8")
    return place


def _name_in(documents: list[Any]) -> dict[str, str]:
    """Return what the only collection calls itself."""
    match documents:
        case [{"type": "FeatureCollection", "name": str(name)}]:
            return {"name": name}
    return {}


def _crs_of(path: Path, marks: JsonMarks) -> tuple[object, tuple[Problem, ...]]:
    """Return what to state as the CRS in place of what a file does, and what is wrong with it."""
    stated, name = marks.crs, readable_name(path.name)
    if stated is None:
        return None, ()
    if _is_link(stated):
        return None, (Problem.of("crs_link", file=name),)
    match stated:
        case str(code) | {"properties": {"name": str(code)}}:
            # GDAL knows codes and addresses, but not what PROJ calls a CRS.
            meant, is_plain = code, not isinstance(stated, str) and ":" in code
        case {"type": "EPSG", "properties": {"code": int() | str() as number}}:
            meant, is_plain = f"EPSG:{number}", True
        case _:
            meant, is_plain = json.dumps(stated, ensure_ascii=False), False
    known = _known(meant)
    if known is None:
        return None, (Problem.of("crs_unknown", file=name, crs=meant[:_LONGEST_NAME]),)
    return stated if is_plain else {"type": "name", "properties": {"name": known}}, ()


def _known(crs: str) -> str | None:
    """Return a CRS by its code where it has one, None where it is not known at all."""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return CRS.from_user_input(crs).to_string()
    except CRSError:
        return None


def _is_link(crs: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Return True for a CRS that is to be fetched from an address."""
    return isinstance(crs, dict) and str(crs.get("type")).lower() == "link"


def _crs_in(document: Any) -> Any:  # noqa: ANN401 - any JSON document
    """Return the `crs` that the first collection of a document names."""
    if isinstance(document, list):
        return next((crs for crs in map(_crs_in, document) if crs), None)
    return document.get("crs") if isinstance(document, dict) else None
