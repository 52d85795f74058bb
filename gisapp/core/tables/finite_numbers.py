"""A column of Arrow as numbers."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa


def are_numbers(column: "pa.ChunkedArray") -> bool:
    """True for a column of numbers of which at least one is stated."""
    import pyarrow as pa

    kind, types = column.type, pa.types
    is_numeric = types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind)
    return bool(is_numeric) and column.null_count < len(column)


def finite_numbers(column: "pa.ChunkedArray") -> NDArray[np.float64]:
    """Return the values of a column, NaN where one is missing, is infinite or is no number.

    Parameters
    ----------
    column : (n,) pyarrow.ChunkedArray
        Of any type.

    Returns
    -------
    (n,) float64

    Examples
    --------
    >>> import pyarrow as pa
    >>> finite_numbers(pa.chunked_array([[1.5, None, float("inf")]])).tolist()
    [1.5, nan, nan]
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not are_numbers(column):
        return np.full(len(column), np.nan)
    numbers = np.array(pc.cast(column, pa.float64(), safe=False).to_numpy(), np.float64)
    numbers[~np.isfinite(numbers)] = np.nan
    return numbers
