"""The values in JSON that GDAL would not keep: which columns have them, and where they stand.

It makes numbers of floating point of long whole numbers, and of yes and no where others are
numbers; and, in lines and in Esri's JSON, another date of one that the calendar doesn't have.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from json.decoder import JSONDecoder
from json.encoder import encode_basestring, encode_basestring_ascii
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

_LONG = re.compile(rb":\s*-?[0-9]{16}")
_BEGINS = re.compile(rb'(?<!\\)"(?:properties|attributes)"\s*:\s*(?=\{)')
_DAY = rb'([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})"'
_EXACT_IN_FLOATS = 2**53
_MOST_DIGITS = 20
"""With a sign, of numbers of 64 bits."""
_PIECE_BYTES = 1 << 20
_OVERLAP_BYTES = 1 << 16
"""No name with its colon is longer."""
_FIRST_BYTES = 4096
"""Of a feature's properties that are looked at; more only where they go on."""


class _Whole(str):
    """A whole number as it is written."""


class _Real(str):
    """Any other number as it is written."""


_DECODER = JSONDecoder(parse_int=_Whole, parse_float=_Real)


def lost_columns(path: Path, types: Mapping[str, str]) -> frozenset[str]:
    """Return the attributes of which some values would not be read as they are written.

    Parameters
    ----------
    path : Path
        JSON with features in it.
    types : mapping of str to str
        By the names of all attributes, GDAL's words for their types, "Boolean" for yes and no.
    """
    if not path.stat().st_size:
        return frozenset()
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as stored:
        lost = _lost_days(stored, types)
        if _is_found(_LONG, stored) or _mixed(stored, types):
            lost |= _lost_values(stored)
    return lost & types.keys()


def with_texts(stored: bytes, columns: frozenset[str]) -> bytes:
    """Return JSON in which the numbers, yes and no of some attributes are texts, as written."""
    value = re.compile(
        rb'((?<!\\)"' + _one_of(columns) + rb'"\s*:\s*)(-?[0-9][^\s,}\]]*|true|false)'
    )
    pieces: list[bytes] = []
    done = 0
    for first, last, _ in properties(stored):
        pieces += (stored[done:first], value.sub(rb'\1"\2"', stored[first:last]))
        done = last
    return b"".join([*pieces, stored[done:]])


def properties(stored: bytes | mmap) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Yield where the properties of each feature begin and end, and what they are.

    Numbers are as they are written; texts as far as they are Latin-1.
    """
    place = 0
    while found := _BEGINS.search(stored, place):
        first = found.end()
        read = _object_at(stored, first)
        if read is None:
            return
        made, length = read
        place = first + length
        yield first, place, made


def _object_at(stored: bytes | mmap, first: int) -> tuple[dict[str, Any], int] | None:
    """Return the object that begins at a place, and its length in bytes; None for a broken one."""
    size = _FIRST_BYTES
    while True:
        # A character for each byte, so that places are the same.
        text = stored[first : first + size].decode("latin-1")
        try:
            made, length = _DECODER.raw_decode(text)
        except ValueError:
            if len(text) < size:
                return None
            size *= 4
        except RecursionError:
            return None
        else:
            return made, length


def _lost_values(stored: mmap) -> frozenset[str]:
    kinds: dict[str, set[str]] = {}
    for _, _, made in properties(stored):
        for name, value in made.items():
            kinds.setdefault(name, set()).add(_kind(value))
    return frozenset(_name(each) for each, found in kinds.items() if _are_lost(found - {""}))


def _kind(value: object) -> str:
    match value:
        case bool():
            return "yes"
        case _Real():
            return "real"
        case _Whole():
            number = int(value[:_MOST_DIGITS])
            if len(value) > _MOST_DIGITS or not -(2**63) <= number < 2**63:
                return "longest"
            return "whole" if abs(number) <= _EXACT_IN_FLOATS else "long"
        case str():
            return "text"
        case list() if _are_lost({_kind(each) for each in value}):
            return "longest"
    return ""


def _are_lost(kinds: set[str]) -> bool:
    """Return True if GDAL reads a column with values of these kinds otherwise."""
    if "longest" in kinds or {"long", "real"} <= kinds:
        return True
    return len(kinds) > 1 and not kinds.isdisjoint(("yes", "text"))


def _is_found(pattern: re.Pattern[bytes], stored: mmap) -> bool:
    """Return True if a pattern is found; other threads go on between pieces."""
    starts = range(0, len(stored), _PIECE_BYTES)
    return any(
        pattern.search(stored, each, each + _PIECE_BYTES + _OVERLAP_BYTES) for each in starts
    )


def _mixed(stored: mmap, types: Mapping[str, str]) -> bool:
    """Return True where yes or no stands among numbers, or either among texts."""
    numbers = [name for name, kind in types.items() if kind in ("Integer", "Integer64", "Real")]
    texts = [name for name, kind in types.items() if kind == "String"]
    return any(
        _is_found(re.compile(rb'"' + _one_of(names) + rb'"\s*:\s*' + value), stored)
        for names, value in ((numbers, rb"[tf]"), (texts, rb"[-0-9tf]"))
        if names
    )


def _lost_days(stored: mmap, types: Mapping[str, str]) -> frozenset[str]:
    """Return the columns of dates where one is not in the calendar, or has no time as others."""
    lost = set()
    for name, kind in types.items():
        if kind in ("Date", "DateTime"):
            pattern = rb'"' + _one_of((name,)) + rb'"\s*:\s*"' + _DAY
            days = {found.groups() for found in re.finditer(pattern, stored)}
            if (days and kind == "DateTime") or not all(map(_is_day, days)):
                lost.add(name)
    return frozenset(lost)


def _is_day(parts: tuple[bytes, ...]) -> bool:
    try:
        date(*map(int, parts))
    except ValueError:
        return False
    return True


def _name(read: str) -> str:
    """Return a name that was read a character for each byte."""
    try:
        return read.encode("latin-1").decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return read


def _one_of(names: "Iterator[str] | frozenset[str] | list[str] | tuple[str, ...]") -> bytes:
    """Return a pattern for some names as JSON writes them, with letters escaped or not."""
    written = set()
    for name in names:
        plain, escaped = encode_basestring(name)[1:-1], encode_basestring_ascii(name)[1:-1]
        written |= {plain.encode(), escaped.encode()}
        written.add(re.sub(r"u([0-9a-f]{4})", lambda m: "u" + m[1].upper(), escaped).encode())
    return rb"(?:" + rb"|".join(map(re.escape, sorted(written))) + rb")"
