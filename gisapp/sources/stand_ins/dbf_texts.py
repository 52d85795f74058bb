"""The texts of a DBF file: which encoding they are in, and what its fields are called."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gisapp.sources.encoding_judgement import MARK
from gisapp.sources.stored_texts import readable_in
from gisapp.sources.text_encodings import FoundEncoding, find_encoding, named_encoding

_HEADER_BYTES = 32
_FIELD_BYTES = 32
_NAME_BYTES = 10
_LANGUAGE = 29
"""Where the header has the number of a language."""
_END = 0x0D
_CODE_PAGES: Mapping[int, str] = {
    0x01: "CP437",
    0x02: "CP850",
    0x03: "CP1252",
    0x58: "CP1252",
    0x64: "CP852",
    0x65: "CP866",
    0x13: "CP932",
    0x7B: "CP932",
    0x4D: "CP936",
    0x7A: "CP936",
    0x4E: "CP949",
    0x79: "CP949",
    0x4F: "CP950",
    0x78: "CP950",
    0xC8: "CP1250",
    0xC9: "CP1251",
    0xCA: "CP1254",
    0xCB: "CP1253",
    0x7C: "CP874",
    0x7D: "CP1255",
    0x7E: "CP1256",
    0xCC: "CP1257",
}
"""The code pages of dBase's languages; 0x57 says ANSI, which is any one of Windows'."""
_ROWS_AT_ONCE = 1 << 14
_SAMPLE_BYTES = 1 << 18
_MOST_OF_A_COLUMN = 500
"""Texts of one column among so many rows: others shall have their say too."""


@dataclass(frozen=True)
class DbfTexts:
    """What is to be known of the texts of a DBF file.

    Parameters
    ----------
    found : FoundEncoding
        Their encoding.
    names : tuple of str
        What the fields are called, in the file's order; one may be there twice.
    fields : bytes
        Their descriptions in the header, with names that GDAL reads in place of those.
    written_names : tuple of str
        These names; the same as `names` where GDAL reads those.
    """

    found: FoundEncoding
    names: tuple[str, ...]
    fields: bytes
    written_names: tuple[str, ...]

    @property
    def lost(self) -> int:
        """How many letters of the names cannot be read."""
        return sum(name.count(MARK) for name in self.names)


def dbf_texts(dbf: Path, cpg: Path | None, encoding: str | None) -> DbfTexts:
    """Return what is to be known of the texts of a DBF file.

    Parameters
    ----------
    dbf : Path
        The file.
    cpg : Path or None
        The file beside it that states its encoding.
    encoding : str or None
        The one that the user named.

    Raises
    ------
    SourceError
        That is not known.
    """
    header, fields = _head(dbf)
    places = range(0, len(fields), _FIELD_BYTES)
    stored = _names(fields)
    if encoding is not None:
        found = named_encoding(encoding)
    else:
        stated = _stated(cpg, header[_LANGUAGE])
        found = find_encoding([*stored, *_sample(dbf, header, fields)], stated)
    names = tuple(readable_in(name, found) for name in stored)
    written = tuple(_names_for_gdal(stored, names))
    made = bytearray(fields)
    for place, name in zip(places, written, strict=True):
        made[place : place + _NAME_BYTES + 1] = name.encode().ljust(_NAME_BYTES + 1, b"\0")
    return DbfTexts(found, names, bytes(made) if written != names else fields, written)


def stored_texts(dbf: Path) -> tuple[list[bytes], list[bytes]]:
    """Return the names of all fields of a DBF file, and some of its texts, as they are stored."""
    header, fields = _head(dbf)
    return _names(fields), list(_sample(dbf, header, fields))


def write_fields(dbf: Path, fields: bytes) -> None:
    """Put the descriptions of fields into the header of a DBF file."""
    with dbf.open("r+b") as file:
        file.seek(_HEADER_BYTES)
        file.write(fields)


def _head(dbf: Path) -> tuple[bytes, bytes]:
    """Return the header of a DBF file, and the descriptions of its fields."""
    with dbf.open("rb") as file:
        header = file.read(_HEADER_BYTES).ljust(_HEADER_BYTES, b"\0")
        start, _ = struct.unpack_from("<HH", header, 8)
        return header, _described(file.read(max(start - _HEADER_BYTES, 0)))


def _names(fields: bytes) -> list[bytes]:
    places = range(0, len(fields), _FIELD_BYTES)
    return [fields[place:][: _NAME_BYTES + 1].partition(b"\0")[0] for place in places]


def _described(after_header: bytes) -> bytes:
    """Return the descriptions of fields, up to the mark behind the last one."""
    places = range(0, len(after_header) - _FIELD_BYTES + 1, _FIELD_BYTES)
    end = next((place for place in places if after_header[place] == _END), None)
    return after_header[: len(places) * _FIELD_BYTES if end is None else end]


def _stated(cpg: Path | None, language: int) -> str | None:
    stated = cpg.read_bytes()[:100].decode("utf-8", "replace").strip("\ufeff\0 \r\n") if cpg else ""
    return stated or _CODE_PAGES.get(language)


def _names_for_gdal(stored: list[bytes], names: tuple[str, ...]) -> Iterator[str]:
    """Yield names that GDAL reads as they are: those of UTF-8, and a number for others."""
    for number, (name, text) in enumerate(zip(stored, names, strict=True)):
        yield text if name == text.encode() else f"~{number}"


def _sample(dbf: Path, header: bytes, fields: bytes) -> Iterator[bytes]:
    """Yield texts beyond ASCII from all over the file, no more than tell the encoding."""
    start, length = map(int, struct.unpack_from("<HH", header, 8))
    rows = (dbf.stat().st_size - start) // length if length else 0
    if rows <= 0:
        return
    records = np.memmap(dbf, np.uint8, "r", start)[: rows * length].reshape(rows, length)
    room = _SAMPLE_BYTES
    for first in _spread(range(0, rows, _ROWS_AT_ONCE)):
        run = records[first : first + _ROWS_AT_ONCE]
        for column in _text_columns(fields):
            for text in _beyond_ascii(run[:, column]):
                yield text
                room -= len(text)
        if room <= 0:
            return


def _spread(firsts: range) -> Iterator[int]:
    """Yield the middle, the beginning and the rest, so that a few of them stand for all.

    >>> list(_spread(range(0, 5)))
    [2, 0, 4, 1, 3]
    """
    middle = firsts[len(firsts) // 2]
    ends = dict.fromkeys((middle, firsts[0], firsts[-1]))
    yield from ends
    yield from (first for first in firsts if first not in ends)


def _text_columns(fields: bytes) -> Iterator[slice]:
    first = 1
    for place in range(0, len(fields), _FIELD_BYTES):
        kind, length = fields[place + 11], fields[place + 16]
        if kind == ord("C"):
            length += fields[place + 17] << 8
            yield slice(first, first + length)
        first += length


def _beyond_ascii(cells: NDArray[np.uint8]) -> list[bytes]:
    """Return some of the texts that are not ASCII alone, without the blanks behind them."""
    chosen = cells[(cells >= 0x80).any(axis=1)][:_MOST_OF_A_COLUMN]
    return [bytes(cell).rstrip(b" \0") for cell in chosen]
