"""Writes OpenStreetMap's PBF: blocks of nodes and ways, as its wiki describes the format."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Tags = Mapping[str, str]
_A_DEGREE = 10_000_000
"""Coordinates are whole numbers of 100 nanodegrees."""


def write_osm_pbf(
    path: Path,
    nodes: Sequence[tuple[float, float, Tags]],
    ways: Sequence[tuple[Sequence[int], Tags]],
) -> Path:
    """Write nodes (longitude, latitude, tags), which are numbered from 1, and ways along them."""
    words = [""]
    for tags in (*(node[2] for node in nodes), *(way[1] for way in ways)):
        words += [word for pair in tags.items() for word in pair]
    numbers = {word: number for number, word in enumerate(words)}
    group = b"".join(_bytes(1, _node(at, each, numbers)) for at, each in enumerate(nodes, 1))
    second = b"".join(_bytes(3, _way(at, each, numbers)) for at, each in enumerate(ways, 1))
    table = b"".join(_bytes(1, word.encode()) for word in words)
    block = _bytes(1, table) + _bytes(2, group) + _bytes(2, second)
    path.write_bytes(_blob("OSMHeader", _bytes(4, b"OsmSchema-V0.6")) + _blob("OSMData", block))
    return path


def _node(number: int, node: tuple[float, float, Tags], numbers: Mapping[str, int]) -> bytes:
    longitude, latitude, tags = node
    place = _number(8, _zigzag(round(latitude * _A_DEGREE)))
    place += _number(9, _zigzag(round(longitude * _A_DEGREE)))
    return _number(1, _zigzag(number)) + _tags(tags, numbers) + place


def _way(number: int, way: tuple[Sequence[int], Tags], numbers: Mapping[str, int]) -> bytes:
    along, tags = way
    steps = [at - before for before, at in zip((0, *along), along, strict=False)]
    return _number(1, number) + _tags(tags, numbers) + _packed(8, map(_zigzag, steps))


def _tags(tags: Tags, numbers: Mapping[str, int]) -> bytes:
    if not tags:
        return b""
    keys = _packed(2, (numbers[each] for each in tags))
    return keys + _packed(3, (numbers[each] for each in tags.values()))


def _blob(kind: str, content: bytes) -> bytes:
    blob = _number(2, len(content)) + _bytes(3, zlib.compress(content))
    header = _bytes(1, kind.encode()) + _number(3, len(blob))
    return len(header).to_bytes(4, "big") + header + blob


def _packed(field: int, numbers: Iterable[int]) -> bytes:
    return _bytes(field, b"".join(map(_varint, numbers)))


def _bytes(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _number(field: int, number: int) -> bytes:
    return _varint(field << 3) + _varint(number)


def _zigzag(number: int) -> int:
    return number << 1 if number >= 0 else (-number << 1) - 1


def _varint(number: int) -> bytes:
    made = bytearray()
    while number > 0x7F:
        made.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(made) + bytes((number,))
