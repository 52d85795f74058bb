"""A raster that is looked at piece by piece: its picture on any part of the map."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from gisapp.core.rasters.grid import RasterGrid
from gisapp.core.rasters.resampling import Pixels, sampled
from gisapp.core.space.extent import Extent

_STEP_PX = 16
"""Between the pixels of a picture that are looked up exactly; a map bends little in between."""
_MOST_TIMES = 4
"""So many times as wide and high as a picture is what is read for it, at most."""


class PixelWindow(NamedTuple):
    """A part of a raster, in whole pixels; the last column and row are not in it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Its columns."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Its rows."""
        return self.bottom - self.top


class RasterPart(NamedTuple):
    """A part of a raster, smaller or as it is: its pixels, and which window they fill."""

    pixels: Pixels
    window: PixelWindow


class PixelSource(Protocol):
    """The pixels of a raster, read when asked for, from any thread."""

    def read(self, window: PixelWindow, factor: float) -> "RasterPart":
        """Return a part of the raster, about so many times smaller.

        Parameters
        ----------
        window : PixelWindow
            The part, inside the raster; what is returned may be a little more.
        factor : float
            How many of its pixels become one, along each side; at least 1.

        Raises
        ------
        SourceError
            The file cannot be read there.
        ChangedOnDisk
            It is no longer the file that was opened.
        """


class Band(NamedTuple):
    """The type of a band's numbers, such as "uint8", and what GDAL says that they mean."""

    kind: str
    meaning: str


@dataclass(frozen=True)
class RasterFacts:
    """What the properties of a raster tell.

    Parameters
    ----------
    bands : tuple of Band
        In the order of the file.
    no_data : float or None
        The value that stands for nothing; None where there is none.
    stretch : tuple of (float, float)
        For each band that is seen, the values that are shown as black and as white; empty where
        colours are shown as they are.
    has_overviews : bool
        True if the file has smaller versions of the picture, which are read quickly.
    """

    bands: tuple[Band, ...]
    no_data: float | None = None
    stretch: tuple[tuple[float, float], ...] = ()
    has_overviews: bool = False


@dataclass(frozen=True, eq=False)
class Raster:
    """A raster: where its pixels lie, and where they are read.

    Parameters
    ----------
    grid : RasterGrid
        Its size and place.
    pixels : PixelSource
        Its file.
    facts : RasterFacts
        What the file states.
    """

    grid: RasterGrid
    pixels: PixelSource
    facts: RasterFacts

    @property
    def extent(self) -> Extent | None:
        """Where it lies in EPSG:3857; None if it has no place there."""
        return self.grid.extent

    def picture(self, extent: Extent, width: int, height: int) -> Pixels | None:
        """Return what is seen of the raster on a part of the map.

        Parameters
        ----------
        extent : Extent
            The part, in EPSG:3857.
        width, height : int
            Of the picture, in pixels.

        Returns
        -------
        (height, width, 4) uint8 or None
            Colours are multiplied by alpha, which is 0 for no data and outside the raster. None
            where nothing of it is seen.

        Raises
        ------
        SourceError
            The file cannot be read there.
        """
        looked_up = _pixels_below(self.grid, extent, width, height)
        window = _window(looked_up, self.grid)
        if window is None:
            return None
        factor = max(
            1.0,
            _pixels_a_step(looked_up) / _STEP_PX,
            # Where a map is torn, as at ±180°, a picture may reach over all of the raster.
            window.width / (_MOST_TIMES * width),
            window.height / (_MOST_TIMES * height),
        )
        part, window = self.pixels.read(_widened(window, 2 * factor, self.grid), factor)
        columns, rows = _between(looked_up, width, height)
        across, down = part.shape[1] / window.width, part.shape[0] / window.height
        picture = sampled(part, (columns - window.left) * across, (rows - window.top) * down)
        with np.errstate(invalid="ignore"):
            is_inside = (columns >= 0) & (columns <= self.grid.width)
            is_inside &= (rows >= 0) & (rows <= self.grid.height)
        picture[~is_inside] = 0
        return picture


def _pixels_below(grid: RasterGrid, extent: Extent, width: int, height: int) -> NDArray[np.float64]:
    """Return the raster's columns and rows below each step of a picture, (n, m, 2)."""
    across, down = _steps(width), _steps(height)
    x = extent.xmin + across * (extent.width / width)
    y = extent.ymax - down * (extent.height / height)
    places = np.stack(np.meshgrid(x, y), axis=-1)
    below = grid.pixels_at(places.reshape(-1, 2)).reshape(places.shape)
    below[~np.isfinite(below).all(axis=-1)] = np.nan
    return below


def _steps(count: int) -> NDArray[np.float64]:
    return np.arange(-(-count // _STEP_PX) + 1, dtype=np.float64) * _STEP_PX


def _window(looked_up: NDArray[np.float64], grid: RasterGrid) -> PixelWindow | None:
    """Return the part of the raster around all points that were looked up; None for none."""
    known = looked_up[~np.isnan(looked_up[..., 0])]
    if not len(known):
        return None
    left, top = np.floor(np.maximum(known.min(axis=0), 0)).tolist()
    right, bottom = np.ceil(np.minimum(known.max(axis=0), (grid.width, grid.height))).tolist()
    if left >= right or top >= bottom:
        return None
    return PixelWindow(int(left), int(top), int(right), int(bottom))


def _widened(window: PixelWindow, margin: float, grid: RasterGrid) -> PixelWindow:
    more = int(margin) + 1
    return PixelWindow(
        max(window.left - more, 0),
        max(window.top - more, 0),
        min(window.right + more, grid.width),
        min(window.bottom + more, grid.height),
    )


def _pixels_a_step(looked_up: NDArray[np.float64]) -> float:
    """Return how many pixels of the raster lie along a step of the picture, where fewest do."""
    across = np.hypot(*np.moveaxis(np.diff(looked_up, axis=1), -1, 0))
    down = np.hypot(*np.moveaxis(np.diff(looked_up, axis=0), -1, 0))
    known = [each[~np.isnan(each)] for each in (across, down)]
    return min((float(np.median(each)) for each in known if len(each)), default=float(_STEP_PX))


def _between(
    looked_up: NDArray[np.float64], width: int, height: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return columns and rows below the middle of each pixel of the picture, (height, width)."""
    across, down = (np.arange(width) + 0.5) / _STEP_PX, (np.arange(height) + 0.5) / _STEP_PX
    column, row = across.astype(np.int64), down.astype(np.int64)
    east, south = (across - column)[None, :, None], (down - row)[:, None, None]
    upper, lower = looked_up[row], looked_up[row + 1]
    rows = upper + (lower - upper) * south
    found = rows[:, column] + (rows[:, column + 1] - rows[:, column]) * east
    return found[..., 0], found[..., 1]
