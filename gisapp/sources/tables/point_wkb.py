"""Points in well-known binary, made of all coordinates at once."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa

# OGC 06-103r4: the order of bytes, the type, and the coordinates.
_POINT = np.dtype([("order", "u1"), ("type", "<u4"), ("x", "<f8"), ("y", "<f8")])


def wkb_of_points(
    x: NDArray[np.float64], y: NDArray[np.float64], known: NDArray[np.bool_]
) -> "pa.Array":
    """Return points in well-known binary.

    Parameters
    ----------
    x, y : (n,) float64
        Of each point, in any CRS.
    known : (n,) bool
        False where there is no point.

    Returns
    -------
    (n,) pyarrow.Array
        Null where there is no point.

    Examples
    --------
    >>> import shapely
    >>> wkb = wkb_of_points(np.array([116.0, 0]), np.array([28.6, 0]), np.array([True, False]))
    >>> shapely.from_wkb(wkb[0].as_py()), wkb[1].as_py()
    (<POINT (116 28.6)>, None)
    """
    import pyarrow as pa

    points = np.zeros(len(known), _POINT)
    points["order"], points["type"] = 1, 1
    points["x"], points["y"] = x, y
    offsets = np.arange(len(known) + 1, dtype=np.int32) * _POINT.itemsize
    validity = np.packbits(known, bitorder="little")
    buffers = [pa.py_buffer(each) for each in (validity, offsets, points)]
    return pa.Array.from_buffers(pa.binary(), len(known), buffers)
