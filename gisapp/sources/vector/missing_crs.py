"""How to place the coordinates of a file that states its CRS, a wrong one, or none."""

from dataclasses import dataclass, replace
from functools import cached_property

from gisapp.core.layers.layer import Problem
from gisapp.core.layers.read_as import AUTO, ReadAs
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import extent_to_map, name_of
from gisapp.core.space.crs_candidates import CrsCandidate, crs_candidates, listed, proposal_of
from gisapp.core.space.crs_code import code_of
from gisapp.core.space.georeference import Georeference
from gisapp.errors import CrsError
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.vector.coordinate_sample import CoordinateSample, bounds_told, sample_of

_DEGREES = "EPSG:4326"
_LOCAL = ("LOCAL_CS[", "ENGCRS[", "ENGINEERINGCRS[")
"""How the WKT of a CRS begins that is no part of the earth: a building site's own, a drawing's."""

Placed = tuple[Georeference, tuple[Problem, ...]]


def georeference_of(
    source: ArrowSource,
    layer: str,
    crs: str | None,
    read_as: ReadAs,
    progress: Progress = NO_PROGRESS,
) -> Placed:
    """Return how the coordinates of a layer get their places, and what to report of that.

    What the user says goes before what the file states. Without either, numbers that can be
    degrees are taken for them; all others only where the user wants the likeliest CRS.

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
    progress : Progress
        Asked whether to stop while the file doesn't answer.

    Raises
    ------
    SourceError
        The file cannot be read.
    CrsError
        The file states none that is known and has a place on the earth, and its numbers are no
        degrees; the sentence names the CRS that they look like.
    """
    unplaced = _Unplaced(source, layer, read_as, progress)
    if read_as.named_crs is not None:
        return unplaced.read_as.georeference(read_as.named_crs), ()
    if read_as.crs == AUTO:
        return _likeliest(unplaced, crs)
    stated = _stated(unplaced, crs)
    return _assumed(unplaced) if stated is None else (unplaced.read_as.georeference(stated), ())


@dataclass(frozen=True)
class _Unplaced:
    """A layer whose place is looked for; its coordinates are read once, if at all."""

    source: ArrowSource
    layer: str
    read_as: ReadAs
    progress: Progress

    @cached_property
    def sample(self) -> CoordinateSample | None:
        """Some of its coordinates, None if it has none."""
        return sample_of(self.source, self.layer, self.read_as.encoding, self.progress)

    @cached_property
    def candidates(self) -> tuple[CrsCandidate, ...]:
        """The CRS that it may have, the likeliest first."""
        return () if self.sample is None else crs_candidates(self.sample.bounds)

    def fits(self, crs: str) -> bool:
        """True if its coordinates have a place in a CRS."""
        return (
            self.sample is None
            or self.read_as.georeference(crs).extent_to_map(self.sample.bounds) is not None
        )

    def problem(self, wording: str, **values: object) -> Problem:
        """Return the problem that its CRS is a guess."""
        where = {"file": self.source.path.name, "layer": self.layer}
        return Problem.of("crs_assumed", wording=wording, **where, **values)

    def refusal(self, code: str, **values: str) -> CrsError:
        """Return the failure that its CRS must be named; it names the likely ones."""
        return CrsError(
            code,
            path=self.source.path,
            layer=self.layer,
            proposal=proposal_of(self.candidates),
            **bounds_told(self.sample),
            **values,
        )


def _stated(unplaced: _Unplaced, crs: str | None) -> str | None:
    """Return the CRS that a file states, None where what it states says nothing."""
    # GDAL calls so what GeoPackage has as its CRS 0 and -1.
    if not crs or name_of(crs).lower().startswith("undefined"):
        return None
    if crs.upper().startswith(_LOCAL):
        raise unplaced.refusal("local_crs", crs=name_of(crs))
    try:
        extent_to_map((0.0, 0.0, 0.0, 0.0), crs)
    except CrsError as error:
        refusal = unplaced.refusal("stated_crs_unknown", crs=name_of(crs), details=str(error))
        raise refusal from error
    return code_of(crs)


def _assumed(unplaced: _Unplaced) -> Placed:
    """Return the place of numbers that can be degrees."""
    placed = unplaced.read_as.georeference(_DEGREES)
    best = next(iter(unplaced.candidates), None)
    if unplaced.sample is not None and (best is None or best.crs != _DEGREES):
        raise unplaced.refusal("no_crs" if best else "no_crs_fits")
    if best is None or not best.is_swapped or placed.is_swapped:
        return placed, (unplaced.problem("crs_assumed"),)
    return replace(placed, is_swapped=True), (unplaced.problem("crs_assumed_swapped"),)


def _likeliest(unplaced: _Unplaced, crs: str | None) -> Placed:
    """Return the likeliest place of coordinates, unless the file states a CRS that fits them."""
    candidates = unplaced.candidates
    stated = None
    try:
        stated = _stated(unplaced, crs)
    except CrsError:
        if not candidates:
            raise
    if stated is not None and (not candidates or unplaced.fits(stated)):
        return unplaced.read_as.georeference(stated), ()
    if not candidates or candidates[0].crs == _DEGREES:
        return _assumed(unplaced)
    best, *others = candidates
    placed = replace(unplaced.read_as.georeference(best.crs), is_swapped=best.is_swapped)
    if not others:
        return placed, (unplaced.problem("crs_likeliest_only", crs=listed([best])),)
    problem = unplaced.problem("crs_likeliest", crs=listed([best]), others=listed(others))
    return placed, (problem,)
