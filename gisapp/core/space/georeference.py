"""How the coordinates of a source become places on the map, and places its coordinates again."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gisapp.core.space.corrections import Correction, with_offset, without_offset
from gisapp.core.space.crs import (
    Bounds,
    Coordinates,
    bounds_of_moved,
    extent_of_moved,
    from_map,
    name_of,
    to_map,
)
from gisapp.core.space.extent import Extent
from gisapp.errors import CrsError


@dataclass(frozen=True)
class Georeference:
    """The way from the coordinates of a source to EPSG:3857 and back.

    Parameters
    ----------
    crs : str
        `EPSG:n` or another code, or WKT2.
    is_swapped : bool
        True where the first coordinate of the source is the northing or latitude.
    correction : Correction
        The offset that its coordinates have, which is taken off them.
    datum_shift : tuple of float
        From its datum to WGS 84, as in `ReadAs`; empty for what PROJ knows.

    Examples
    --------
    >>> northing_first = Georeference("EPSG:4548", is_swapped=True)
    >>> northing_first.to_map(np.array([[3_170_000.0, 400_000.0]])).round().tolist()
    [[12910529.0, 3330137.0]]
    """

    crs: str
    is_swapped: bool = False
    correction: Correction = ""
    datum_shift: tuple[float, ...] = ()

    def to_map(self, xy: Coordinates) -> Coordinates:
        """Turn coordinates of the source into EPSG:3857.

        Parameters
        ----------
        xy : (n, 2) float64
            Coordinates in the source's order.

        Returns
        -------
        (n, 2) float64
            In metres; see `crs.to_map` for those that have no place there.

        Raises
        ------
        CrsError
            The CRS is not known, or the datum shift has neither 3 nor 7 numbers.
        """
        east_first = xy[:, ::-1] if self.is_swapped else xy
        return without_offset(to_map(east_first, self._projection), self.correction)

    def from_map(self, xy: Coordinates) -> Coordinates:
        """Turn (n, 2) coordinates of EPSG:3857 into the source's: the inverse of `to_map`."""
        east_first = from_map(with_offset(xy, self.correction), self._projection)
        return east_first[:, ::-1] if self.is_swapped else east_first

    def extent_to_map(self, bounds: Bounds) -> Extent | None:
        """Return the extent in EPSG:3857 of bounds in the source's coordinates.

        None if a bound is not finite, or if some of it has no place in EPSG:3857.
        """
        return extent_of_moved(bounds, self.to_map)

    def extent_from_map(self, extent: Extent) -> Bounds:
        """Return bounds in the source's coordinates that have all of an extent inside.

        Parameters
        ----------
        extent : Extent
            In EPSG:3857; all of it has a place in the source's CRS.
        """
        return bounds_of_moved(extent, self.from_map)

    @property
    def _projection(self) -> str:
        return _with_shift(self.crs, self.datum_shift) if self.datum_shift else self.crs


@lru_cache(maxsize=16)
def _with_shift(crs: str, datum_shift: tuple[float, ...]) -> str:
    """Return the WKT of a CRS that is bound to WGS 84 by a datum shift."""
    if len(datum_shift) not in (3, 7) or not np.isfinite(datum_shift).all():
        raise CrsError("datum_shift_numbers", count=len(datum_shift))
    from pyproj import CRS
    from pyproj.crs import BoundCRS
    from pyproj.crs.coordinate_operation import ToWGS84Transformation
    from pyproj.exceptions import CRSError

    try:
        known = CRS(crs)
    except CRSError as error:
        raise CrsError("unknown_crs", crs=crs) from error
    if known.geodetic_crs is None:
        raise CrsError("no_place_in_crs", crs=name_of(crs))
    shift = ToWGS84Transformation(known.geodetic_crs, *datum_shift)
    return BoundCRS(known, "EPSG:4326", shift).to_wkt()
