"""Files with well-known binary as no library would make it, in metres of EPSG:3857."""

import struct
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyogrio
from PySide6.QtGui import QImage

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol, Symbology
from tests.render.maps import painted
from tests.vector_files import read_vector_file

Points = Sequence[tuple[float, ...]]


def polygon(*rings: Points, code: int = 3) -> bytes:
    """Return well-known binary as no library would make it."""
    body = b"".join(_points(ring) for ring in rings)
    return struct.pack("<BII", 1, code, len(rings)) + body


def line(*points: tuple[float, ...], code: int = 2) -> bytes:
    return struct.pack("<BI", 1, code) + _points(points)


def _points(points: Points) -> bytes:
    return struct.pack("<I", len(points)) + np.array(points, "<f8").tobytes()


def read(path: Path, *shapes: bytes | None, crs: str = "EPSG:3857") -> tuple[Layer, ...]:
    table = pa.table({"no": list(range(len(shapes))), "geometry": list(shapes)})
    pyogrio.write_arrow(table, path, geometry_name="geometry", geometry_type="Unknown", crs=crs)
    return read_vector_file(path)


def picture_of(layer: Layer) -> QImage:
    """Return the map of a layer in plain red."""
    red = Symbol(fill="#ff0000", stroke="#ff0000", stroke_width=3)
    content = replace(layer.content, symbology=Symbology.single(red))
    return painted(replace(layer, content=content))
