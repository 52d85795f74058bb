"""One text as a file stores it: in its encoding, without a letter that is cut at its end."""

import codecs
import re

from gisapp.sources.encoding_judgement import MARK
from gisapp.sources.text_encodings import FoundEncoding, decoded

_NEVER_FIRST = (b"\x80", b"\xff")
"""The bytes with which no letter begins in any encoding of several bytes."""
_CHINESE_IN_UTF8 = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}")
_UTF8 = "utf-8"
_WIDE = {
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}
"""Encodings whose byte order a mark at the beginning tells."""


def marking_decoder(encoding: str, start: bytes) -> codecs.IncrementalDecoder:
    """Return what decodes a text piece by piece, with a mark for what is none.

    Parameters
    ----------
    encoding : str
        Python's name of the text's encoding.
    start : bytes
        How the text begins: wide letters without a byte order mark have their lower byte first.
    """
    if encoding in _WIDE and not start.startswith(_WIDE[encoding]):
        encoding += "-le"
    return codecs.getincrementaldecoder(encoding)("replace")


def readable(stored: bytes, encoding: str) -> str:
    r"""Return a text without the half of a letter at its end, with a mark for each other bad byte.

    Parameters
    ----------
    stored : bytes
        One value, or a name.
    encoding : str
        Python's name of its encoding.

    Examples
    --------
    >>> readable("园区".encode()[:-1], "utf-8"), readable(b"park \xff 7", "utf-8")
    ('园', 'park \ufffd 7')
    """
    try:
        return stored.decode(encoding)
    except UnicodeDecodeError:
        decoder = marking_decoder(encoding, stored)
        text = decoder.decode(stored)
        half = bytes(decoder.getstate()[0])
        if half[:1] in _NEVER_FIRST:
            return text + MARK + readable(half[1:], encoding)
        return text


def readable_in(stored: bytes, found: FoundEncoding) -> str:
    """Return a text of a table in which a few rows may be in UTF-8 and others in Chinese.

    Parameters
    ----------
    stored : bytes
        One value, or a name.
    found : FoundEncoding
        Of most texts of the table; where the user named it, of all.
    """
    if found.is_named:
        return readable(stored, found.encoding)
    if found.encoding != _UTF8 and _CHINESE_IN_UTF8.search(stored):
        try:
            return stored.decode(_UTF8)
        except UnicodeDecodeError:
            return readable(stored, found.encoding)
    text = readable(stored, found.encoding)
    if found.encoding == _UTF8 and MARK in text:
        beyond_ascii = sum(not letter.isascii() for letter in text)
        if 2 * text.count(MARK) > beyond_ascii:
            return decoded(stored, _UTF8) or text
    return text
