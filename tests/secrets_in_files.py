"""Looks for secret words in the bytes of written files, however they may be packed or written."""

import base64
import binascii
import gzip
import html
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pypinyin import lazy_pinyin

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")
_ESCAPED = re.compile(rb"(?:\\u[0-9a-fA-F]{4})+")
_MU_M2, _HA_M2 = 10_000 / 15, 10_000


def found_in(
    path: Path,
    words: Iterable[str],
    numbers: Iterable[float] = (),
    known: frozenset[bytes] = frozenset(),
) -> set[str]:
    """Return those of some secrets that a file has, as they were looked for.

    Parameters
    ----------
    path : Path
    words : iterable of str
    numbers : iterable of float
    known : frozenset of bytes
        Lines that stand in any page, and are passed over.
    """
    content = path.read_bytes()
    if path.suffix == ".html":
        content = b"\n".join(line for line in content.split(b"\n") if line not in known)
    contents = list(unpacked(content))
    searched = {form: word for word in words for form in forms_of(word)}
    searched |= {form: str(number) for number in numbers for form in forms_of_number(number)}
    return {
        f"{word} as {form!r}"
        for form, word in searched.items()
        if any(form in content for content in contents)
    }


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield bytes as they are, and what is packed in them: zips, gzip, base64, escapes."""
    yield content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield name.encode()
                yield from unpacked(package.read(name))
    for opened in _opened(content):
        yield from unpacked(opened)
    for block in _BASE64.findall(content):
        for end in range(4):
            try:
                inside = base64.b64decode(block[: len(block) - end])
            except binascii.Error:
                continue
            yield inside
            for opened in _opened(inside):
                yield from unpacked(opened)
            break
    if _ESCAPED.search(content):
        yield _ESCAPED.sub(_plain, content)
    if b"&" in content:
        yield html.unescape(content.decode("utf-8", "replace")).encode()


def _opened(content: bytes) -> Iterator[bytes]:
    """Yield what gzip, zlib or a bare deflate packed."""
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
        return
    for bits in (15, -15):
        try:
            yield zlib.decompress(content, bits)
        except zlib.error:
            continue


def _plain(escaped: re.Match[bytes]) -> bytes:
    return escaped[0].decode("unicode_escape").encode("utf-8", "surrogatepass")


def forms_of(word: str) -> Iterator[bytes]:
    """Yield a word in encodings, in hexadecimal digits, base64 and, if Chinese, in pinyin."""
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        yield word.encode(encoding)
    yield word.encode().hex().encode()
    yield "".join(f"\\u{ord(each):04x}" for each in word).encode()
    yield "".join(f"&#{ord(each)};" for each in word).encode()
    for shift in range(3):
        # The letters at both ends depend on what stands beside the word.
        yield base64.b64encode(b"\0" * shift + word.encode())[4:-4]
    if not word.isascii():
        syllables = lazy_pinyin(word)
        yield "".join(syllables).encode()
        yield " ".join(syllables).encode()


def forms_of_number(number: float) -> Iterator[bytes]:
    """Yield a number as text in several units, and as doubles, floats and whole numbers."""
    for size in (1, _MU_M2, 1 / _MU_M2, _HA_M2, 1 / _HA_M2, 1e8, 1e-8):
        value = number * size
        for decimals in (1, 2, 3):
            for text in (f"{value:.{decimals}f}", f"{value:,.{decimals}f}"):
                if sum(map(str.isdigit, text)) > 5:
                    yield text.encode()
        yield struct.pack("<d", value)
        yield struct.pack(">d", value)
