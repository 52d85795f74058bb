"""Draws the Example Park's photos, which show nothing real, and writes its documents."""

import random
import struct
from pathlib import Path

import numpy as np
from rasterio.io import MemoryFile

from geodata.example.firms import Firm
from geodata.example.ledger import USES, Holding, last_day

_WIDTH_PX, _HEIGHT_PX = 320, 214
_ORIENTATION, _DESCRIPTION = 0x0112, 0x010E
_ASCII, _SHORT = 2, 3
_UPRIGHT, _TURNED = 1, 6
_SKIES = ((150, 190, 225), (190, 205, 215), (235, 200, 160))
_WALLS = ((205, 208, 212), (176, 190, 200), (214, 200, 178), (150, 168, 186))


def draw_photos(folder: Path, keys: list[str], chance: random.Random) -> list[str]:
    """Draw one to three photos of each plot, named by its number, and return their names.

    Some cameras write a picture as it lies and say in its EXIF data how to turn it: so does one.
    """
    names = []
    for number, key in enumerate(keys):
        for count in range(1 + number % 3):
            name = f"{key}.jpg" if count == 0 else f"{key}_{count + 1}.jpg"
            picture = _view(chance)
            is_turned = number == 1 and count == 0
            if is_turned:
                picture = np.rot90(picture, 1)
            jpeg = _jpeg(picture, _TURNED if is_turned else _UPRIGHT)
            (folder / name).write_bytes(jpeg)
            names.append(name)
    return names


def write_documents(folder: Path, holdings: list[Holding], firms: dict[str, Firm]) -> None:
    """Write a summary of the contract of each plot, named by its number."""
    for number, holding in enumerate(holdings):
        key, firm = holding.plot.key, firms.get(holding.plot.key)
        lines = [
            "练习用虚构数据 Invented for practice",
            f"宗地编号：{key}",
            f"受让单位：{firm.name_zh if firm else '（未登记）'}",
            f"规划用途：{USES[holding.use][1]}",
            f"土地面积：{holding.area_m2} 平方米",
            f"建设状态（{last_day(2026)}）：{holding.stage(last_day(2026))}",
        ]
        if number % 4 == 0:
            english = f"Invented for practice. Plot {key}, {USES[holding.use][2]}."
            (folder / f"{key}-plan.pdf").write_bytes(_pdf(english))
        text = "\n".join((*lines, ""))
        (folder / f"{key}-contract.txt").write_text(text, encoding="utf-8", newline="\r\n")


def _view(chance: random.Random) -> np.ndarray:
    """Return a hall beneath a sky, as an array of rows, columns and red, green, blue."""
    picture = np.zeros((_HEIGHT_PX, _WIDTH_PX, 3))
    sky = np.array(_pick(_SKIES, chance), dtype=float)
    fade = np.linspace(0, 1, _HEIGHT_PX)[:, None, None]
    picture[:] = sky * (1 - 0.25 * fade) + 255 * 0.25 * fade
    ground = 140 + int(20 * chance.random())
    picture[ground:] = np.array((150, 146, 132)) - 20 * fade[ground:]
    left, right = 20 + int(50 * chance.random()), 240 + int(60 * chance.random())
    roof = 60 + int(40 * chance.random())
    wall = np.array(_pick(_WALLS, chance), dtype=float)
    picture[roof : ground + 12, left:right] = wall
    picture[roof : roof + 7, left:right] = wall * 0.6
    picture[ground - 22 : ground + 12, left + 14 : left + 44] = wall * 0.5
    for window in range(left + 58, right - 16, 24):
        picture[roof + 22 : roof + 36, window : window + 14] = (86, 112, 138)
    picture[ground + 30 : ground + 33] = (225, 222, 210)
    if chance.random() < 0.5:
        tank = min(right + 4, _WIDTH_PX - 26)
        picture[roof + 14 : ground + 12, tank : tank + 18] = wall * 0.85
    return np.clip(picture, 0, 255).astype(np.uint8)


def _pick(colours: tuple[tuple[int, int, int], ...], chance: random.Random) -> tuple[int, int, int]:
    return colours[int(chance.random() * len(colours))]


def _jpeg(picture: np.ndarray, orientation: int) -> bytes:
    height, width, _ = picture.shape
    with MemoryFile() as memory:
        options = {"driver": "JPEG", "dtype": "uint8", "count": 3}
        with memory.open(width=width, height=height, quality=72, **options) as file:
            file.write(np.moveaxis(picture, 2, 0))
        jpeg = bytes(memory.read())
    return jpeg[:2] + _exif(orientation) + jpeg[2:]


def _exif(orientation: int) -> bytes:
    """Return a JPEG's EXIF segment that says how to turn it, and that it is invented."""
    told = b"Invented for practice\0"
    entries = struct.pack("<HHII", _DESCRIPTION, _ASCII, len(told), 8 + 2 + 2 * 12 + 4)
    entries += struct.pack("<HHIHH", _ORIENTATION, _SHORT, 1, orientation, 0)
    body = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + told
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _pdf(text: str) -> bytes:
    """Return a document of one page with one line."""
    stream = f"BT /F1 14 Tf 60 780 Td ({text}) Tj ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    document, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(document))
        document += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return document + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (table, len(document))
    )
