"""Curves become straight lines, which is all that the map draws."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.sources.formats.arrow_source import ArrowSource

if TYPE_CHECKING:
    import pyarrow as pa

# CircularString, CompoundCurve, CurvePolygon, MultiCurve, MultiSurface: OGC 06-103r4, table 7.
_CURVES = (8, 9, 10, 11, 12)


def without_curves(
    source: ArrowSource,
    layer: str,
    wkb: "pa.Array",
    types: NDArray[np.int64],
    feature_ids: NDArray[np.int64],
) -> "pa.Array":
    """Return a batch's geometry with straight lines for its curves.

    Parameters
    ----------
    source : ArrowSource
        The file, from which features with curves are read once more.
    layer : str
        The layer of the batch.
    wkb : (n,) binary array
        Well-known binary, in the layer's own CRS.
    types : (n,) int64
        The types that it is of, without their marks for Z and M; 0 for a missing geometry.
    feature_ids : (n,) int64
        Ids of the features.

    Returns
    -------
    (n,) binary array
        Well-known binary in the same CRS. It is `wkb` itself where there are no curves, or where
        the file cannot give straight lines for them.

    Raises
    ------
    SourceError
        The file cannot be read any more.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    is_curved = np.isin(types, _CURVES)
    if not is_curved.any():
        return wkb
    straight = source.straight_geometry(layer, feature_ids[is_curved])
    if straight is None:
        return wkb
    return pc.replace_with_mask(wkb, pa.array(is_curved), straight.cast(wkb.type))
