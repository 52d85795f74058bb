"""Reads what a PDF says, by the character maps that are in it."""

import re
import zlib
from pathlib import Path

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*?)\n?endstream", re.DOTALL)
_LIST = re.compile(rb"<([0-9A-F]{4})> <[0-9A-F]{4}> (?:\[([^\]]*)\]|<([0-9A-F]{4})>)")
_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj")


def text_of(path: Path) -> str:
    """Return all text of a PDF that Qt wrote, without spaces between its pieces."""
    objects = {int(each[1]): each[2] for each in _OBJECT.finditer(path.read_bytes())}
    fonts = {
        number: _letters(objects, body) for number, body in objects.items() if b"/ToUnicode" in body
    }
    return "\n".join(_written(_unpacked(body), fonts) for body in objects.values())


def pages_of(path: Path) -> int:
    """Return how many pages a PDF has."""
    return len(re.findall(rb"/Type /Page\n", path.read_bytes()))


def page_size_mm(path: Path) -> tuple[int, int]:
    """Return the width and height of a PDF's first page."""
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", path.read_bytes())
    assert box is not None
    return round(float(box[1]) * 25.4 / 72), round(float(box[2]) * 25.4 / 72)


def _letters(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    reference = re.search(rb"/ToUnicode (\d+)", font)
    assert reference is not None
    letters: dict[int, str] = {}
    for first, several, one in _LIST.findall(objects[int(reference[1])]):
        codes = re.findall(rb"[0-9A-F]{4}", several or one)
        letters.update({int(first, 16) + i: chr(int(code, 16)) for i, code in enumerate(codes)})
    return letters


def _unpacked(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    if stream is None or b"FlateDecode" not in body or b"/Type" in body:
        return b""
    return zlib.decompressobj().decompress(stream[1])


def _written(content: bytes, fonts: dict[int, dict[int, str]]) -> str:
    letters: dict[int, str] = {}
    text = ""
    for font, codes in _SHOWN.findall(content):
        if font:
            letters = fonts[int(font)]
        else:
            text += "".join(
                letters.get(int(codes[i : i + 4], 16), "□") for i in range(0, len(codes), 4)
            )
    return text
