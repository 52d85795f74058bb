"""Archives (ZIP, KMZ) are unpacked into a folder of the program's own, their names read right."""

import shutil
import struct
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError
from gisapp.sources.file_state import FileState
from gisapp.sources.stand_ins.private_folder import free_bytes, new_folder

_IS_UTF8 = 0x800
_IS_LOCKED = 0x1
_UNICODE_PATH = 0x7075
"""The extra field of Info-ZIP with a name in UTF-8: APPNOTE, 4.6.9."""
_MEGABYTE = 1024**2


def unpacked(path: Path, progress: Progress = NO_PROGRESS) -> Path:
    """Return the folder with what is in an archive; it is unpacked once.

    Parameters
    ----------
    path : Path
        The archive.
    progress : Progress
        Asked before each file whether to stop.

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
            members = {name_of(each): each for each in opened.infolist() if not each.is_dir()}
            _check(path, members)
            for name, member in members.items():
                archive.progress.check()
                place = folder / name
                place.parent.mkdir(parents=True, exist_ok=True)
                with opened.open(member) as packed, place.open("wb") as file:
                    shutil.copyfileobj(packed, file)
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, struct.error) as error:
        # Not implemented are ways of packing that Python doesn't know.
        raise SourceError("archive_damaged", path=path, details=str(error)) from error
    return folder


def _check(path: Path, members: dict[PurePosixPath, ZipInfo]) -> None:
    if any(each.flag_bits & _IS_LOCKED for each in members.values()):
        raise SourceError("archive_locked", path=path)
    size, free = sum(each.file_size for each in members.values()), free_bytes()
    if size > free:
        raise SourceError(
            "archive_too_large", path=path, size=size // _MEGABYTE, free=free // _MEGABYTE
        )


def name_of(member: ZipInfo) -> PurePosixPath:
    """Return where a file of an archive belongs, inside the archive's folder.

    Windows in China writes names in GBK and doesn't say so.
    """
    name = _stated_name(member.extra) or member.filename
    if not member.flag_bits & _IS_UTF8 and name == member.filename:
        stored = name.encode("cp437", "surrogateescape")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = stored.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = name.replace("\\", "/").split("/")
    return PurePosixPath(*(part for part in parts if part not in ("", ".", "..")))


def _stated_name(extra: bytes) -> str:
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == _UNICODE_PATH:
            return extra[9 : 4 + length].decode("utf-8", "replace")
        extra = extra[4 + length :]
    return ""
