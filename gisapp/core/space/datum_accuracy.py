"""How well the way from an old datum to WGS 84 is known."""

from dataclasses import dataclass

from gisapp.core.space.crs import MAP_CRS, is_geographic_wgs84_like
from gisapp.core.space.extent import Extent

_SEMI_MAJOR_M = 6378137.0
"""Of the ellipsoids of today's datums, which differ by decimetres: WGS 84, GRS 80, CGCS2000."""


@dataclass(frozen=True)
class DatumShift:
    """The way from a datum to WGS 84 that is taken somewhere.

    Parameters
    ----------
    datum : str
        What the datum is called.
    accuracy_m : float or None
        How exact the way is; None where none is known, and the degrees are taken as they are.
    """

    datum: str
    accuracy_m: float | None


def datum_shift_at(crs: str, extent: Extent) -> DatumShift | None:
    """Return the way from the datum of a CRS to WGS 84.

    Parameters
    ----------
    crs : str
        `EPSG:n` or another code, or WKT2, as `crs.to_map` knows it.
    extent : Extent
        In EPSG:3857: the way depends on the place.

    Returns
    -------
    DatumShift or None
        None for the datums of today, which a map needs not tell apart, and for a CRS that brings
        the parameters of its own way.

    Examples
    --------
    >>> nanchang = Extent(12_900_000, 3_330_000, 12_910_000, 3_340_000)
    >>> datum_shift_at("EPSG:4214", nanchang)
    DatumShift(datum='Beijing 1954', accuracy_m=None)
    >>> datum_shift_at("EPSG:4527", nanchang) is None
    True
    """
    if is_geographic_wgs84_like(crs) or crs.upper() == MAP_CRS:
        return None
    from pyproj import CRS, Transformer

    known = CRS(crs)
    ellipsoid = known.ellipsoid
    if known.is_bound or ellipsoid is None or ellipsoid.semi_major_metre == _SEMI_MAJOR_M:
        return None
    # A transformer of its own: it remembers the way that it took last.
    transformer = Transformer.from_crs(MAP_CRS, known, always_xy=True)
    transformer.transform(*extent.center)
    taken = transformer.get_last_used_operation()
    datum = known.datum.name if known.datum else known.name
    is_known = taken.accuracy >= 0
    return DatumShift(datum, taken.accuracy if is_known else None)
