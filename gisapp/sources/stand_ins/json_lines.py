"""Files with a JSON document in each line: GDAL leaves broken lines out without a word."""

from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.sources.stand_ins.json_documents import is_json
from gisapp.sources.stand_ins.private_folder import readable_name

JSON_LINES = (".geojsonl", ".geojsons", ".ndjson", ".jsonl")
JSON_SUFFIXES = (".json", ".geojson", *JSON_LINES)
"""How the names of files end that have a feature on each line, and of all with GeoJSON."""
_MOST_BYTES = 64 * 1024**2
"""Of a larger file only the end is looked at."""


def broken_lines(path: Path) -> tuple[Problem, ...]:
    """Return the problems of lines that are no JSON: of the last one, and of those before it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(size - _MOST_BYTES, 0))
        lines = file.read().split(b"\n")
    if size > _MOST_BYTES:
        # The first one is only a part of one.
        lines = lines[1:]
    written = [line for each in lines if (line := each.strip(b"\xef\xbb\xbf\x1e \t\r"))]
    broken = [not is_json(line) for line in written]
    name = readable_name(path.name)
    problems: tuple[Problem, ...] = ()
    if broken and broken[-1]:
        problems = (Problem.of("cut_off", file=name),)
    if any(broken[:-1]):
        problems += (Problem.of("broken_lines", sum(broken[:-1]), file=name),)
    return problems
