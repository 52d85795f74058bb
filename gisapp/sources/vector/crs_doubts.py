"""What makes the CRS of a layer doubtful once its features have been placed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import (
    MAP_CRS,
    Bounds,
    extent_to_degrees,
    is_geographic_wgs84_like,
    name_of,
)
from gisapp.core.space.crs_candidates import CHINA, crs_candidates, proposal_of
from gisapp.core.space.datum_accuracy import datum_shift_at
from gisapp.core.space.extent import Extent
from gisapp.core.space.georeference import Georeference
from gisapp.core.space.stray_points import bounds_without_strays
from gisapp.errors import Phrase
from gisapp.sources.vector.coordinate_sample import bounds_told, sample_of
from gisapp.sources.vector.geometry_batches import GeometryBatch
from gisapp.sources.vector.source_table import Table

_DATUMS = {"Beijing 1954": "crs.beijing_54", "Xian 1980": "crs.xian_80"}
"""The words for datums that have some in both languages, by PROJ's names."""
_OVERLAP_DEG = 2.0
"""How far beyond its area a projection is used without being wrong."""


def misfit(table: Table) -> Problem:
    """Return the problem of a table whose coordinates have no place in its CRS.

    Raises
    ------
    SourceError
        The file cannot be read any more.
    """
    sample = sample_of(table.source, table.name)
    exchanged = _exchanged(table.georeference)
    if sample is not None and exchanged.extent_to_map(sample.bounds) is not None:
        return Problem.of("crs_axes", **_where(table))
    proposal = proposal_of(() if sample is None else crs_candidates(sample.bounds))
    return Problem.of("crs_misfit", **_where(table), **bounds_told(sample), proposal=proposal)


def doubts_of(table: Table, extent: Extent | None) -> Iterator[Problem]:
    """Yield what makes a CRS doubtful although the coordinates have a place in it.

    Parameters
    ----------
    table : Table
        The table.
    extent : Extent or None
        Where most of its features lie, in EPSG:3857; None where none has a place.
    """
    georeference = table.georeference
    if extent is None:
        if _fits_exchanged(table):
            yield Problem.of("crs_axes", wording="crs_axes_elsewhere", **_where(table))
        return
    bounds = georeference.extent_from_map(extent)
    if not is_geographic_wgs84_like(table.crs) and _are_degrees(bounds):
        if _is_beside_its_area(table.crs, extent):
            yield Problem.of("crs_degrees", **_where(table))
    elif _is_elsewhere(georeference, extent, bounds):
        yield Problem.of("crs_axes", wording="crs_axes_elsewhere", **_where(table))
    if not georeference.datum_shift:
        yield from _doubts_of_datum(table, extent)


def usual_extent(batch: GeometryBatch) -> Extent | None:
    """Return where most features of a batch lie, in EPSG:3857, without strays."""
    boxes = [geometry.bounds for geometry in batch.geometries.values()]
    corners = np.concatenate([np.empty((0, 4)), *boxes]).reshape(-1, 2)
    bounds = bounds_without_strays(corners)
    return None if bounds is None else Extent(*bounds)


def _fits_exchanged(table: Table) -> bool:
    """Return True if features beyond the map's edge lie in China once their axes are exchanged."""
    sample = sample_of(table.source, table.name)
    if sample is None:
        return False
    exchanged = _exchanged(table.georeference).extent_to_map(sample.bounds)
    return exchanged is not None and CHINA.contains(exchanged)


def _doubts_of_datum(table: Table, extent: Extent) -> Iterator[Problem]:
    shift = datum_shift_at(table.crs, extent)
    if shift is None:
        return
    datum = Phrase(_DATUMS[shift.datum], {}) if shift.datum in _DATUMS else shift.datum
    where: dict[str, Any] = {"file": table.path.name, "layer": table.name, "datum": datum}
    if shift.accuracy_m is not None:
        yield Problem.of("datum_shift_accuracy", **where, accuracy_m=shift.accuracy_m)
    elif CHINA.contains(extent):
        yield Problem.of("datum_shift_unknown", **where)
    else:
        yield Problem.of("datum_shift_unknown", wording="datum_shift_unknown_elsewhere", **where)


def _is_elsewhere(georeference: Georeference, extent: Extent, bounds: Bounds) -> bool:
    """Return True if features lie where nobody expects them, and exchanged axes where one does."""
    if CHINA.contains(extent) and not _is_beside_its_area(georeference.crs, extent):
        return False
    exchanged = _exchanged(georeference).extent_to_map(bounds)
    if exchanged is None or not CHINA.contains(exchanged):
        return False
    return not _is_beside_its_area(georeference.crs, exchanged)


def _is_beside_its_area(crs: str, extent: Extent) -> bool:
    """Return True if a CRS is made for another place than where an extent of EPSG:3857 lies."""
    if is_geographic_wgs84_like(crs) or crs.upper() == MAP_CRS:
        return False
    from pyproj import CRS

    use = CRS(crs).area_of_use
    if use is None:
        return False
    place = extent_to_degrees(extent)
    return (
        place.xmax < use.west - _OVERLAP_DEG
        or place.xmin > use.east + _OVERLAP_DEG
        or place.ymax < use.south - _OVERLAP_DEG
        or place.ymin > use.north + _OVERLAP_DEG
    )


def _exchanged(georeference: Georeference) -> Georeference:
    return replace(georeference, is_swapped=not georeference.is_swapped)


def _are_degrees(bounds: Bounds) -> bool:
    xmin, ymin, xmax, ymax = bounds
    return -180 <= xmin <= xmax <= 180 and -90 <= ymin <= ymax <= 90


def _where(table: Table) -> Mapping[str, Any]:
    return {"file": table.path.name, "layer": table.name, "crs": name_of(table.crs)}
