"""Whether a file is a workbook of the park schema, told by the names of its sheets."""

import re
from pathlib import Path
from zipfile import ZipFile

from gisapp.sources.damaged_archives import DAMAGES

_CONTENTS = "xl/workbook.xml"
_LONGEST = 1_000_000
_SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?name="([^"]*)"')
_MARKS = ({b"site", b"fact"}, {b"enterprise", b"fact"}, {b"topic", b"fact"})
"""Sheets that no other workbook has together."""


def is_park_workbook(path: Path) -> bool:
    """Return True if a file is an Excel workbook with sheets of subjects and of facts."""
    if path.suffix.lower() != ".xlsx" or not path.is_file():
        return False
    try:
        with ZipFile(path) as packed, packed.open(_CONTENTS) as contents:
            names = set(_SHEET.findall(contents.read(_LONGEST)))
    except DAMAGES:
        # Whoever reads it says what is wrong with it.
        return False
    return any(marks <= names for marks in _MARKS)
