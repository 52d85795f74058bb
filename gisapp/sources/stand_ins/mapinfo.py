"""MapInfo's TAB and MIF, whose texts may be in another encoding than the one they state."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from gisapp.sources.stand_ins.dbf_texts import stored_texts
from gisapp.sources.stand_ins.private_folder import link
from gisapp.sources.stand_ins.stand_in import StandIn, new_place
from gisapp.sources.text_encodings import (
    FoundEncoding,
    decode,
    encoding_problems,
    find_encoding,
    named_encoding,
)

_CHARSET = re.compile(rb'(?im)^(\s*charset\s+)"([^"\r\n]*)"')
_TAB_CHARSETS = re.compile(rb'(?im)(!charset\s+)[^\r\n]*|(\bcharset\s+)"[^"\r\n]*"')
_NATIVE = re.compile(rb"(?i)\btype\s+native\b")
_STATED = re.compile(rb"(?im)charset\s+\"?([\w -]+)")
COLUMNS = re.compile(rb"(?im)^\s*columns\s+(\d+)\s*\n")
"""What stands before the lines of MIF that declare the columns."""
_CODE_PAGES: Mapping[str, str] = {
    "windowssimpchinese": "936",
    "windowstradchinese": "950",
    "windowsjapanese": "932",
    "windowskorean": "949",
    "windowslatin1": "1252",
    "windowslatin2": "1250",
    "windowscyrillic": "1251",
    "windowsgreek": "1253",
    "windowsturkish": "1254",
    "windowshebrew": "1255",
    "windowsarabic": "1256",
    "windowsbaltrim": "1257",
    "windowsvietnamese": "1258",
    "windowsthai": "874",
}
"""Windows' numbers of MapInfo's charsets; other names say themselves what they are."""
_UNSTATED = ("neutral", "")
_UTF8 = b"UTF-8"
_MOST_BYTES = 256 * 1024**2
"""Larger texts are left to GDAL as they are."""


def readable_mif(path: Path, encoding: str | None = None) -> StandIn | None:
    """Return MIF and MID in UTF-8; None for what is in it already, or too large.

    Parameters
    ----------
    path : Path
        The `.mif`; its values are in the `.mid` beside it.
    encoding : str or None
        Of its texts, where the user named one.

    Raises
    ------
    SourceError
        That is not known.
    """
    values = next((each for each in _beside(path, (".mid",))), None)
    files = [path] if values is None else [path, values]
    if sum(each.stat().st_size for each in files) > _MOST_BYTES:
        return None
    stored = [each.read_bytes() for each in files]
    found = _found(b"\n".join(stored), stored[0], encoding)
    place = new_place(path)
    lost, names = 0, dict[str, str]()
    for file, content in zip(files, stored, strict=True):
        text, marks = decode(content, found.encoding)
        lost += marks
        written = text.encode()
        if file == path:
            written = _CHARSET.sub(rb'\1"%s"' % _UTF8, written, count=1)
            written, names = _with_short_names(written)
        place.with_suffix(file.suffix).write_bytes(written)
    return StandIn(str(place), encoding_problems(path, found, lost), found, names)


def _with_short_names(written: bytes) -> tuple[bytes, dict[str, str]]:
    """Return MIF with other names for its columns, and what each of them stands for.

    GDAL cuts names after 31 bytes, which may be within a Chinese character.
    """
    head = COLUMNS.search(written)
    if head is None:
        return written, {}
    count = int(head[1][:9])
    lines = written[head.end() :].split(b"\n", count)
    names: dict[str, str] = {}
    for place, line in enumerate(lines[:count]):
        name, _, kind = line.strip().partition(b" ")
        names[f"c{place}"] = name.decode()
        lines[place] = b"  c%d %s" % (place, kind)
    return written[: head.end()] + b"\n".join(lines), names


def readable_tab(path: Path, encoding: str | None = None) -> StandIn | None:
    """Return a table of MapInfo whose texts GDAL leaves as they are; None for other kinds of TAB.

    Parameters
    ----------
    path : Path
        The `.tab`; its other parts lie beside it.
    encoding : str or None
        Of its texts, where the user named one.

    Raises
    ------
    SourceError
        That is not known.
    """
    head = path.read_bytes()
    table = next((each for each in _beside(path, (".dat",))), None)
    if table is None or not _NATIVE.search(head):
        return None
    _, values = stored_texts(table)
    found = _found(b"\n".join((head, *values)), head, encoding)
    text, lost = decode(head, found.encoding)
    place = new_place(path)
    place.write_bytes(_TAB_CHARSETS.sub(_stating_utf8, text.encode()))
    for part in _beside(path, (".dat", ".map", ".id", ".ind")):
        link(part, place.with_suffix(part.suffix))
    return StandIn(str(place), encoding_problems(path, found, lost), found, has_raw_texts=True)


def _found(texts: bytes, head: bytes, encoding: str | None) -> FoundEncoding:
    if encoding is not None:
        return named_encoding(encoding)
    declared = _STATED.search(head)
    stated = declared[1].decode("ascii", "replace").strip() if declared else ""
    if stated.lower() in _UNSTATED:
        return find_encoding(texts)
    return find_encoding(texts, _CODE_PAGES.get(stated.lower(), stated.replace("CodePage", "")))


def _stating_utf8(charset: re.Match[bytes]) -> bytes:
    return charset[1] + _UTF8 if charset[1] else charset[2] + b'"%s"' % _UTF8


def _beside(path: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    for each in sorted(path.parent.iterdir()):
        if each.stem == path.stem and each.suffix.lower() in suffixes and each.is_file():
            yield each
