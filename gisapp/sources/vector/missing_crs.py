"""A file that doesn't state its CRS, or the wrong one: what to assume, and what to propose."""

from gisapp.core.layers.layer import Problem
from gisapp.errors import CrsError
from gisapp.sources.formats.source_protocol import ArrowSource

_NORTHINGS = (0, 6_500_000)
"""Metres from the equator within which China lies."""
_EASTINGS = (100_000, 900_000)
"""Easting of a Gauss-Krüger zone, 500,000 m being its central meridian."""
_FIRST_ZONE, _LAST_ZONE = 25, 45
"""The 3° zones of CGCS2000; zone 39 has the central meridian 117°E."""


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
    xmin, ymin, xmax, ymax = source.layer_bounds(layer) or (0.0, 0.0, 0.0, 0.0)
    if -180 <= xmin <= xmax <= 180 and -90 <= ymin <= ymax <= 90:
        message = (
            f"{source.path.name}, layer {layer}, names no coordinate reference system; its numbers "
            "are taken for longitude and latitude (EPSG:4326)."
        )
        return "EPSG:4326", Problem("crs_assumed", message)
    raise CrsError(
        f"{source.path}, layer {layer}, names no coordinate reference system, and its numbers "
        f"(x from {xmin:.0f} to {xmax:.0f}, y from {ymin:.0f} to {ymax:.0f}) are no degrees; "
        f"name it with --crs, {_proposal(xmin, ymin, xmax, ymax)}."
    )


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
    xmin, ymin, xmax, ymax = source.layer_bounds(layer) or (0.0, 0.0, 0.0, 0.0)
    message = (
        f"{source.path.name}, layer {layer}: its numbers (x from {xmin:.0f} to {xmax:.0f}, y from "
        f"{ymin:.0f} to {ymax:.0f}) don't fit its CRS, {crs.partition('[')[0]}; name the right "
        f"one with --crs, {_proposal(xmin, ymin, xmax, ymax)}."
    )
    return Problem("crs_misfit", message)


def _proposal(xmin: float, ymin: float, xmax: float, ymax: float) -> str:
    prefix = int(xmin // 1_000_000)
    low, high = _EASTINGS
    if _NORTHINGS[0] <= ymin <= ymax <= _NORTHINGS[1]:
        if low <= xmin <= xmax <= high:
            return "for example --crs EPSG:4548 if they are CGCS2000, 3° zone at 117°E"
        in_zone = low <= xmin - prefix * 1e6 <= xmax - prefix * 1e6 <= high
        if in_zone and _FIRST_ZONE <= prefix <= _LAST_ZONE:
            code = 4513 + prefix - _FIRST_ZONE
            return f"for example --crs EPSG:{code} if they are CGCS2000, 3° zone {prefix}"
    return "for example --crs EPSG:4527"
