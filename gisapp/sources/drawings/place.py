"""Where on the earth a drawing lies, and how long its unit is."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import Bounds
from gisapp.sources.drawings.drawing import Drawing, damages
from gisapp.sources.formats.memory_source import MemoryTable

if TYPE_CHECKING:
    from ezdxf.entities.geodata import GeoData

_UNITS = {"4": ("mm", 0.001), "5": ("cm", 0.01), "7": ("km", 1000.0)}
"""A unit's name and its length in metres, by the value of $INSUNITS."""
_LEAST_M = 100_000
_MOST_X_M, _MOST_Y_M = 61_000_000, 10_100_000
"""Between these lie coordinates of projections: a zone's number may stand before an easting."""
_DEFINES = "<!"
"""In XML, what may define pieces that unfold without end."""


class Place(NamedTuple):
    """How the coordinates of a drawing become those of a CRS.

    Parameters
    ----------
    crs : str or None
        None where the drawing states none.
    turned : (2, 2) float64
        By what x and y are multiplied, as a row before the matrix.
    moved : (2,) float64
        What is added then.
    problems : tuple of Problem
        What was taken for granted.
    """

    crs: str | None
    turned: NDArray[np.float64]
    moved: NDArray[np.float64]
    problems: tuple[Problem, ...] = ()

    def placed(self, table: MemoryTable) -> MemoryTable:
        """Return a table of the drawing in the CRS."""
        import pyarrow as pa

        if np.array_equal(self.turned, np.eye(2)) and not self.moved.any():
            return replace(table, crs=self.crs)
        shapes = shapely.from_wkb(np.asarray(table.geometry, object))
        moved = shapely.transform(shapes, lambda xy: xy @ self.turned + self.moved)
        return replace(table, crs=self.crs, geometry=pa.array(shapely.to_wkb(moved), pa.binary()))


def place_of(drawing: Drawing, bounds: Bounds | None, file: str) -> Place:
    """Return where a drawing lies: by its GEODATA, or with its unit made a metre.

    The unit is often wrong, as a new drawing is one of millimetres before anyone says so. It is
    believed only where the coordinates make sense with it, and make none without.

    Parameters
    ----------
    drawing : Drawing
        Which has been read.
    bounds : tuple of float or None
        xmin, ymin, xmax, ymax of what is drawn; None where nothing is.
    file : str
        Its name, for the problems.
    """
    stated = _by_geodata(drawing.geodata) if drawing.geodata is not None else None
    unit = _UNITS.get(drawing.variables.get("$INSUNITS", ""))
    if stated is not None or unit is None or bounds is None:
        return stated or Place(None, np.eye(2), np.zeros(2))
    name, metres = unit
    in_metres = tuple(each * metres for each in bounds)
    is_scaled = not _are_of_projection(bounds) and _are_of_projection(in_metres)
    said = Problem.of("drawing_scaled" if is_scaled else "drawing_unit", file=file, unit=name)
    return Place(None, np.eye(2) * (metres if is_scaled else 1.0), np.zeros(2), (said,))


def _by_geodata(geodata: "GeoData") -> Place | None:
    """Return what GEODATA states, None where it states it in a way that ezdxf doesn't know."""
    from ezdxf.math import Matrix44

    if _DEFINES in geodata.coordinate_system_definition:
        return None
    try:
        if geodata.dxf.coordinate_type == geodata.PROJECTED_GRID:
            code, _ = geodata.get_crs()
            moved = geodata.dxf.reference_point - geodata.dxf.design_point
            matrix = Matrix44.translate(moved.x, moved.y, 0)
        else:
            matrix, code = geodata.get_crs_transformation()
    except damages():
        return None
    numbers = np.array(list(matrix)).reshape(4, 4)
    if not np.isfinite(numbers).all():
        return None
    return Place(f"EPSG:{code}", numbers[:2, :2], numbers[3, :2])


def _are_of_projection(bounds: tuple[float, ...]) -> bool:
    """Return True if numbers can be the metres of a projection somewhere in the world."""
    xmin, ymin, xmax, ymax = bounds
    is_near = -_MOST_X_M <= xmin <= xmax <= _MOST_X_M and -_MOST_Y_M <= ymin <= ymax <= _MOST_Y_M
    return is_near and max(abs(xmin), abs(xmax)) >= _LEAST_M <= max(abs(ymin), abs(ymax))
