"""Rasters for tests: small files whose pixels say where they are."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import ColorInterp, Resampling
from rasterio.transform import Affine

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.sources.open import open_source

CRS = "EPSG:4548"
PLACE = Affine(2.0, 0.0, 400_000.0, 0.0, -2.0, 3_176_000.0)
"""Pixels of 2 m, in the zone of 117°E, without its number."""
RED, GREEN, BLUE, WHITE = (250, 5, 5), (5, 250, 5), (5, 5, 250), (250, 250, 250)
QUARTERS = ((RED, GREEN), (BLUE, WHITE))
"""The colours of a picture: top left, top right; bottom left, bottom right."""


def quarters(side: int = 200) -> NDArray[np.uint8]:
    """Return red, green and blue, (3, side, side), of a picture in four colours."""
    half = side // 2
    return np.array(QUARTERS, np.uint8).repeat(half, 0).repeat(half, 1).transpose(2, 0, 1)


def write_raster(
    path: Path,
    bands: NDArray[Any] | None = None,
    *,
    transform: Affine | None = PLACE,
    crs: str | None = CRS,
    overviews: bool = False,
    colors: Mapping[int, tuple[int, int, int, int]] | None = None,
    meanings: tuple[ColorInterp, ...] | None = None,
    **profile: object,
) -> Path:
    """Write bands, (bands, rows, columns), in four colours unless they are given."""
    values = quarters() if bands is None else bands
    count, height, width = values.shape
    whole = {
        "driver": "GTiff",
        "count": count,
        "height": height,
        "width": width,
        "dtype": values.dtype,
        **({} if transform is None else {"transform": transform}),
        **({} if crs is None else {"crs": crs}),
        **profile,
    }
    with rasterio.open(path, "w", **whole) as file:
        file.write(values)
        if colors is not None:
            file.write_colormap(1, colors)
        if meanings is not None:
            file.colorinterp = meanings
    if overviews:
        with rasterio.open(path, "r+") as file:
            file.build_overviews([2, 4], Resampling.average)
    return path


def opened(path: Path, read_as: ReadAs = AS_STATED) -> Layer:
    """Open a raster and return its layer."""
    (layer,) = open_source(str(path), read_as=read_as).layers
    return layer


def colors_in_quarters(layer: Layer, side: int = 64) -> NDArray[np.uint8]:
    """Return red, green, blue and alpha in the middle of each quarter of a layer, (2, 2, 4)."""
    assert layer.raster is not None
    assert layer.extent is not None
    picture = layer.raster.picture(layer.extent, side, side)
    assert picture is not None
    return picture[side // 4 :: side // 2, side // 4 :: side // 2]
