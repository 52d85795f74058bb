"""A picture on one grid of pixels becomes a picture on another."""

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Red, green, blue and alpha of each pixel, (rows, columns, 4); colours are multiplied by alpha."""


def sampled(picture: Pixels, columns: NDArray[np.float64], rows: NDArray[np.float64]) -> Pixels:
    """Return what a picture shows at some points, mixed from the four pixels around each.

    Parameters
    ----------
    picture : (height, width, 4) uint8
        Colours are multiplied by alpha, so that mixing them with nothing leaves their hue.
    columns, rows : (n, m) float64
        The points, in pixels from the top left corner of the picture; those beyond its edge are
        taken for the pixel at the edge.

    Returns
    -------
    (n, m, 4) uint8

    Examples
    --------
    >>> halves = np.array([[[0, 0, 0, 255], [200, 0, 0, 255]]], np.uint8)
    >>> sampled(halves, np.array([[0.5, 1.0, 1.5]]), np.full((1, 3), 0.5))[0, :, 0].tolist()
    [0, 100, 200]
    """
    left, right, east = _neighbours(columns, picture.shape[1])
    top, bottom, south = _neighbours(rows, picture.shape[0])
    flat = picture.reshape(-1, 4)
    width = picture.shape[1]
    upper = _mixed(flat[top * width + left], flat[top * width + right], east)
    lower = _mixed(flat[bottom * width + left], flat[bottom * width + right], east)
    upper += (lower - upper) * south[..., None]
    upper += np.float32(0.5)
    return upper.astype(np.uint8)


def averaged(picture: Pixels, times: int) -> Pixels:
    """Return a picture that is so many times smaller; the last rows and columns may be cut off.

    >>> averaged(np.array([[[0, 0, 0, 0]], [[9, 9, 9, 9]]], np.uint8).repeat(2, 1), 2).tolist()
    [[[4, 4, 4, 4]]]
    """
    if times == 1:
        return picture
    height, width = picture.shape[0] // times, picture.shape[1] // times
    blocks = picture[: height * times, : width * times]
    blocks = blocks.reshape(height, times, width, times, 4)
    smaller: Pixels = (blocks.sum(axis=(1, 3), dtype=np.uint32) // times**2).astype(np.uint8)
    return smaller


def _neighbours(
    places: NDArray[np.float64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Return the pixels before and after some places, and how near each is to the one after."""
    middles = np.clip(places - 0.5, 0, count - 1)
    before = middles.astype(np.int64)
    return before, np.minimum(before + 1, count - 1), (middles - before).astype(np.float32)


def _mixed(before: Pixels, after: Pixels, share: NDArray[np.float32]) -> NDArray[np.float32]:
    first = before.astype(np.float32)
    first += (after - first) * share[..., None]
    return first
