"""A DXF drawing whose end is missing, of which GDAL reads the rest without a word."""

from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.sources.stand_ins.stand_in import StandIn, is_odd

_BINARY = b"AutoCAD Binary DXF"
_END = b"EOF"
_END_BYTES = 64


def whole_drawing(path: Path, _encoding: str | None = None) -> StandIn | None:
    """Return a drawing with the problem that its end is missing, None where it is whole."""
    with path.open("rb") as file:
        is_text = not file.read(len(_BINARY)).startswith(_BINARY)
        file.seek(max(0, path.stat().st_size - _END_BYTES))
        is_whole = file.read().rstrip().endswith(_END)
    if is_whole or not is_text or is_odd(path):
        return None
    return StandIn(str(path), (Problem.of("cut_off", file=path.name),))
