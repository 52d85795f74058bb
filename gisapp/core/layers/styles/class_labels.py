"""What the legend calls classes of numbers."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attribute_text import number_text
from gisapp.core.layers.attributes import FieldRole


def labels_of(
    stated: NDArray[np.float64], breaks: NDArray[np.float64], role: FieldRole
) -> list[str]:
    """Return the label of each range, from the lowest; one of a single number is called by it.

    Parameters
    ----------
    stated : (n,) float64
        The numbers, at least one.
    breaks : (ranges - 1,) float64
        Where each range but the first begins, ascending.
    role : FieldRole
        What the numbers are.

    Examples
    --------
    >>> labels_of(np.array([2.0, 9.0]), np.array([9.0]), "quantity")
    ['2', '9']
    """
    low, high = float(stated.min()), float(stated.max())
    singles = [low, *breaks.tolist()]
    if singles[-1] == high and np.isin(stated, singles).all():
        return [number_label(each, role) for each in singles]
    if not len(breaks):
        return [f"{number_label(low, role)} – {number_label(high, role)}"]
    return labels_of_ranges(breaks.tolist(), role)


def labels_of_ranges(breaks: Sequence[float], role: FieldRole) -> list[str]:
    """Return the label of each range, from the lowest.

    >>> labels_of_ranges([2.5, 1000.0], "quantity")
    ['< 2.5', '2.5 – 1,000', '≥ 1,000']
    """
    texts = [number_label(each, role) for each in breaks]
    between = [f"{low} – {high}" for low, high in pairwise(texts)]
    return [f"< {texts[0]}", *between, f"≥ {texts[-1]}"]


def number_label(value: float, role: FieldRole) -> str:
    """Return a number as short as it is, a code and a year without a comma.

    >>> number_label(2017.0, "year"), number_label(12500, "quantity")
    ('2017', '12,500')
    """
    if value and not 1e-6 <= abs(value) < 1e15:
        return f"{value:g}"
    return number_text(value, role)
