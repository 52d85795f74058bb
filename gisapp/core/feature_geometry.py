"""The geometry of a layer as flat arrays with offsets, GeoArrow's layout: never an object a feature."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

GeometryKind = Literal["point", "line", "polygon"]
Offsets = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class FeatureGeometry:
    """All features of a layer, in drawing order, with coordinates in EPSG:3857.

    Every kind has the same three levels, so that one code walks them all: a feature has parts,
    a part has rings, a ring has vertices. A line's part is one ring that does not close; a
    point's part is one ring of one vertex. Arrays are read-only: workers share them.

    Parameters
    ----------
    kind : {"point", "line", "polygon"}
    coordinates : (vertices, 2) float64
        x and y in metres of EPSG:3857; all finite.
    ring_offsets : (rings + 1,) int64
        Ring i owns the vertices `ring_offsets[i]:ring_offsets[i + 1]`.
    part_offsets : (parts + 1,) int64
        Part i owns the rings `part_offsets[i]:part_offsets[i + 1]`; the first is the shell.
    feature_offsets : (features + 1,) int64
        Feature i owns the parts `feature_offsets[i]:feature_offsets[i + 1]`, maybe none.
    feature_ids : (features,) int64
        The source's own id of each feature; rows of these arrays are never shown or stored.
    bounds : (features, 4) float64
        xmin, ymin, xmax, ymax in EPSG:3857; NaN where a feature has no geometry.
    """

    kind: GeometryKind
    coordinates: NDArray[np.float64]
    ring_offsets: Offsets
    part_offsets: Offsets
    feature_offsets: Offsets
    feature_ids: NDArray[np.int64]
    bounds: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of features, those without geometry included."""
        return len(self.feature_ids)
