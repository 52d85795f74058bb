"""The CRS in metres that a drawing is written in: as asked for, the layers' own, or a zone."""

from collections.abc import Sequence

from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import MAP_CRS, extent_to_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.space.survey_crs import survey_crs_at
from gisapp.errors import ExportError


def metric_crs(layers: Sequence[Layer], asked: str | None, own: str | None) -> str:
    """Return the CRS of a drawing.

    Parameters
    ----------
    layers : sequence of Layer
        What is drawn.
    asked : str or None
        `EPSG:n` or WKT2, by the user.
    own : str or None
        The one that all layers come in.

    Raises
    ------
    ExportError
        The one that is asked for is unknown, or not in metres.
    """
    if asked is not None:
        if not _is_in_metres(asked):
            raise ExportError("metres_only", crs=asked, zone=_zone(layers))
        return asked
    return own if own and own != MAP_CRS and _is_in_metres(own) else _zone(layers)


def _zone(layers: Sequence[Layer]) -> str:
    """Return the zone of 3° of CGCS2000 that is nearest to the middle of layers."""
    extent = Extent.around(layer.extent for layer in layers)
    longitude = extent_to_degrees(extent).center[0] if extent is not None else 117.0
    return survey_crs_at(longitude).code


def _is_in_metres(crs: str) -> bool:
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        known = CRS(crs)
    except CRSError as error:
        raise ExportError("no_such_crs", crs=crs, details=str(error)) from error
    return known.is_projected and all(axis.unit_name == "metre" for axis in known.axis_info[:2])
