"""How each kind of the park schema looks, and how its names are written."""

from dataclasses import replace

from gisapp.core.layers.symbology import Hatch, LabelStyle, Symbol, Symbology

KIND_ORDER = (
    "district",
    "expansion_zone",
    "zone",
    "park",
    "reconstruction_zone",
    "phase",
    "project",
    "plot",
    "building",
    "road",
    "centre",
    "station",
    "airport",
    "development_zone",
    "enterprise",
)
"""All kinds that have a place, from the bottom of the map to the top."""

_SYMBOLS = {
    "district": Symbol(stroke="district_line", stroke_width=1.8, dash="dashed"),
    "park": Symbol(fill="park", stroke="park_line", stroke_width=1.4),
    "phase": Symbol(fill="phase", stroke="phase_line", stroke_width=1.3),
    "plot": Symbol(fill="plot", stroke="plot_line", stroke_width=1.0),
    "zone": Symbol(fill="expansion_zone", stroke="expansion_zone_line", stroke_width=1.2),
    "project": Symbol(fill="avenue", stroke="development_zone_line", stroke_width=1.2),
    "building": Symbol(fill="railway", stroke="station_line", stroke_width=1.0),
    "reconstruction_zone": Symbol(
        fill="reconstruction_zone", stroke="reconstruction_zone_line", stroke_width=1.4
    ),
    "expansion_zone": Symbol(
        fill="expansion_zone",
        stroke="expansion_zone_line",
        stroke_width=1.2,
        dash="dashed",
        hatch="backward",
    ),
    "road": Symbol(stroke="avenue", stroke_width=4.0, casing="avenue_line"),
    "enterprise": Symbol(
        fill="hollow", stroke="enterprise_line", stroke_width=2.0, marker_size=10.0
    ),
    "development_zone": Symbol(
        fill="hollow",
        stroke="development_zone_line",
        stroke_width=2.0,
        marker="diamond",
        marker_size=12.0,
    ),
    "station": Symbol(
        fill="hollow", stroke="station_line", stroke_width=2.0, marker="square", marker_size=9.0
    ),
    "airport": Symbol(
        fill="hollow", stroke="airport_line", stroke_width=2.0, marker="triangle", marker_size=12.0
    ),
    "centre": Symbol(
        fill="centre", stroke="centre_line", stroke_width=1.5, marker="star", marker_size=13.0
    ),
}


def _hatched(kind: str, hatch: Hatch) -> Symbol:
    return replace(_SYMBOLS[kind], dash="dashed", hatch=hatch)


def _soft(kind: str, color: str) -> Symbol:
    """Return a marker without an edge, larger, so that as much of its colour is seen."""
    symbol = _SYMBOLS[kind]
    return replace(symbol, fill=color, stroke="", marker_size=1.9 * symbol.marker_size, soft=True)


_SCHEMATIC = {
    "park": _hatched("park", "forward"),
    "phase": _hatched("phase", "cross"),
    "plot": _hatched("plot", "forward"),
    "zone": _hatched("zone", "backward"),
    "project": _hatched("project", "forward"),
    "building": _hatched("building", "backward"),
    "reconstruction_zone": _hatched("reconstruction_zone", "backward"),
    "enterprise": _soft("enterprise", "enterprise_line"),
    "development_zone": _soft("development_zone", "development_zone_line"),
    "station": _soft("station", "station_line"),
    "airport": _soft("airport", "airport_line"),
    "centre": _soft("centre", "centre"),
}

_LABELS = {
    "district": LabelStyle(rank=17, color="district_line", size=15, bold=True, finest=9),
    "park": LabelStyle(rank=10, color="park_line", size=13, bold=True, coarsest=200),
    "reconstruction_zone": LabelStyle(
        rank=14, color="reconstruction_zone_line", size=12, bold=True, coarsest=90
    ),
    "expansion_zone": LabelStyle(rank=16, color="expansion_zone_line", size=12, coarsest=70),
    "development_zone": LabelStyle(rank=18, color="development_zone_line", size=12, coarsest=400),
    "phase": LabelStyle(rank=20, color="phase_line", size=11, bold=True, coarsest=14),
    "road": LabelStyle(rank=24, color="label", size=11, coarsest=50),
    "enterprise": LabelStyle(rank=30, color="enterprise_line", size=11, coarsest=70),
    "airport": LabelStyle(rank=34, color="station_line", size=11, coarsest=200),
    "station": LabelStyle(rank=36, color="station_line", size=11, coarsest=80),
    "centre": LabelStyle(rank=38, color="centre", size=11, coarsest=60),
    "zone": LabelStyle(rank=15, color="expansion_zone_line", size=12, coarsest=70),
    "project": LabelStyle(rank=40, color="development_zone_line", size=11, coarsest=14),
    "plot": LabelStyle(rank=50, color="plot_line", size=10, coarsest=3),
    "building": LabelStyle(rank=52, color="station_line", size=10, coarsest=3),
}


def symbology_of(kind: str, schematic: bool = True) -> Symbology:
    """Return the look of a kind.

    Parameters
    ----------
    kind : str
        One of `KIND_ORDER`.
    schematic : bool
        True for shapes drawn by hand, so that users see it: areas are dashed and hatched then,
        and points have no edge.

    Raises
    ------
    KeyError
        The schema has no such kind with a place.
    """
    looks = _SYMBOLS | _SCHEMATIC if schematic else _SYMBOLS
    return Symbology.single(looks[kind])


def labels_of(kind: str) -> LabelStyle | None:
    """Return how a kind's names are written; None if they are not."""
    return _LABELS.get(kind)
