"""Where names stand along lines: in the middle of straight stretches, of many lines at once."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry import ragged
from gisapp.core.geometry.ragged import Offsets, Rows
from gisapp.core.space.extent import Extent
from gisapp.render.labels.polygon_places import Numbers, Places, upright

_SPACING_PX = 1000.0
"""From one place on a line to the next, in logical pixels of the finest resolution."""
_MOST_PLACES = 10_000
"""A line is named no more often than this."""
_STRAIGHT = 0.97
"""The share of a stretch's length that its chord must have for a name to follow it."""
_LENGTHS = (2.0, 1.6, 1.25, 1.0)
_SHIFTS = np.array((0.0, 0.5, -0.5, 1.0, -1.0, 2.0, -2.0))
"""From the middle of each part of a line, in lengths of the text, in the order of preference."""


def places_on_lines(
    points: Numbers, offsets: Offsets, widths_px: Numbers, resolution: float, seen: Extent
) -> tuple[Rows, Rows, Places]:
    """Return where texts have room along lines, each line maybe at several places.

    Parameters
    ----------
    points : (v, 2) float64
        The vertices of the lines, in EPSG:3857.
    offsets : (n + 1,) int64
        Of the lines among them; each has two at least.
    widths_px : (n,) float64
        Of the lines' texts, in logical pixels.
    resolution : float
        Places are for resolutions from this one to the double, in metres of EPSG:3857 a pixel.
    seen : Extent
        Where names are needed, in EPSG:3857.

    Returns
    -------
    owners, turns : (m,) int64
        The line of each place, and its turn among those that are near to each other.
    places : Places
        Of m texts.
    """
    if len(offsets) == 1:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), Places(*np.zeros((4, 0)))
    lines = _MeasuredLines(points, offsets)
    texts = widths_px * resolution
    spacings = np.maximum.reduce(
        [np.full_like(texts, _SPACING_PX * resolution), texts, lines.lengths / _MOST_PLACES]
    )
    counts = np.maximum(lines.lengths // spacings, 1).astype(np.int64) * (lines.lengths >= texts)
    owners = np.repeat(np.arange(len(counts)), counts)
    numbers = np.arange(len(owners)) - np.repeat(ragged.offsets_of(counts)[:-1], counts)
    middles = (numbers + 0.5) * (lines.lengths / np.maximum(counts, 1))[owners]
    # A close view of a long line sees few of them.
    near = seen.buffered(2 * float(texts.max(initial=0.0)))
    there = lines.at(owners, middles)
    is_near = ((there >= (near.xmin, near.ymin)) & (there <= (near.xmax, near.ymax))).all(axis=1)
    owners, middles = owners[is_near], middles[is_near]
    owners, middles = (np.repeat(each, len(_SHIFTS)) for each in (owners, middles))
    turns = np.arange(len(owners)) % len(_SHIFTS)
    found = np.zeros((4, len(owners)))
    for length in _LENGTHS:
        rows = np.flatnonzero(found[3] == 0)
        who, long = owners[rows], length * texts[owners[rows]]
        *place, fits = lines.stretches(who, middles[rows] + _SHIFTS[turns[rows]] * long, long)
        found[:3, rows[fits]] = np.array(place)[:, fits]
        found[3, rows[fits]] = length * resolution
    has_room = found[3] > 0
    return owners[has_room], turns[has_room], Places(*found[:, has_room])


class _MeasuredLines:
    """Lines with the distance of each vertex from the start of the first line."""

    def __init__(self, points: Numbers, offsets: Offsets) -> None:
        steps = np.zeros(len(points))
        steps[1:] = np.hypot(*np.diff(points, axis=0).T)
        # A gap, so that the end of one line is never the start of the next.
        steps[offsets[:-1]] = 1.0
        self._points, self._distances = points, np.cumsum(steps)
        self._starts = self._distances[offsets[:-1]]
        self.lengths = self._distances[offsets[1:] - 1] - self._starts

    def at(self, owners: Rows, distances: Numbers) -> Numbers:
        """Return the points, (m, 2), at distances from the starts of lines."""
        there = self._starts[owners] + distances
        return np.column_stack([np.interp(there, self._distances, each) for each in self._points.T])

    def stretches(
        self, owners: Rows, middles: Numbers, lengths: Numbers
    ) -> tuple[Numbers, Numbers, Numbers, NDArray[np.bool_]]:
        """Return x, y and angle of texts of such lengths, and whether the lines have room."""
        starts, centers, ends = (
            self.at(owners, middles + shift * lengths) for shift in (-0.5, 0.0, 0.5)
        )
        chords = ends - starts
        fits = (middles >= lengths / 2) & (middles <= self.lengths[owners] - lengths / 2)
        fits &= np.hypot(*chords.T) >= _STRAIGHT * lengths
        x, y = ((starts + ends + 2 * centers) / 4).T
        return x, y, upright(*chords.T), fits
