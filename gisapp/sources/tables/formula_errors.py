"""Cells of an Excel workbook whose formula failed: #DIV/0!, #REF! … The reader has them empty."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from gisapp.core.progress import Progress
from gisapp.sources.damaged_archives import DAMAGES

_WORKBOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MOST_BYTES_OF_A_LIST = 4 * 1024**2
_CHUNK_BYTES = 1024**2
_OVERLAP_BYTES = 16 * 1024
"""A cell with its formula is no longer."""
_MOST_ERRORS = 200_000
_FAILED = re.compile(rb"""\st=["']e["']""")
_CELL = re.compile(
    rb"""<(?:\w{1,20}:)?c\s(?=[^>]{0,200}?\bt=["']e["'])"""
    rb"""[^>]{0,200}?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]{0,200}>"""
)
_VALUE = re.compile(rb"<(?:\w{1,20}:)?(?:v>([^<]{1,20})<|c[\s>])")
_LONGEST_BYTES = 8 * 1024
"""Of a formula, which stands before its value."""
_LETTERS = 26

Place = tuple[int, int]
"""A row and a column, counted from 0."""


def formula_errors(path: Path, progress: Progress) -> dict[str, dict[Place, str]]:
    """Return what stands in cells with a failed formula, by sheet and place.

    Parameters
    ----------
    path : Path
        A workbook; only of those that are packed XML (.xlsx, .xlsm) any can be told.
    progress : Progress
        Asked whether to stop.

    Raises
    ------
    Cancelled
        The user wanted it.
    """
    try:
        with ZipFile(path) as packed:
            parts = _parts_of_sheets(packed)
            return {
                sheet: found
                for sheet, part in parts.items()
                if (found := dict(_errors(packed, part, progress)))
            }
    except (*DAMAGES, ExpatError):
        # Whoever reads the workbook says what is wrong with it.
        return {}


def _parts_of_sheets(packed: ZipFile) -> dict[str, str]:
    """Return in which file of the workbook each sheet is."""
    targets = {
        link.get("Id", ""): link.get("Target", "")
        for link in _elements(packed, _LINKS, "Relationship")
    }
    parts = {}
    for sheet in _elements(packed, _WORKBOOK, "sheet"):
        link = next((value for name, value in sheet.items() if name.endswith(":id")), "")
        target = targets.get(link, "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if part in packed.namelist():
            parts[sheet.get("name", "")] = part
    return parts


def _elements(packed: ZipFile, part: str, wanted: str) -> list[dict[str, str]]:
    """Return the attributes of all elements of a name."""
    if packed.getinfo(part).file_size > _MOST_BYTES_OF_A_LIST:
        return []
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(packed.read(part), True)
    return found


def _errors(packed: ZipFile, part: str, progress: Progress) -> Iterator[tuple[Place, str]]:
    count, rest = 0, b""
    with packed.open(part) as file:
        while chunk := file.read(_CHUNK_BYTES):
            progress.check()
            text = rest + chunk
            rest = text[-_OVERLAP_BYTES:]
            for match in _CELL.finditer(text) if _FAILED.search(text) else ():
                value = _VALUE.search(text, match.end(), match.end() + _LONGEST_BYTES)
                if value is None or value[1] is None:
                    continue
                place = int(match[2]) - 1, _column(match[1])
                yield place, value[1].decode("utf-8", "replace")
                count += 1
                if count >= _MOST_ERRORS:
                    return


def _column(letters: bytes) -> int:
    """Return the place of a column, counted from 0: A is 0, AA is 26.

    >>> _column(b"A"), _column(b"AA")
    (0, 26)
    """
    place = 0
    for letter in letters:
        place = place * _LETTERS + letter - ord("A") + 1
    return place - 1
