"""A few of the coordinates of a file's layer, as they are, to find out what CRS they have."""

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.ragged import Offsets
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import Bounds
from gisapp.core.space.stray_points import bounds_without_strays
from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.formats.wkb_shapes import Shapes, shapes_of

if TYPE_CHECKING:
    import pyarrow as pa

_BATCHES = 4
"""Batches to look for geometry in: some 65,000 features."""
_FEATURES = 500
_COORDINATES = 2000


@dataclass(frozen=True, eq=False)
class CoordinateSample:
    """Some coordinates of a layer, in the numbers of its file, whatever their CRS is.

    Parameters
    ----------
    bounds : (float, float, float, float)
        xmin, ymin, xmax, ymax of the sample, without the few coordinates far from all others.
    coordinates : (n, 2) float64
        Vertices of some outlines: rings, lines and points, with fewer vertices than they have.
    offsets : (k + 1,) int64
        Outline i has the coordinates from `offsets[i]` to `offsets[i + 1]`; one is a point.
    is_ring : (k,) bool
        True for the rings of polygons.
    """

    bounds: Bounds
    coordinates: NDArray[np.float64]
    offsets: Offsets
    is_ring: NDArray[np.bool_]

    @classmethod
    def of_bounds(cls, bounds: Bounds) -> "CoordinateSample":
        """Return the sample of something that is known by its bounds only, such as a picture."""
        xmin, ymin, xmax, ymax = bounds
        corners = [(xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax), (xmin, ymin)]
        return cls(bounds, np.array(corners), np.array([0, 5]), np.array([True]))


def sample_of(
    source: ArrowSource,
    layer: str,
    encoding: str | None = None,
    progress: Progress = NO_PROGRESS,
) -> CoordinateSample | None:
    """Return some coordinates from the beginning of a layer.

    Parameters
    ----------
    source : ArrowSource
        The file.
    layer : str
        One of its layers.
    encoding : str or None
        Of its texts: a file that is parsed whole is parsed once for each.
    progress : Progress
        Asked whether to stop while the file doesn't answer.

    Returns
    -------
    CoordinateSample or None
        None if the layer has no geometry.

    Raises
    ------
    SourceError
        The file cannot be read.
    """
    query = ArrowQuery(columns=(), geometry=True, encoding=encoding, progress=progress)
    with source.arrow_stream(layer, query) as stream:
        for rows in islice(stream.batches, _BATCHES):
            geometries = rows.column(stream.geometry_column)
            sample = _sample(getattr(geometries, "storage", geometries))
            if sample is not None:
                return sample
    bounds = source.layer_bounds(layer)
    # A Shapefile without features has zeros for its bounds.
    return CoordinateSample.of_bounds(bounds) if bounds and any(bounds) else None


def bounds_told(sample: CoordinateSample | None) -> dict[str, Any]:
    """Return what the sentences about a CRS say of coordinates: zeros where there are none."""
    bounds = (0.0, 0.0, 0.0, 0.0) if sample is None else sample.bounds
    return dict(zip(("xmin", "ymin", "xmax", "ymax"), bounds, strict=True))


def _sample(wkb: "pa.Array") -> CoordinateSample | None:
    import shapely

    chosen = np.linspace(0, len(wkb) - 1, min(len(wkb), _FEATURES)).astype(np.int64)
    made_of = [_shapes(wkb[row].as_py()) for row in chosen.tolist()]
    rings = shapely.get_rings([each for shapes in made_of for each in shapes.polygons])
    others = [each for shapes in made_of for each in (*shapes.lines, *shapes.points)]
    outlines = np.array([*rings, *others], object)
    xy, of_outline = shapely.get_coordinates(outlines, return_index=True)
    bounds = bounds_without_strays(xy)
    if bounds is None:
        return None
    kept = _thinned(of_outline)
    offsets = np.searchsorted(of_outline[kept], np.arange(len(outlines) + 1))
    return CoordinateSample(bounds, xy[kept], offsets, np.arange(len(outlines)) < len(rings))


def _shapes(wkb: bytes | None) -> Shapes:
    try:
        return shapes_of(wkb) if wkb else Shapes()
    except ValueError:
        # Reading the layer counts what is broken.
        return Shapes()


def _thinned(of_outline: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the rows of about as many vertices as wanted, the first of each outline among them."""
    first = np.diff(of_outline, prepend=-1) != 0
    step = max(len(of_outline) // _COORDINATES, 1)
    return np.flatnonzero(first | (np.arange(len(of_outline)) % step == 0))
