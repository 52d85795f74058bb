"""A file that doesn't state its CRS, or the wrong one: what to assume, and what to propose."""

from collections.abc import Iterator
from typing import Any

from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import (
    Bounds,
    extent_to_degrees,
    extent_to_map,
    is_geographic_wgs84_like,
    name_of,
)
from gisapp.core.space.gauss_kruger import ZONES, GaussKruger
from gisapp.errors import CrsError, Phrase
from gisapp.sources.formats.source_protocol import ArrowSource

_NORTHINGS = (0, 6_500_000)
"""Metres from the equator within which China lies."""
_EASTINGS = (100_000, 900_000)
"""Easting of a Gauss-Krüger zone, 500,000 m being its central meridian."""
_AROUND_117 = 39
"""The 3° zone of CGCS2000 with the central meridian 117°E."""
_LOCAL = ("LOCAL_CS[", "ENGCRS[", "ENGINEERINGCRS[")
"""How the WKT of a CRS begins that is no part of the earth: a building site's own, a drawing's."""


def stated_crs(source: ArrowSource, layer: str, crs: str | None) -> str | None:
    """Return the CRS that a file states, None where what it states says nothing.

    Parameters
    ----------
    source : ArrowSource
        The file.
    layer : str
        One of its layers.
    crs : str or None
        What the file has in its place: `EPSG:n`, WKT or nothing.

    Raises
    ------
    CrsError
        It is a local one, which has no place on the earth, or not known at all.
    """
    # GDAL calls so what GeoPackage has as its CRS 0 and -1.
    if not crs or name_of(crs).lower().startswith("undefined"):
        return None
    if crs.upper().startswith(_LOCAL):
        raise CrsError("local_crs", path=source.path, layer=layer, crs=name_of(crs))
    try:
        extent_to_map((0.0, 0.0, 0.0, 0.0), crs)
    except CrsError as error:
        where = {"path": source.path, "layer": layer, "crs": name_of(crs)}
        raise CrsError("stated_crs_unknown", details=str(error), **where) from error
    return crs


def assumed_crs(source: ArrowSource, layer: str) -> tuple[str, Problem]:
    """Return the CRS to take for a layer that names none, and the problem to report.

    Numbers that can be degrees are taken for longitude and latitude.

    Parameters
    ----------
    source : ArrowSource
        The file.
    layer : str
        One of its layers.

    Raises
    ------
    CrsError
        They cannot; the sentence names the CRS that the numbers look like.
    """
    bounds = source.layer_bounds(layer) or (0.0, 0.0, 0.0, 0.0)
    if _are_degrees(bounds):
        return "EPSG:4326", Problem.of("crs_assumed", file=source.path.name, layer=layer)
    raise CrsError("no_crs", path=source.path, layer=layer, **_numbers(bounds))


def misfit(source: ArrowSource, layer: str, crs: str) -> Problem:
    """Return the problem of a layer whose coordinates have no place in a CRS.

    Parameters
    ----------
    source : ArrowSource
        The file.
    layer : str
        One of its layers.
    crs : str
        The CRS that its coordinates were taken for.

    Raises
    ------
    SourceError
        The file cannot be read any more.
    """
    bounds = source.layer_bounds(layer) or (0.0, 0.0, 0.0, 0.0)
    xmin, ymin, xmax, ymax = bounds
    where = _place(source, layer, crs)
    if extent_to_map((ymin, xmin, ymax, xmax), crs) is not None:
        return Problem.of("crs_axes", **where)
    return Problem.of("crs_misfit", **where, **_numbers(bounds))


def doubts_of(
    source: ArrowSource, layer: str, crs: str, bounds: Bounds | None
) -> Iterator[Problem]:
    """Yield what makes a CRS doubtful although the coordinates have a place in it.

    Parameters
    ----------
    source : ArrowSource
        The file.
    layer : str
        One of its layers.
    crs : str
        The CRS that its coordinates were taken for.
    bounds : tuple of float or None
        xmin, ymin, xmax, ymax in the layer's own CRS; None where the file doesn't say.
    """
    if bounds is None or not any(bounds) or not _are_degrees(bounds):
        return
    if not is_geographic_wgs84_like(crs) and _is_far_from_its_use(bounds, crs):
        yield Problem.of("crs_degrees", **_place(source, layer, crs))


def _is_far_from_its_use(bounds: Bounds, crs: str) -> bool:
    """Return True if a projection is made for another place than where these bounds lie."""
    from pyproj import CRS

    known = CRS(crs)
    extent = extent_to_map(bounds, crs)
    if not known.is_projected or known.area_of_use is None or extent is None:
        return False
    use = known.area_of_use
    place = extent_to_degrees(extent)
    return place.xmax < use.west or place.xmin > use.east or place.ymax < use.south


def _are_degrees(bounds: Bounds) -> bool:
    xmin, ymin, xmax, ymax = bounds
    return -180 <= xmin <= xmax <= 180 and -90 <= ymin <= ymax <= 90


def _place(source: ArrowSource, layer: str, crs: str) -> dict[str, Any]:
    return {"file": source.path.name, "layer": layer, "crs": crs.partition("[")[0]}


def _numbers(bounds: Bounds) -> dict[str, Any]:
    """Return what a sentence says of coordinates, and the CRS that they look like."""
    xmin, ymin, xmax, ymax = bounds
    code, proposal = _proposal(bounds)
    numbers = {"xmin": xmin, "ymin": ymin, "xmax": xmax, "ymax": ymax}
    return {**numbers, "code": code, "proposal": proposal}


def _proposal(bounds: Bounds) -> tuple[str, Phrase]:
    xmin, ymin, xmax, ymax = bounds
    prefix = int(xmin // 1_000_000)
    low, high = _EASTINGS
    if _NORTHINGS[0] <= ymin <= ymax <= _NORTHINGS[1]:
        if low <= xmin <= xmax <= high:
            code = _code(_AROUND_117, has_number=False)
            return code, Phrase("crs.at_117", {"code": code})
        in_zone = low <= xmin - prefix * 1e6 <= xmax - prefix * 1e6 <= high
        if in_zone and prefix in ZONES[3]:
            code = _code(prefix, has_number=True)
            return code, Phrase("crs.in_zone", {"code": code, "zone": prefix})
    code = _code(_AROUND_117, has_number=True)
    return code, Phrase("crs.such_as", {"code": code})


def _code(zone: int, *, has_number: bool) -> str:
    return f"EPSG:{GaussKruger(3, zone, has_number).epsg}"
