"""The code of a CRS that is written out, such as in the .prj of a program of Esri."""


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

    code = CRS(crs).to_epsg()
    return crs if code is None else f"EPSG:{code}"
