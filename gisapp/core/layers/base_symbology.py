"""How the offline base map looks: quiet, so that what lies on it stands out."""

from collections.abc import Mapping
from dataclasses import dataclass

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import LabelStyle, Symbol


@dataclass(frozen=True)
class BaseStyle:
    """The look of one layer of the base map.

    Parameters
    ----------
    kind : {"point", "line", "polygon"}
    symbol : Symbol
    labels : LabelStyle or None
        How names are written; None if they are not.
    coarsest : float
        As in `Layer`.
    """

    kind: GeometryKind
    symbol: Symbol
    labels: LabelStyle | None = None
    coarsest: float = float("inf")


_WATER = Symbol(fill="water", stroke="water_line", stroke_width=0.8)

BASE_STYLES: Mapping[str, BaseStyle] = {
    "base/ocean": BaseStyle("polygon", Symbol(fill="water")),
    "base/land": BaseStyle("polygon", Symbol(fill="land")),
    "base/coast": BaseStyle("line", Symbol(stroke="coast", stroke_width=0.8)),
    "base/lake": BaseStyle(
        "polygon", _WATER, LabelStyle(rank=70, color="label_water", size=11, italic=True)
    ),
    "base/town": BaseStyle(
        "point",
        Symbol(fill="hollow", stroke="place_line", stroke_width=1.4, marker_size=5.0),
        LabelStyle(rank=64, color="label_quiet", size=11),
        coarsest=400.0,
    ),
    "base/city": BaseStyle(
        "point",
        Symbol(fill="hollow", stroke="place_line", stroke_width=1.6, marker_size=6.0),
        LabelStyle(rank=62, color="label_quiet", size=12),
        coarsest=1600.0,
    ),
    "base/metropolis": BaseStyle(
        "point",
        Symbol(fill="hollow", stroke="place_line", stroke_width=1.8, marker_size=6.5),
        LabelStyle(rank=60, color="label_quiet", size=12, bold=True),
    ),
    "context/river": BaseStyle(
        "polygon", _WATER, LabelStyle(rank=52, color="label_water", size=13, italic=True)
    ),
    "context/lake": BaseStyle(
        "polygon", _WATER, LabelStyle(rank=54, color="label_water", size=11, italic=True)
    ),
    "context/railway": BaseStyle(
        "line",
        Symbol(stroke="land", stroke_width=1.4, dash="dashed", casing="railway"),
        LabelStyle(rank=58, color="label_quiet", size=10, coarsest=60),
    ),
    "context/road": BaseStyle(
        "line",
        Symbol(stroke="road", stroke_width=2.6, casing="road_casing"),
        LabelStyle(rank=56, color="label_quiet", size=10, coarsest=60),
    ),
    "context/expansion_arrow": BaseStyle(
        "line", Symbol(stroke="expansion_zone_line", stroke_width=3.0, arrow=True)
    ),
}
"""By layer id, bottom first; each is named in the words as `layers.<group>.<name>`."""

ABOVE_PARKS = ("context/expansion_arrow",)
"""The layers that the areas of parks must not cover."""
