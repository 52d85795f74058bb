"""Curves as straight lines: GDAL makes these of them, but not in its Arrow streams."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.sources.formats.arrow_source import is_parquet
from gisapp.sources.formats.gdal import layer_info, speaking_plainly

if TYPE_CHECKING:
    import pyarrow as pa

# CircularString, CompoundCurve, CurvePolygon, MultiCurve, MultiSurface: OGC 06-103r4, table 7.
_CURVES = (8, 9, 10, 11, 12)


def without_curves(
    path: Path,
    layer: str,
    wkb: "pa.Array",
    types: NDArray[np.int64],
    ids: NDArray[np.int64],
) -> "pa.Array":
    """Return a batch's geometry with lines of a vertex every four degrees for its arcs.

    These are read by their ids once more; where GDAL cannot find features so, arcs stay.
    `types` are the codes of well-known binary, those with Z or M as those without.

    Raises
    ------
    SourceError
        The file cannot be read any more.
    """
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyogrio.raw import read

    is_curved = np.isin(types, _CURVES)
    if not is_curved.any() or is_parquet(path) or not layer_info(path, layer).finds_by_id:
        return wkb
    with speaking_plainly(path):
        _, _, straight, _ = read(path, layer=layer, columns=[], fids=ids[is_curved])
    return pc.replace_with_mask(wkb, pa.array(is_curved), pa.array(straight, wkb.type))
