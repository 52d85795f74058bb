"""Archives (ZIP, KMZ) are unpacked into a folder of the program's own, their names read right."""

import lzma
import struct
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, count
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError
from gisapp.sources.file_state import FileState
from gisapp.sources.stand_ins.private_folder import free_bytes, new_folder
from gisapp.sources.text_encodings import decoded

_IS_UTF8 = 0x800
_IS_LOCKED = 0x1
_UNICODE_PATH = 0x7075
"""The extra field of Info-ZIP with a name in UTF-8: APPNOTE, 4.6.9."""
_MEGABYTE = 1024**2
_HARMLESS_BYTES = 256 * _MEGABYTE
_MOST_TIMES = 200
"""No map is packed to less than a hundredth; what is made to fill a disk is, to a thousandth."""
_MOST_MEMBERS = 20_000
_DAMAGES = (
    # Not implemented are ways of packing that Python doesn't know; names may be no text.
    *(BadZipFile, NotImplementedError, EOFError, OSError, UnicodeDecodeError),
    *(zlib.error, lzma.LZMAError, struct.error),
)
_DEEPEST = 32
"""Folders of which a file's name keeps the last ones; no system takes any number of them."""
_LONGEST_BYTES = 200
"""Of a name; systems take 255."""
_SUFFIX_LETTERS = 12


def unpacked(path: Path, progress: Progress = NO_PROGRESS) -> Path:
    """Return the folder with what is in an archive; it is unpacked once.

    Parameters
    ----------
    path : Path
        The archive.
    progress : Progress
        Asked after each megabyte whether to stop.

    Raises
    ------
    SourceError
        It is damaged, protected by a password, or too large.
    Cancelled
        The user wanted it.
    """
    return _unpacked(_Archive(FileState.of(path.absolute()), progress))


@dataclass(frozen=True)
class _Archive:
    """An archive in a state; who listens to its unpacking makes it no other one."""

    state: FileState
    progress: Progress = field(compare=False)


@lru_cache(maxsize=64)
def _unpacked(archive: _Archive) -> Path:
    path = archive.state.path
    folder = new_folder()
    try:
        with ZipFile(path) as opened:
            named = [each for each in opened.infolist() if each.filename and not each.is_dir()]
            members = _placed(named)
            _check(path, members)
            for name, member in members.items():
                place = folder / name
                place.parent.mkdir(parents=True, exist_ok=True)
                with opened.open(member) as packed, place.open("wb") as file:
                    while block := packed.read(_MEGABYTE):
                        archive.progress.check()
                        file.write(block)
    except _DAMAGES as error:
        raise SourceError("archive_damaged", path=path, details=str(error)) from error
    return folder


def _check(path: Path, members: dict[PurePosixPath, ZipInfo]) -> None:
    if any(each.flag_bits & _IS_LOCKED for each in members.values()):
        raise SourceError("archive_locked", path=path)
    size, free = sum(each.file_size for each in members.values()), free_bytes()
    is_made_up = size > max(_HARMLESS_BYTES, _MOST_TIMES * path.stat().st_size)
    if is_made_up or len(members) > _MOST_MEMBERS:
        raise SourceError(
            "archive_unfolds", path=path, size=size // _MEGABYTE, members=len(members)
        )
    if size > free:
        raise SourceError(
            "archive_too_large", path=path, size=size // _MEGABYTE, free=free // _MEGABYTE
        )


def _placed(members: Iterable[ZipInfo]) -> dict[PurePosixPath, ZipInfo]:
    """Return where each file of an archive belongs, inside a folder of its own.

    What comes from two places, is there twice, or is called like a folder, stays apart: its folder
    gets a number.
    """
    split = ((member, _split(member)) for member in members)
    named = [(member, parts, _possible_parts(parts)) for member, parts in split if parts]
    folders = {
        str(PurePosixPath(*made[:depth])).lower()
        for _, _, made in named
        for depth in range(1, len(made))
    }
    placed: dict[PurePosixPath, ZipInfo] = {}
    owners: dict[str, tuple[str, int]] = {}
    copies: Counter[str] = Counter()
    for member, parts, made in named:
        whole, parent = "/".join(parts).lower(), "/".join(parts[:-1]).lower()
        owner = parent, copies[whole]
        copies[whole] += 1
        folder, name = PurePosixPath(*made[:-1]), made[-1]
        numbered = (PurePosixPath(f"{folder} {n}" if folder.name else f"{n}") for n in count(2))
        free = next(
            each
            for each in chain((folder,), numbered)
            if str(each / name).lower() not in folders
            and owners.setdefault(str(each).lower(), owner) == owner
        )
        placed[free / name] = member
    return placed


def _split(member: ZipInfo) -> list[str]:
    """Return the folders of a file in an archive and its name; nothing where it has no name."""
    parts = [part for part in _text_name(member).split("/") if part not in ("", ".")]
    return parts if parts and parts[-1] != ".." else []


def _possible_parts(parts: list[str]) -> list[str]:
    """Return folders and a name that a file can have, and that lead nowhere but down."""
    return [_possible(part) for part in parts if part != ".."][-_DEEPEST:]


def _possible(name: str) -> str:
    """Return a name that a file can have, with the same suffix."""
    name = name.replace("\0", "_")
    if len(name.encode(errors="replace")) <= _LONGEST_BYTES:
        return name
    suffix = PurePosixPath(name).suffix[:_SUFFIX_LETTERS]
    return name.encode(errors="replace")[:_LONGEST_BYTES].decode(errors="ignore") + suffix


def _text_name(member: ZipInfo) -> str:
    """Return the name of a file as text, with slashes.

    Windows in China writes names in GBK and doesn't say so.
    """
    name = _stated_name(member.extra) or member.filename
    if not member.flag_bits & _IS_UTF8 and name == member.filename:
        name = decoded(name.encode("cp437", "surrogateescape")) or name
    return name.replace("\\", "/")


def _stated_name(extra: bytes) -> str:
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == _UNICODE_PATH:
            return extra[9 : 4 + length].decode("utf-8", "replace")
        extra = extra[4 + length :]
    return ""
