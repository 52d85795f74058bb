"""The ranks of numbers that stand in their order."""

import numpy as np
from numpy.typing import NDArray


def ranks_of(numbers: NDArray[np.float64]) -> NDArray[np.int32]:
    """Return the rank of each number: those that are alike share the one of the first of them.

    Parameters
    ----------
    numbers : (n,) float64
        In ascending or descending order; NaN where none is stated, at the end.

    Returns
    -------
    (n,) int32
        From 1 on; 0 where no number is stated.

    Examples
    --------
    >>> ranks_of(np.array([9.0, 7.0, 7.0, 1.0, np.nan])).tolist()
    [1, 2, 2, 4, 0]
    """
    places = np.arange(1, len(numbers) + 1, dtype=np.int32)
    is_another = np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)]
    ranks = np.maximum.accumulate(np.where(is_another, places, np.int32(0)))
    return np.where(np.isnan(numbers), np.int32(0), ranks).astype(np.int32)
