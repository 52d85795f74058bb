"""Knows a boundary-point file by what stands in it, whatever its suffix says."""

from itertools import pairwise
from pathlib import Path

from gisapp.sources.boundary.lines import block_of, is_plot, point_of
from gisapp.sources.encoding_judgement import of_wide_letters

_SUFFIXES = (".txt", ".text", ".dat", ".jzd", "")
_LOOKED_AT_BYTES = 64 * 1024
_BLOCKS = ("属性描述", "地块坐标", "项目信息")


def is_boundary_txt(path: Path) -> bool:
    """Return True for a boundary-point file: one with its blocks, or plot lines and points.

    Parameters
    ----------
    path : Path
        An existing file or folder.
    """
    if path.suffix.lower() not in _SUFFIXES or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            beginning = file.read(_LOOKED_AT_BYTES)
    except OSError:
        return False
    return any(_has_plots(text) for text in _readings(beginning))


def _readings(stored: bytes) -> tuple[str, ...]:
    """Return what the bytes may say; the marks of the format are the same in most encodings."""
    encoding = of_wide_letters(stored)
    encodings = (encoding,) if encoding else ("utf-8", "gb18030")
    return tuple(stored.decode(each, "replace") for each in encodings)


def _has_plots(text: str) -> bool:
    lines = [line for line in map(_plain, text.splitlines()) if line]
    if any((block_of(line) or "").strip() in _BLOCKS for line in lines):
        return True
    return any(
        is_plot(line) and point_of(following) is not None
        for line, following in pairwise(lines)
        if line.rstrip(",， ").endswith("@")
    )


def _plain(line: str) -> str:
    """Return a line with its marks in ASCII, without blanks and marks of order at its ends."""
    marks = str.maketrans("［【］】＠", "[[]]@")
    return line.translate(marks).strip("\ufeff \t\r\n\u3000\0")
