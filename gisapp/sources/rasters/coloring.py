"""What the bands of a raster become: red, green, blue and alpha."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gisapp.core.rasters.resampling import Pixels

if TYPE_CHECKING:
    from rasterio.io import DatasetReader

Stretch = tuple[tuple[float, float], ...]
Values = NDArray[Any]

LOW_PERCENT, HIGH_PERCENT = 2, 98
"""The shares of the values, from the lowest, that are shown as black and as white."""
_OPAQUE = 255


@dataclass(frozen=True, eq=False)
class Coloring:
    """Which bands of a raster are seen, and as what.

    Parameters
    ----------
    bands : tuple of int
        The bands of red, green and blue, or of grey, or of the numbers of colours; from 1.
    alpha : int or None
        The band that says how opaque each pixel is.
    alpha_max : float
        The value of that band that is opaque.
    colors : (256, 4) uint8 or None
        The colours that the one band has the numbers of.
    stretch : Stretch
        For each band the values that are shown as black and as white; empty for 0 and 255.
    has_steps : bool
        True where values between two others mean nothing: colours by number, black and white.
    """

    bands: tuple[int, ...]
    alpha: int | None = None
    alpha_max: float = _OPAQUE
    colors: Pixels | None = None
    stretch: Stretch = ()
    has_steps: bool = False

    def colored(self, values: Values, alpha: Values | None) -> Pixels:
        """Return the colours of values.

        Parameters
        ----------
        values : (bands, rows, columns)
            Those of `bands`.
        alpha : (rows, columns) or None
            How opaque each pixel is, up to `alpha_max`; None where all are.

        Returns
        -------
        (rows, columns, 4) uint8
            Colours are multiplied by alpha.
        """
        if self.colors is not None:
            picture = self.colors[np.clip(values[0], 0, len(self.colors) - 1)]
        else:
            picture = np.empty((*values.shape[1:], 4), np.uint8)
            for channel in range(3):
                picture[..., channel] = self._shade(values, min(channel, len(self.bands) - 1))
            picture[..., 3] = _OPAQUE
        if alpha is not None:
            share = np.clip(alpha / self.alpha_max, 0.0, 1.0)
            picture[..., 3] = np.rint(picture[..., 3] * share)
        if not np.issubdtype(values.dtype, np.integer):
            picture[..., 3] *= np.isfinite(values).all(axis=0)
        return _multiplied(picture)

    def _shade(self, values: Values, band: int) -> NDArray[np.uint8]:
        shade = values[band]
        if self.stretch:
            low, high = self.stretch[band]
            shade = (shade.astype(np.float32) - low) * (_OPAQUE / (high - low))
            shade = np.clip(np.nan_to_num(shade), 0, _OPAQUE)
        return np.asarray(shade, np.uint8)


def coloring_of(dataset: "DatasetReader", sample: Values | None) -> Coloring:
    """Return how a raster is seen.

    Parameters
    ----------
    dataset : DatasetReader
        The raster.
    sample : (bands, n) or None
        Some values of each band, NaN or masked for no data; None takes black and white as the
        type of the bands has them.
    """
    from rasterio.enums import ColorInterp

    meanings = list(dataset.colorinterp)
    alpha = meanings.index(ColorInterp.alpha) + 1 if ColorInterp.alpha in meanings else None
    opaque = _largest(dataset, alpha) if alpha else _OPAQUE
    if meanings[0] == ColorInterp.palette:
        return Coloring((1,), alpha, opaque, _palette(dataset), has_steps=True)
    bands = _bands(dataset, alpha)
    depth = dataset.tags(1, ns="IMAGE_STRUCTURE").get("NBITS", "8")
    if dataset.dtypes[0] == "uint8":
        largest = 2 ** int(depth) - 1 if depth in "1234567" else _OPAQUE
        stretch = ((0.0, float(largest)),) * len(bands) if largest < _OPAQUE else ()
        return Coloring(bands, alpha, opaque, stretch=stretch, has_steps=bool(stretch))
    stretch = tuple(_range(None if sample is None else sample[band - 1]) for band in bands)
    return Coloring(bands, alpha, opaque, stretch=stretch)


def _bands(dataset: "DatasetReader", alpha: int | None) -> tuple[int, ...]:
    from rasterio.enums import ColorInterp

    meanings = list(dataset.colorinterp)
    wanted = (ColorInterp.red, ColorInterp.green, ColorInterp.blue)
    if all(each in meanings for each in wanted):
        return tuple(meanings.index(each) + 1 for each in wanted)
    others = [band for band in range(1, dataset.count + 1) if band != alpha]
    return tuple(others[:3]) if len(others) >= 3 else tuple(others[:1]) or (1,)


def _palette(dataset: "DatasetReader") -> Pixels:
    colors = np.zeros((256, 4), np.uint8)
    for number, color in dataset.colormap(1).items():
        if 0 <= number < len(colors):
            colors[number] = color
    return colors


def _range(values: Values | None) -> tuple[float, float]:
    """Return which values are shown as black and as white."""
    known = np.ma.compressed(np.ma.masked_invalid(values)) if values is not None else ()
    if not len(known):
        return 0.0, 1.0
    low, high = np.percentile(known, (LOW_PERCENT, HIGH_PERCENT)).tolist()
    return (low, high) if low < high else (low, low + 1.0)


def _largest(dataset: "DatasetReader", band: int) -> float:
    kind = np.dtype(dataset.dtypes[band - 1])
    return float(np.iinfo(kind).max) if kind.kind in "iu" else 1.0


def _multiplied(picture: Pixels) -> Pixels:
    """Return a picture with its colours multiplied by alpha."""
    alpha = picture[..., 3:]
    if alpha.min(initial=_OPAQUE) < _OPAQUE:
        product = picture[..., :3].astype(np.uint16) * alpha
        picture[..., :3] = (product + _OPAQUE // 2) // _OPAQUE
    return picture
