"""Tells of files that end in the midst of a feature, which GDAL passes over without a word."""

import json
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.sources.stand_ins.private_folder import readable_name

_LONGEST_LINE_BYTES = 64 * 1024**2
"""Of a longer last line nothing is said."""


def lines_break_off(path: Path) -> tuple[Problem, ...]:
    """Return a problem for lines of JSON of which the last one is none."""
    line = _tail(path, _LONGEST_LINE_BYTES).rstrip().rpartition(b"\n")[2].strip(b"\x1e \t\r")
    if len(line) >= _LONGEST_LINE_BYTES:
        return ()
    try:
        json.loads(line or b"null")
    except ValueError:
        return (_problem(path),)
    return ()


def _tail(path: Path, most_bytes: int) -> bytes:
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - most_bytes, 0))
        return file.read()


def _problem(path: Path) -> Problem:
    return Problem.of("cut_off", file=readable_name(path.name))
