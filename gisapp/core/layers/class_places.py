"""Which class of a symbology each row of a column belongs to."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.symbology import Symbology
from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.finite_numbers import finite_numbers
from gisapp.core.tables.years import by_year

if TYPE_CHECKING:
    import pyarrow as pa

Places = NDArray[np.uint8]


def places_in(symbology: Symbology, column: "pa.ChunkedArray") -> Places:
    """Return the position in a symbology's classes of each row's class.

    Parameters
    ----------
    symbology : Symbology
        If it has no class for other values or for none, it was made of these values.
    column : (n,) pyarrow.ChunkedArray
        Of its attribute.

    Returns
    -------
    (n,) uint8
        In the order of the column.
    """
    if symbology.method == "values":
        return places_of_values(symbology, CodedColumn.of(column))
    if symbology.method == "years":
        return places_of_values(symbology, by_year(CodedColumn.of(column)))
    return places_of_numbers(symbology, finite_numbers(column))


def places_of_values(symbology: Symbology, values: CodedColumn) -> Places:
    """Return what `places_in` does of a column with each value once."""
    missing = _place_of(symbology, "missing", 0)
    found = np.full(len(values.values) + 1, _place_of(symbology, "others", missing), np.uint8)
    # The last one stands for no value.
    found[-1] = missing
    known = {each.value: place for place, each in enumerate(symbology.classes) if each.value}
    here = values.places_of(list(known))
    found[here] = [known[text] for text in values.texts(here)]
    return found[values.codes]


def places_of_numbers(symbology: Symbology, numbers: NDArray[np.float64]) -> Places:
    """Return what `places_in` does of numbers, (n,), NaN where there is none."""
    ranges = np.searchsorted(symbology.breaks, numbers, side="right").astype(np.uint8)
    ranges[np.isnan(numbers)] = _place_of(symbology, "missing", 0)
    return ranges


def _place_of(symbology: Symbology, kind: str, usual: int) -> int:
    places = (place for place, each in enumerate(symbology.classes) if each.kind == kind)
    return next(places, usual)
