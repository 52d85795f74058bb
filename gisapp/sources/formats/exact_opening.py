"""How GDAL opens a file so that each value is read as it is written.

A column of which it would change a value, as some that are declared to be numbers, is read as text.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from gisapp.sources.formats.declared_types import are_of_type
from gisapp.sources.formats.json_values import lost_columns, with_texts
from gisapp.sources.formats.mapinfo_text import ExactFile, exact_mif
from gisapp.sources.stand_ins.json_documents import is_json
from gisapp.sources.stand_ins.private_folder import new_folder

_TAKES_A_SCHEMA = "GML"
"""GDAL's driver that can be told which columns are texts."""
_JSON = frozenset({"GeoJSON", "GeoJSONSeq", "ESRIJSON", "TopoJSON"})
_ESRI_FIELDS = re.compile(rb'"fields"\s*:\s*\[[^\]]*\]')


@dataclass(frozen=True)
class Opening:
    """What GDAL opens, and how.

    Parameters
    ----------
    name : str
        A file, as GDAL names it.
    layer : str
        One of its layers.
    options : mapping of str to str
        GDAL's options for opening it.
    numbers : mapping of str to str
        By name, the types of columns of numbers that are read as texts.
    """

    name: str
    layer: str
    options: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)

    def renamed(self, names: Mapping[str, str]) -> "Opening":
        """Return it with other names for columns, by the names that GDAL has for them."""
        numbers = {names.get(name, name): kind for name, kind in self.numbers.items()}
        return replace(self, numbers=numbers)


def exact_opening(opening: Opening, info: Mapping[str, Any], encoding: str | None) -> Opening:
    """Return the way to open a layer in which no value is changed; the same where none would be.

    Parameters
    ----------
    opening : Opening
        The way in which GDAL decides on all types.
    info : mapping
        What `pyogrio.read_info` gives of it.
    encoding : str or None
        Of its texts, where the user named one.
    """
    types = _types(info)
    if info["driver"] == _TAKES_A_SCHEMA:
        doubtful = {name: kind for name, kind in types.items() if kind != "String"}
        texts = _not_as_declared(opening, doubtful, encoding) if doubtful else []
        return replace(opening, options=_schema(opening.layer, texts)) if texts else opening
    path = Path(opening.name)
    if info["driver"] in _JSON or path.suffix.lower() == ".mif":
        state = path.stat()
        time_and_size = (state.st_mtime_ns, state.st_size)
        exact = _exact_file(path, time_and_size, info["driver"], tuple(types.items()))
        return replace(opening, name=str(exact.path), numbers=exact.numbers)
    return opening


def _types(info: Mapping[str, Any]) -> dict[str, str]:
    """Return GDAL's words for the types of attributes, or for their subtypes."""
    kinds = (kind.removeprefix("OFT") for kind in info["ogr_types"])
    subtypes = (kind.removeprefix("OFST") for kind in info["ogr_subtypes"])
    return {
        name: subtype if subtype in ("Boolean", "Int16") else kind
        for name, kind, subtype in zip(info["fields"].tolist(), kinds, subtypes, strict=True)
    }


def _schema(layer: str, texts: list[str]) -> dict[str, str]:
    fields = [{"name": name, "type": "String", "subType": "None"} for name in texts]
    layers = [{"name": layer, "schemaType": "Patch", "fields": fields}]
    return {"OGR_SCHEMA": json.dumps({"layers": layers}, ensure_ascii=False)}


def _not_as_declared(opening: Opening, types: Mapping[str, str], encoding: str | None) -> list[str]:
    """Return those columns in which a text is not of their type."""
    from pyogrio.raw import open_arrow

    names = list(types)
    with open_arrow(
        opening.name,
        layer=opening.layer,
        columns=names,
        read_geometry=False,
        encoding=encoding,
        use_pyarrow=True,
        **_schema(opening.layer, names),
    ) as (_, batches):
        table = batches.read_all()
    return [name for name, kind in types.items() if not are_of_type(table.column(name), kind)]


@lru_cache(maxsize=64)
def _exact_file(
    path: Path, _time_and_size: tuple[int, int], driver: str, types: tuple[tuple[str, str], ...]
) -> ExactFile:
    """Return a file with the same features, of which GDAL changes no value."""
    if driver in _JSON:
        return ExactFile(_exact_json(path, driver, dict(types)))
    return exact_mif(path, dict(types))


def _exact_json(path: Path, driver: str, types: Mapping[str, str]) -> Path:
    lost = lost_columns(path, types)
    if not lost:
        return path
    stored = with_texts(path.read_bytes(), lost)
    place = new_folder() / path.name
    if driver == "GeoJSONSeq":
        stored, place = _collection(stored), place.with_suffix(".geojson")
    elif driver == "ESRIJSON":
        stored = _with_fields(stored, types, lost)
    place.write_bytes(stored)
    return place


def _collection(lines: bytes) -> bytes:
    """Return the features of lines as one collection, of which GDAL leaves dates as they are."""
    mark = b"\x1e" if b"\x1e" in lines else b"\n"
    lines = lines.removeprefix(b"\xef\xbb\xbf")
    features = [each.strip() for each in lines.split(mark) if is_json(each)]
    return b'{"type":"FeatureCollection","features":[%s]}' % b",".join(features)


def _with_fields(stored: bytes, types: Mapping[str, str], texts: frozenset[str]) -> bytes:
    """Return Esri's JSON that declares its columns, some of them as texts."""
    declared = _ESRI_FIELDS.search(stored)
    if declared:
        fields = json.loads(b"{" + declared[0] + b"}")["fields"]
        for each in fields:
            if each["name"] in texts:
                each["type"] = "esriFieldTypeString"
    else:
        kinds = {"Integer64": "BigInteger", "Real": "Double", "Integer": "Integer"}
        fields = [
            {"name": name, "type": f"esriFieldType{kinds.get(kind, 'String')}"}
            for name, kind in ({**types, **dict.fromkeys(texts, "String")}).items()
        ]
    made = b'"fields":' + json.dumps(fields, ensure_ascii=False).encode()
    if declared:
        return stored[: declared.start()] + made + stored[declared.end() :]
    return stored.replace(b"{", b"{" + made + b",", 1)
