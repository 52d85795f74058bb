"""A raster as the snapshot stores it: one picture of what is seen first, and some way around."""

import base64
from math import ceil

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from gisapp.core.progress import Progress
from gisapp.core.rasters.raster import Raster
from gisapp.core.rasters.resampling import Pixels
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import moves_into_view
from gisapp.core.text.json_value import Json
from gisapp.errors import RenderError

LONGEST_SIDE_PX = 3200
"""Of a picture: twice what a page shows on a large screen, in some megabytes."""
_SURROUNDINGS = 0.5
"""How far a picture goes beyond what is seen first, as a share of that."""
_STRIP_PX = 256
_QUALITY = 82
_OPAQUE = 255


def stored_picture(
    raster: Raster, seen: Extent, progress: Progress, longest_side_px: int = LONGEST_SIDE_PX
) -> dict[str, Json] | None:
    """Return a picture of a raster as a data address, with its bounds in EPSG:3857.

    Parameters
    ----------
    raster : Raster
        What the picture is of.
    seen : Extent
        What the page shows first, in EPSG:3857.
    progress : Progress
        Checked again and again.
    longest_side_px : int
        Of the picture.

    Returns
    -------
    dict or None
        None where nothing of the raster lies there.

    Raises
    ------
    SourceError
        The file of the raster cannot be read any more.
    Cancelled
        The export shall end.
    """
    around = seen.buffered(_SURROUNDINGS * max(seen.width, seen.height))
    extent = raster.extent
    for move in moves_into_view(around, extent):
        there = extent and extent.intersection(around.moved(-move))
        if extent is None or there is None or not there.area:
            continue
        finest = extent.width / raster.grid.width
        resolution = max(finest, max(there.width, there.height) / longest_side_px)
        width, height = ceil(there.width / resolution), ceil(there.height / resolution)
        east, south = there.xmin + width * resolution, there.ymax - height * resolution
        whole = Extent(there.xmin, south, east, there.ymax)
        picture = _picture(raster, whole, (width, height), progress)
        bounds = whole.xmin + move, whole.ymin, whole.xmax + move, whole.ymax
        return {"bounds": [round(each, 2) for each in bounds], "source": _address_of(picture)}
    return None


def _picture(raster: Raster, extent: Extent, size: tuple[int, int], progress: Progress) -> Pixels:
    """Return the picture of an extent, strip by strip: whole, it would take much memory."""
    width, height = size
    resolution = extent.height / height
    whole = np.zeros((height, width, 4), np.uint8)
    for top in range(0, height, _STRIP_PX):
        progress.check()
        bottom = min(top + _STRIP_PX, height)
        north, south = extent.ymax - top * resolution, extent.ymax - bottom * resolution
        strip = raster.picture(Extent(extent.xmin, south, extent.xmax, north), width, bottom - top)
        if strip is not None:
            whole[top:bottom] = strip
    return whole


def _address_of(picture: Pixels) -> str:
    """Return a picture as a data address: JPEG, or WebP where some of it is transparent."""
    height, width, _ = picture.shape
    format = "jpeg" if picture[..., 3].min() == _OPAQUE else "webp"
    kind = QImage.Format.Format_RGBA8888_Premultiplied
    image = QImage(picture.data, width, height, 4 * width, kind)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, format, _QUALITY):  # type: ignore[call-overload]
        raise RenderError("picture_not_packed", details=format)
    packed = base64.b64encode(buffer.data().data()).decode("ascii")
    return f"data:image/{format};base64,{packed}"
