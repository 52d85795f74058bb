"""The code of a CRS that is written out, such as in the .prj of a program of Esri."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyproj import CRS

_LEAST_CONFIDENCE = 20
"""Of PROJ, in per cent, that a code is meant; it is low where the axes are in another order."""


def code_of(crs: str) -> str:
    """Return `EPSG:n` for a CRS that has a code but is written out, else the CRS as it is.

    Parameters
    ----------
    crs : str
        A code, or WKT of any kind, which is known here. One that is bound to WGS 84 by parameters
        of its own has no code that says the same.

    Examples
    --------
    >>> from pyproj import CRS
    >>> code_of(CRS("EPSG:2363").to_wkt("WKT1_ESRI")), code_of("OGC:CRS84")
    ('EPSG:2363', 'OGC:CRS84')
    """
    if "[" not in crs:
        return crs
    from pyproj import CRS

    known = CRS(crs)
    if known.is_bound:
        return crs
    code = known.to_epsg()
    if code is None:
        alike = known.to_epsg(_LEAST_CONFIDENCE)
        if alike is not None and _without_axes(known) == _without_axes(CRS(alike)):
            code = alike
    return crs if code is None else f"EPSG:{code}"


def code_named(crs: str) -> str:
    """Return `EPSG:n` for a CRS that a user names, by its number or otherwise; else as it is.

    Parameters
    ----------
    crs : str
        What was typed; nobody has checked it.

    Examples
    --------
    >>> code_named("4490"), code_named("epsg:4490"), code_named("CGCS2000"), code_named("nobody's")
    ('EPSG:4490', 'EPSG:4490', 'EPSG:4490', "nobody's")
    """
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return CRS.from_user_input(crs).to_string()
    except CRSError:
        return crs


def _without_axes(crs: "CRS") -> tuple[object, ...]:
    """Return datum and projection of a CRS; its axes are taken east first anyway."""
    projection = crs.coordinate_operation
    values = () if projection is None else projection.params
    return (
        crs.datum and crs.datum.name,
        projection and projection.method_name,
        {(each.name, each.value, each.unit_conversion_factor) for each in values},
    )
