"""The small text file beside a picture that says where it lies."""

from collections.abc import Mapping
from pathlib import Path

from gisapp.sources.file_state import is_file

_SUFFIXES: Mapping[str, tuple[str, ...]] = {
    ".jpg": (".jgw", ".jpgw", ".jpegw", ".wld"),
    ".jpeg": (".jgw", ".jpgw", ".jpegw", ".wld"),
    ".png": (".pgw", ".pngw", ".wld"),
    ".bmp": (".bpw", ".bmpw", ".wld"),
    ".webp": (".wbw", ".webpw", ".wld"),
    ".tif": (".tfw", ".tifw", ".wld"),
    ".tiff": (".tfw", ".tifw", ".tiffw", ".wld"),
}
"""How world files end, by the suffix of the picture, the usual one first."""


def usual_world_file(path: Path) -> str:
    """Return what the world file of a picture is usually called.

    >>> usual_world_file(Path("plan.JPG"))
    'plan.jgw'
    """
    return path.stem + _SUFFIXES.get(path.suffix.lower(), (".wld",))[0]


def has_world_file(path: Path) -> bool:
    """Return True for a picture with a world file beside it."""
    endings = _SUFFIXES.get(path.suffix.lower(), ())
    return any(
        is_file(path.with_suffix(each)) for ending in endings for each in (ending, ending.upper())
    )
