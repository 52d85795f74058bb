"""How to place the coordinates of a file that states its CRS, a wrong one, or none."""

from dataclasses import replace
from typing import Any

from gisapp.core.layers.layer import Problem
from gisapp.core.layers.read_as import AUTO, ReadAs
from gisapp.core.space.crs import extent_to_map, name_of
from gisapp.core.space.crs_candidates import CrsCandidate, crs_candidates, proposal_of
from gisapp.core.space.georeference import Georeference
from gisapp.errors import CrsError
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.vector.coordinate_sample import sample_of

_DEGREES = "EPSG:4326"
_LOCAL = ("LOCAL_CS[", "ENGCRS[", "ENGINEERINGCRS[")
"""How the WKT of a CRS begins that is no part of the earth: a building site's own, a drawing's."""

Placed = tuple[Georeference, tuple[Problem, ...]]


def georeference_of(source: ArrowSource, layer: str, crs: str | None, read_as: ReadAs) -> Placed:
    """Return how the coordinates of a layer get their places, and what to report of that.

    What the user says goes before what the file states. Without either, numbers that can be
    degrees are taken for them; others are only where the user wants the likeliest CRS.

    Parameters
    ----------
    source : ArrowSource
        The file.
    layer : str
        One of its layers.
    crs : str or None
        What the file has for its CRS: `EPSG:n`, WKT or nothing.
    read_as : ReadAs
        What the user says.

    Raises
    ------
    SourceError
        The file cannot be read.
    CrsError
        The file states none that is known and has a place on the earth, and its numbers are no
        degrees; the sentence names the CRS that they look like.
    """
    if read_as.named_crs is not None:
        return _placed(read_as, read_as.named_crs), ()
    if read_as.crs == AUTO:
        return _likeliest(source, layer, crs, read_as)
    stated = stated_crs(source, layer, crs)
    if stated is not None:
        return _placed(read_as, stated), ()
    return _assumed(source, layer, read_as)


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
        raise _refusal(source, layer, "local_crs", crs=name_of(crs))
    try:
        extent_to_map((0.0, 0.0, 0.0, 0.0), crs)
    except CrsError as error:
        raise _refusal(
            source, layer, "stated_crs_unknown", crs=name_of(crs), details=str(error)
        ) from error
    return crs


def candidates_of(source: ArrowSource, layer: str) -> tuple[CrsCandidate, ...]:
    """Return the CRS that the coordinates of a layer may have, the likeliest first.

    Parameters
    ----------
    source : ArrowSource
        The file.
    layer : str
        One of its layers.

    Raises
    ------
    SourceError
        The file cannot be read.
    """
    sample = sample_of(source, layer)
    return () if sample is None else crs_candidates(sample.bounds)


def _assumed(source: ArrowSource, layer: str, read_as: ReadAs) -> Placed:
    """Return the place of numbers that can be degrees; in the order of longitude and latitude."""
    sample = sample_of(source, layer)
    where = {"file": source.path.name, "layer": layer}
    candidates = () if sample is None else crs_candidates(sample.bounds)
    degrees = [each for each in candidates if each.crs == _DEGREES]
    is_plain = sample is None or any(not each.is_swapped for each in degrees)
    if is_plain or read_as.is_swapped:
        return _placed(read_as, _DEGREES), (Problem.of("crs_assumed", **where),)
    if degrees:
        swapped = replace(_placed(read_as, _DEGREES), is_swapped=True)
        return swapped, (Problem.of("crs_assumed", wording="crs_assumed_swapped", **where),)
    raise _refusal(source, layer, "no_crs")


def _likeliest(source: ArrowSource, layer: str, crs: str | None, read_as: ReadAs) -> Placed:
    """Return the likeliest place of coordinates without a CRS that fits them."""
    refused: CrsError | None = None
    stated = None
    try:
        stated = stated_crs(source, layer, crs)
    except CrsError as error:
        refused = error
    sample = sample_of(source, layer)
    if stated is not None:
        placed = _placed(read_as, stated)
        if sample is None or placed.extent_to_map(sample.bounds) is not None:
            return placed, ()
    if sample is None:
        return _assumed(source, layer, read_as)
    candidates = crs_candidates(sample.bounds)
    if not candidates:
        raise refused or _refusal(source, layer, "no_crs")
    best = candidates[0]
    problem = Problem.of(
        "crs_assumed",
        wording="crs_likeliest",
        file=source.path.name,
        layer=layer,
        proposal=proposal_of(candidates),
    )
    return replace(_placed(read_as, best.crs), is_swapped=best.is_swapped), (problem,)


def _placed(read_as: ReadAs, crs: str) -> Georeference:
    return Georeference(crs, read_as.is_swapped, read_as.correction, read_as.datum_shift)


def _refusal(source: ArrowSource, layer: str, code: str, **values: Any) -> CrsError:  # noqa: ANN401
    sample = sample_of(source, layer)
    bounds = (0.0, 0.0, 0.0, 0.0) if sample is None else sample.bounds
    numbers = dict(zip(("xmin", "ymin", "xmax", "ymax"), bounds, strict=True))
    proposal = proposal_of(crs_candidates(bounds))
    return CrsError(code, path=source.path, layer=layer, proposal=proposal, **numbers, **values)
