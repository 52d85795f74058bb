"""What is packed into an archive: ZIP, TAR in its kinds, or one file that is packed by itself."""

import gzip
import struct
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from gisapp.core.progress import Progress
from gisapp.sources.source_name import is_tar
from gisapp.sources.text_encodings import decoded

_IS_UTF8 = 0x800
_IS_LOCKED = 0x1
_UNICODE_PATH = 0x7075
"""The extra field of Info-ZIP with a name in UTF-8: APPNOTE, 4.6.9."""


@dataclass(frozen=True)
class Packed:
    """One file in an archive.

    Parameters
    ----------
    name : str
        What the archive calls it, with slashes; it may be anything.
    size_bytes : int
        How large it says that it is, unpacked; 0 where it doesn't say.
    is_locked : bool
        True where it needs a password.
    open : callable
        Opens it to be read, while the archive is open.
    """

    name: str
    size_bytes: int
    is_locked: bool
    open: Callable[[], BinaryIO]


@contextmanager
def packed_files(path: Path, progress: Progress) -> Iterator[Iterator[Packed]]:
    """Open an archive and yield its files, one after the other; links and devices are none.

    Parameters
    ----------
    path : Path
        The archive; its name says which kind it is.
    progress : Progress
        Asked at each file whether to stop.
    """
    if is_tar(path):
        # Names are bytes: whatever they are in, none is lost.
        with tarfile.open(path, encoding="utf-8", errors="surrogateescape") as tar:
            yield _of_tar(tar, progress)
    elif path.suffix.lower() == ".gz":
        yield iter((Packed(path.stem, 0, False, partial(_gzip, path)),))
    else:
        with ZipFile(path) as opened:
            yield iter([_of_zip(opened, each) for each in opened.infolist() if _is_file(each)])


def _of_tar(tar: tarfile.TarFile, progress: Progress) -> Iterator[Packed]:
    for member in tar:
        progress.check()
        if member.isreg():
            stored = member.name.encode("utf-8", "surrogateescape")
            name = decoded(stored) or stored.decode("utf-8", "replace")
            yield Packed(name, member.size, False, partial(_member_of, tar, member))


def _member_of(tar: tarfile.TarFile, member: tarfile.TarInfo) -> BinaryIO:
    return cast("BinaryIO", tar.extractfile(member))


def _gzip(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path))


def _is_file(member: ZipInfo) -> bool:
    return bool(member.filename) and not member.is_dir()


def _of_zip(opened: ZipFile, member: ZipInfo) -> Packed:
    is_locked = bool(member.flag_bits & _IS_LOCKED)
    opens = cast("Callable[[], BinaryIO]", partial(opened.open, member))
    return Packed(_text_name(member), member.file_size, is_locked, opens)


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
