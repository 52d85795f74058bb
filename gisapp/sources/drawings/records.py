"""The records of a DXF drawing, text or binary, one after the other as they stand in the file."""

import itertools
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gisapp.core.progress import Progress

if TYPE_CHECKING:
    from ezdxf.lldxf.extendedtags import ExtendedTags
    from ezdxf.lldxf.types import DXFTag

Entity = Any
"""An entity as ezdxf has loaded it, which states no types of what one has."""
BINARY_START = b"AutoCAD Binary DXF\r\n\x1a\0"
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:999\r?\n[^\n]*\n\s*)*0\s*\r?\n\s*SECTION\s")
_START_BYTES = 4096
_LONGEST_LINE = 65_536
"""No line of DXF is that long; one that is in a damaged file is read in parts."""
_BLOCK_BYTES = 4 * 1024**2
_TAGS_A_LOOK = 10_000
"""Tags that are read between two looks whether the user has cancelled."""
_COMMENT, _LAST_CODE = 999, 1071
"""Group codes."""
_MOST_SAMPLED_BYTES = 1_000_000
"""Of text that isn't ASCII: enough to tell its encoding."""
_CODEPAGE, _NO_CODEPAGE = b"$DWGCODEPAGE", b"$DWGCODEPAG_"
_UTF8_VERSION = b"AC1021"
_DAMAGES = (ValueError, IndexError, struct.error)
"""What is raised where binary DXF breaks off or makes no sense any more."""


def is_drawing(path: Path) -> bool:
    """Return True for a file that is called DXF or begins like it."""
    return path.suffix.lower() == ".dxf" or begins_as_drawing(path)


def begins_as_drawing(path: Path) -> bool:
    """Return True for a file that begins like DXF, text or binary."""
    try:
        with path.open("rb") as file:
            start = file.read(_START_BYTES)
    except OSError:
        # Whoever reads it says why that cannot be done.
        return False
    return start.startswith(BINARY_START) or bool(_START.match(start))


@dataclass(frozen=True)
class Record:
    """One object of a drawing: its kind, such as "LINE", and its tags, texts as bytes."""

    kind: str
    tags: "list[DXFTag]"

    def values(self, code: int) -> list[str]:
        """Return the values of a group code as ASCII text, in their order."""
        return [_as_text(tag.value) for tag in self.tags if tag.code == code]

    def compiled(self, encoding: str) -> "ExtendedTags":
        r"""Return the tags as ezdxf takes them; texts have codes such as \U+4E2D replaced.

        Parameters
        ----------
        encoding : str
            Of the texts; bytes that are no text in it become lone surrogates.

        Raises
        ------
        ValueError
            A number is none: what ezdxf makes of its first digits is another one.
        DXFError
            The tags make no sense.
        """
        from ezdxf.audit import AuditError
        from ezdxf.lldxf.extendedtags import ExtendedTags
        from ezdxf.lldxf.types import DXFTag
        from ezdxf.recover import byte_tag_compiler

        whole = _with_joined_text(self.tags) if self.kind == "MTEXT" else self.tags
        # Without a tag behind it, ezdxf loses a last point of two coordinates.
        followed = itertools.chain(whole, [DXFTag(_COMMENT, b"")])
        repaired: list[tuple[AuditError, str]] = []
        *tags, _ = byte_tag_compiler(followed, encoding=encoding, messages=repaired)
        if any(what == AuditError.INVALID_FLOATING_POINT_VALUE for what, _ in repaired):
            raise ValueError("a number that is none")
        return ExtendedTags(tags)


@dataclass
class RecordFile:
    """A drawing that is read from its start to its end.

    Parameters
    ----------
    path : Path
        The file.
    progress : Progress
        Asked all the time whether to stop; learns the share that has been read.
    """

    path: Path
    progress: Progress
    breaks_off: bool = field(default=True, init=False)
    """False once its end has been seen."""

    @cached_property
    def is_binary(self) -> bool:
        """True for binary DXF."""
        with self.path.open("rb") as file:
            return file.read(len(BINARY_START)) == BINARY_START

    def records(self) -> Iterator[Record]:
        """Yield its records; what cannot be understood ends a binary one, and is skipped in text.

        Raises
        ------
        Cancelled
            The user wanted it.
        """
        kind, tags = "", list["DXFTag"]()
        for tag in self._binary_tags() if self.is_binary else self._text_tags():
            if tag.code == 0:
                if kind:
                    yield Record(kind, tags)
                kind, tags = _as_text(tag.value).strip().upper(), []
                if kind == "EOF":
                    self.breaks_off = False
                    return
            tags.append(tag)
        if kind:
            yield Record(kind, tags)

    def sample(self) -> bytes:
        """Return what is not ASCII among its texts, each on a line."""
        found = self._binary_texts() if self.is_binary else self._foreign_ends()
        lines, size = dict[bytes, None](), 0
        for line in found:
            if line not in lines:
                lines[line] = None
                size += len(line)
                if size > _MOST_SAMPLED_BYTES:
                    break
        return b"\n".join(lines)

    def _foreign_ends(self) -> Iterator[bytes]:
        """Yield the ends of lines that are not ASCII, from the letter before that on."""
        with self.path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                self.progress.check()
                if not block.isascii():
                    yield from re.findall(rb"[^\r\n]?[\x80-\xff][^\r\n]{0,4000}", block)

    def _binary_texts(self) -> Iterator[bytes]:
        for tag in self._binary_tags():
            if isinstance(tag.value, bytes) and not tag.value.isascii():
                yield tag.value

    def _text_tags(self) -> Iterator["DXFTag"]:
        """Yield the tags of a text file; a line that is no group code where one must be is skipped.

        So whatever a lost line has put out of step comes into step again.
        """
        from ezdxf.lldxf.types import DXFTag

        size = max(self.path.stat().st_size, 1)
        with self.path.open("rb") as file:
            read = file.readline
            for count in itertools.count():
                if count % _TAGS_A_LOOK == 0:
                    self.progress.check()
                    self.progress.report(min(file.tell() / size, 1.0))
                line = read(_LONGEST_LINE)
                try:
                    code = int(line)
                except ValueError:
                    if not line:
                        return
                    continue
                value = read(_LONGEST_LINE)
                if 0 <= code <= _LAST_CODE and code != _COMMENT:
                    yield DXFTag(code, value.rstrip(b"\r\n"))

    def _binary_tags(self) -> Iterator["DXFTag"]:
        from ezdxf.lldxf.const import DXFError
        from ezdxf.lldxf.tagger import binary_tags_loader
        from ezdxf.lldxf.types import DXFTag

        data = self.path.read_bytes()
        start = data[:1024]
        version = re.search(rb"AC10\d\d", start)
        is_utf8 = version is not None and version[0] >= _UTF8_VERSION
        # Without a code page ezdxf takes a text for western, of which each byte is a letter.
        data = start.replace(_CODEPAGE, _NO_CODEPAGE) + data[1024:]
        encoding = "utf-8" if is_utf8 else "cp1252"
        try:
            for count, tag in enumerate(binary_tags_loader(data)):
                if count % _TAGS_A_LOOK == 0:
                    self.progress.check()
                if isinstance(tag.value, str):
                    stored = tag.value.encode(encoding, "surrogateescape")
                    tag = DXFTag(tag.code, _CODEPAGE if stored == _NO_CODEPAGE else stored)
                yield tag
        except (*_DAMAGES, DXFError):
            # All that stood there before is a drawing too; it has no end then.
            return


def _with_joined_text(tags: "list[DXFTag]") -> "list[DXFTag]":
    """Return the tags of an MTEXT with its text in one piece: it may be cut inside a letter."""
    from ezdxf.lldxf.types import DXFTag

    pieces = [index for index, tag in enumerate(tags) if tag.code in (1, 3)]
    if len(pieces) < 2:
        return tags
    whole = DXFTag(1, b"".join(tags[index].value for index in pieces))
    others = [tag for tag in tags if tag.code not in (1, 3)]
    return [*others[: pieces[0]], whole, *others[pieces[0] :]]


def _as_text(value: object) -> str:
    return value.decode("ascii", "replace") if isinstance(value, bytes) else str(value)
