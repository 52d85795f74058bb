"""What an exported page has of data, unpacked again: features as plain objects."""

import base64
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gisapp.export.snapshot.data_blocks import data_blocks
from gisapp.export.snapshot.document import SnapshotData

_BLOCK = r'<script id="{}" type="(.*?)">(.*?)</script>'


def data_of(html: bytes) -> dict[str, Any]:
    """Return the document of a page, each feature an object."""
    text, numbers = (_block(html.decode(), name) for name in ("data", "numbers"))
    return unpacked(SnapshotData(json.loads(text), numbers))


def blocks_of(data: SnapshotData) -> dict[str, dict[str, str]]:
    """Return the blocks of a page as its script `unpack` takes them."""
    texts = data_blocks(data)
    return {
        name: {"type": texts[f"{name}_type"], "text": texts[name]} for name in ("data", "numbers")
    }


def unpacked(data: SnapshotData) -> dict[str, Any]:
    """Return a document in which each feature and each fact is an object, as a reader would write.

    `shape` are its parts, each of rings, each of vertices in degrees.
    """
    document: dict[str, Any] = json.loads(json.dumps(data.document, allow_nan=False))
    for layer in document["layers"]:
        stored = layer["features"]
        layer["features"] = _features(stored, data.numbers) if stored else []
    document["datasets"] = list(map(unfolded, document.get("datasets", ())))
    return document


def beside(path: Path) -> tuple[dict[str, Any], bytes]:
    """Return the document and the numbers of a file beside a page."""
    unpacked = zlib.decompress(path.read_bytes(), 16 + zlib.MAX_WBITS)
    end = 4 + int.from_bytes(unpacked[:4], "little")
    return json.loads(unpacked[4:end]), unpacked[end:]


def unfolded(dataset: dict[str, Any]) -> dict[str, Any]:
    """Return a stored dataset in which each fact, section and figure is an object."""
    layouts, figures = dataset.pop("layouts"), dataset.pop("figures")
    for name in ("facts", "operands"):
        dataset[name] = _facts(**dataset[name])
    for subject in dataset["subjects"].values():
        layout, facts = subject["sections"]
        rest = iter(facts)
        subject["sections"] = [
            {"code": each["code"], "entries": [_entry(code, rest) for code in each["properties"]]}
            for each in layouts[layout]
        ]
        subject["derived"] = [
            figures[place] | ({} if value is None else {"value": value}) | {"operands": operands}
            for place, value, *operands in subject["derived"]
        ]
    return dataset


def _entry(code: str, facts: Iterator[Any]) -> dict[str, Any]:
    stated = next(facts)
    return {"property": code, "facts": stated if isinstance(stated, list) else [stated]}


def _facts(alike: list[Any], ids: list[str], **columns: list[Any]) -> dict[str, dict[str, Any]]:
    facts = {}
    names = ("like", "subjects", "values", "texts", "places")
    for fact_id, *told in zip(ids, *(columns[name] for name in names), strict=True):
        like, subject, value, text, place = told
        fact = alike[like] | {"subject": subject, "value": value}
        fact["text"] = [text, text] if isinstance(text, str) else text
        cell = fact.pop("cell", None)
        fact |= {"place": [cell[0], place, cell[1]]} if cell else {"locator": place}
        facts[fact_id] = {name: each for name, each in fact.items() if each is not None}
    return facts


def _block(html: str, name: str) -> bytes:
    found = re.search(_BLOCK.format(name), html, re.S)
    assert found, name
    kind, text = found.groups()
    if kind == "application/json":
        return text.encode()
    packed = base64.b64decode(text, validate=True)
    return zlib.decompress(packed, 16 + zlib.MAX_WBITS) if kind == "application/gzip" else packed


def _features(stored: dict[str, Any], block: bytes) -> list[dict[str, Any]]:
    count = stored["count"]
    order = numbers_at(block, stored["order"]).tolist() if stored["order"] else list(range(count))
    ids = stored["ids"]
    ids = ids if isinstance(ids, list) else numbers_at(block, ids).tolist()
    columns = [_column(each, block) for each in stored["columns"]]
    shapes, classes = _shapes(stored["shapes"], block), numbers_at(block, stored["classes"])
    told = {
        what: columns[stored[what]]
        for what in ("pinyin", "labels", "notes", "subjects", "told")
        if what in stored
    }
    features = []
    for row, place in enumerate(order):
        feature = {"id": ids[place], "class": int(classes[row]), "shape": shapes[row]}
        feature |= {
            what: column[place] for what, column in told.items() if column[place] is not None
        }
        if "names" in stored:
            feature["name"] = [columns[each][place] or "" for each in stored["names"]]
        if "values" in stored:
            feature["values"] = [columns[each][place] for each in stored["values"]]
        features.append(feature)
    return features


def _column(stored: dict[str, Any], block: bytes) -> list[Any]:
    values: list[Any] = stored["values"]
    if "codes" not in stored:
        return values
    return [values[code] for code in numbers_at(block, stored["codes"]).tolist()]


def numbers_at(block: bytes, where: dict[str, Any]) -> NDArray[np.int64]:
    """Return the numbers that stand somewhere in a block."""
    at, count, planes = where["at"], where["count"], where["planes"]
    found = np.frombuffer(block, np.uint8, count * planes, at).reshape(planes, count)
    numbers = sum(found[plane].astype(np.int64) << 8 * plane for plane in range(planes))
    assert isinstance(numbers, np.ndarray)
    return np.cumsum((numbers >> 1) ^ -(numbers & 1)) if where.get("steps") else numbers


def _shapes(stored: dict[str, Any], block: bytes) -> list[list[list[list[list[float]]]]]:
    found = {name: numbers_at(block, where).tolist() for name, where in stored.items()}
    places = [[lon / 1e6, lat / 1e6] for lon, lat in zip(found["lons"], found["lats"], strict=True)]
    rings = _grouped([places[corner] for corner in found["corners"]], found["rings"])
    return _grouped(_grouped(rings, found["parts"]), found["features"])


def _grouped(items: list[Any], counts: list[int]) -> list[Any]:
    rest = iter(items)
    return [[next(rest) for _ in range(count)] for count in counts]
