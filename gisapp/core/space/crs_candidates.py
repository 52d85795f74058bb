"""What CRS coordinates without one may have: a few candidates, the likeliest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from gisapp.core.space.crs import (
    Bounds,
    extent_from_degrees,
    extent_to_degrees,
    extent_to_map,
    lonlat_to_mercator,
)
from gisapp.core.space.extent import Extent
from gisapp.core.space.projected_candidates import Guess, gauss_kruger_guesses, stand_ins_for
from gisapp.errors import Phrase

MOST_CANDIDATES = 6
"""More of them nobody compares."""
CHINA = extent_from_degrees(Extent(73.0, 3.0, 136.0, 54.0))
"""A box around China and its seas, in EPSG:3857."""
_DEGREES = "EPSG:4326"
_HOME_DEG = (115.95, 28.67)
"""Where the embedded data lie."""
_NEAR_M = 2_000_000.0
"""Metres of EPSG:3857 around other layers within which a layer is expected."""
_WORLD_M = 20_040_000.0
"""Metres of Web Mercator beyond which no coordinate lies."""
_LOCAL_M = 1_000_000.0
"""A map that has no coordinate as large would lie off the coast of Africa in Web Mercator."""


@dataclass(frozen=True)
class CrsCandidate:
    """A CRS that coordinates may have.

    Parameters
    ----------
    crs : str
        `EPSG:n`.
    is_swapped : bool
        True if the first coordinate would be the northing or the latitude.
    why : Phrase
        What the CRS is, for users.
    extent : Extent
        Where the coordinates would lie, in EPSG:3857.
    """

    crs: str
    is_swapped: bool
    why: Phrase
    extent: Extent


def crs_candidates(bounds: Bounds, near: Extent | None = None) -> tuple[CrsCandidate, ...]:
    """Return the CRS that coordinates may have, the likeliest first.

    Degrees, Gauss-Krüger zones of China, Web Mercator and UTM are thought of, each with its axes
    in either order. Numbers cannot tell datums apart: CGCS2000 stands before the older ones.

    Parameters
    ----------
    bounds : (float, float, float, float)
        xmin, ymin, xmax, ymax of the coordinates as they are, without strays.
    near : Extent or None
        Where the coordinates are expected, such as the extent of the other layers, in EPSG:3857.
        None for the embedded data: eastings without a zone are then of the zone around 117° E.

    Returns
    -------
    tuple of CrsCandidate
        At most `MOST_CANDIDATES`; empty if no CRS fits, as for a building site's own numbers.

    Examples
    --------
    >>> best, *others = crs_candidates((39_400_000, 3_170_000, 39_400_500, 3_170_300))
    >>> best.crs, best.is_swapped, [each.crs for each in others]
    ('EPSG:4527', False, ['EPSG:2363', 'EPSG:2415'])
    >>> crs_candidates((28.6, 115.9, 28.7, 116.0))[0].is_swapped
    True
    >>> crs_candidates((0, 0, 4_000, 3_000))
    ()
    """
    if not np.isfinite(bounds).all():
        return ()
    found = [*_found(bounds, near, is_swapped=False), *_found(bounds, near, is_swapped=True)]
    if not found:
        return ()
    found.sort(key=lambda each: _unlikeliness(each[0], near))
    best, guess = found[0]
    is_likely = is_likely_place(best.extent, near)
    shown = [
        each for each, _ in found if each is best or not _is_far_fetched(each, near, is_likely)
    ]
    place = max(sum(is_likely_place(each.extent, near) for each in shown), 1)
    shown[place:place] = _stand_ins(best, guess, bounds)
    return tuple(shown[:MOST_CANDIDATES])


def proposal_of(candidates: Sequence[CrsCandidate]) -> Phrase:
    """Return the part of a sentence that names what coordinates may have for a CRS.

    Parameters
    ----------
    candidates : sequence of CrsCandidate
        The likeliest first; there may be none.

    Examples
    --------
    >>> str(proposal_of(crs_candidates((20_400_000, 3_170_000, 20_400_500, 3_170_300))[:1]))
    'most likely EPSG:4498 (CGCS2000, 6° zone 20)'
    """
    if not candidates:
        return Phrase("crs.none_likely", {})
    first, *others = candidates
    if not others:
        return Phrase("crs.likely", {"first": listed([first])})
    return Phrase("crs.likely_or_else", {"first": listed([first]), "others": listed(others)})


def listed(candidates: Sequence[CrsCandidate]) -> Phrase:
    """Return the part of a sentence that lists candidates, at least one, with what they are."""
    told = (Phrase("crs.candidate", {"code": each.crs, "why": each.why}) for each in candidates)
    return reduce(lambda some, each: Phrase("crs.candidates", {"some": some, "next": each}), told)


def is_likely_place(extent: Extent, near: Extent | None = None) -> bool:
    """True if a layer may be expected at an extent: in China, or around other layers.

    Parameters
    ----------
    extent, near : Extent
        In EPSG:3857; `near` is where other layers lie.
    """
    return CHINA.contains(extent) or (near is not None and _is_around(near, extent))


def _found(
    bounds: Bounds, near: Extent | None, *, is_swapped: bool
) -> Iterator[tuple[CrsCandidate, Guess]]:
    """Yield what bounds may be in one order of their axes, with the guess behind it."""
    read = _swapped(bounds) if is_swapped else bounds
    for guess in _guesses(read, None if near is None else _longitude(near)):
        candidate = _candidate(guess, read, is_swapped)
        if candidate is not None:
            yield candidate, guess


def _guesses(bounds: Bounds, home_deg: float | None) -> Iterator[Guess]:
    """Yield what bounds may be, x being the easting or longitude."""
    xmin, ymin, xmax, ymax = bounds
    if -180 <= xmin <= xmax <= 180 and -90 <= ymin <= ymax <= 90:
        yield Guess(_DEGREES, Phrase("crs.degrees", {}))
        return
    yield from gauss_kruger_guesses(bounds, home_deg)
    if _LOCAL_M <= max(map(abs, bounds)) <= _WORLD_M:
        yield Guess("EPSG:3857", Phrase("crs.web_mercator", {}))


def _stand_ins(best: CrsCandidate, guess: Guess, bounds: Bounds) -> Iterator[CrsCandidate]:
    """Yield what the coordinates may be as well as the best candidate, which was this guess."""
    read = _swapped(bounds) if best.is_swapped else bounds
    for each in stand_ins_for(guess, read):
        candidate = _candidate(each, read, best.is_swapped)
        if candidate is not None:
            yield candidate


def _candidate(guess: Guess, bounds: Bounds, is_swapped: bool) -> CrsCandidate | None:
    extent = extent_to_map(bounds, guess.crs)
    if extent is None:
        return None
    return CrsCandidate(guess.crs, is_swapped, _why(guess, is_swapped), extent)


def _why(guess: Guess, is_swapped: bool) -> Phrase:
    if not is_swapped:
        return guess.why
    if guess.why.code == "crs.degrees":
        return Phrase("crs.degrees_swapped", {})
    return Phrase("crs.swapped", {"what": guess.why})


def _is_far_fetched(candidate: CrsCandidate, near: Extent | None, has_likely: bool) -> bool:
    """Return True for what lies far away, and only because its axes were exchanged."""
    is_worth_it = candidate.crs == _DEGREES and not has_likely
    return candidate.is_swapped and not is_worth_it and not is_likely_place(candidate.extent, near)


def _unlikeliness(candidate: CrsCandidate, near: Extent | None) -> tuple[bool, bool, bool, float]:
    (x, y), *_ = lonlat_to_mercator(np.array([_HOME_DEG])).tolist()
    home_x, home_y = (x, y) if near is None else near.center
    place_x, place_y = candidate.extent.center
    return (
        near is not None and not _is_around(near, candidate.extent),
        not CHINA.contains(candidate.extent),
        candidate.is_swapped,
        float(np.hypot(place_x - home_x, place_y - home_y)),
    )


def _is_around(near: Extent, extent: Extent) -> bool:
    return near.buffered(_NEAR_M).contains(extent)


def _longitude(extent: Extent) -> float:
    return extent_to_degrees(extent).center[0]


def _swapped(bounds: Bounds) -> Bounds:
    xmin, ymin, xmax, ymax = bounds
    return ymin, xmin, ymax, xmax
