"""A text file in another encoding than UTF-8, written anew in UTF-8 for those who know no other."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.sources.encoding_judgement import MARK
from gisapp.sources.stand_ins.stand_in import new_place
from gisapp.sources.stored_texts import marking_decoder
from gisapp.sources.text_encodings import (
    FoundEncoding,
    encoding_problems,
    find_encoding,
    named_encoding,
)

_AT_ONCE_BYTES = 1 << 20
_LOOKED_AT_BYTES = 64 * 1024**2
"""Of a larger file so much is looked at, from all over it."""
_WINDOWS = 64
_PLAIN = ("utf-8", "utf-8-sig")
UTF8 = FoundEncoding("utf-8")


@dataclass(frozen=True)
class Utf8Copy:
    """A text file in UTF-8.

    Parameters
    ----------
    path : Path
        The user's file where that is in UTF-8, else another one.
    found : FoundEncoding
        Of the user's file.
    problems : tuple of Problem
        What was guessed, and how many letters could not be read.
    """

    path: Path
    found: FoundEncoding = UTF8
    problems: tuple[Problem, ...] = ()


def utf8_copy(path: Path, encoding: str | None) -> Utf8Copy:
    """Return a text file as one in UTF-8.

    Parameters
    ----------
    path : Path
        The file; it states no encoding.
    encoding : str or None
        Of it, where the user named one.

    Raises
    ------
    SourceError
        That is not known.
    """
    named = None if encoding is None else named_encoding(encoding)
    if _is_utf8(path) and (named is None or named.encoding in _PLAIN):
        return Utf8Copy(path)
    found = named or find_encoding(_sample(path))
    place = new_place(path)
    lost = 0
    with place.open("w", encoding="utf-8", newline="") as file:
        for text in _texts(path, found.encoding):
            lost += text.count(MARK)
            file.write(text)
    problems = encoding_problems(path, found, lost)
    return Utf8Copy(place, found, problems)


def _is_utf8(path: Path) -> bool:
    """Return True for a file of UTF-8 and nothing else, however large it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in _pieces(path):
            if decoder.getstate()[0] or not piece.isascii():
                decoder.decode(piece)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _texts(path: Path, encoding: str) -> Iterator[str]:
    decoder = marking_decoder(encoding, next(_pieces(path), b""))
    for piece in _pieces(path):
        yield decoder.decode(piece)
    yield decoder.decode(b"", True)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_AT_ONCE_BYTES):
            yield piece


def _sample(path: Path) -> bytes:
    size = path.stat().st_size
    if size <= _LOOKED_AT_BYTES:
        return path.read_bytes()
    with path.open("rb") as file:
        windows = []
        for number in range(_WINDOWS):
            file.seek(size * number // _WINDOWS)
            windows.append(file.read(_LOOKED_AT_BYTES // _WINDOWS))
    return b"\n".join(windows)
