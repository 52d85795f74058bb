"""A place where a name may stand, how names are written, and which stand beside their feature."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import LabelStyle
from gisapp.render.label_text import LabelText
from gisapp.render.palette import Palette
from gisapp.words import Language

_FEW = 200
"""Up to so many polygons of a layer, names may stand beside those that have no room for them."""

Candidates = NDArray[np.void]
CANDIDATE = np.dtype(
    [
        ("layer", np.int64),
        ("row", np.int64),
        ("rank", np.int64),
        ("text", object),
        ("size", np.float64, 2),
        ("x", np.float64),
        ("y", np.float64),
        ("angle", np.float64),
        ("finest", np.float64),
        ("coarsest", np.float64),
        ("offset_m", np.float64, 2),
        ("offset_px", np.float64, 2),
        ("is_outside", np.bool_),
        ("order", np.float64),
        ("turn", np.int64),
    ]
)
"""A place where a name may stand: the feature's `row` in its `layer`; the label's `rank`; the
`text` and its `size` in logical pixels; the point `x`, `y` in EPSG:3857 that it is tied to, and
the way from there to its middle, right and down, in metres and in logical pixels; its `angle` in
degrees clockwise; the resolutions between which it has room. A lower `rank`, `order`, and of a
feature a lower `turn` comes first. Without a text it is a place that names keep clear of."""


@dataclass(frozen=True)
class NameStyle:
    """What decides how a layer's names are written, and which they are."""

    labels: LabelStyle
    language: Language
    color: str
    halo: str
    template: str = ""

    @classmethod
    def of(
        cls, labels: LabelStyle, palette: Palette, language: Language, template: str = ""
    ) -> "NameStyle":
        """Return a style in a palette's colours; without a template it is of names."""
        halo = palette.hex("label_halo")
        return cls(labels, language, palette.hex(labels.color), halo, template)

    def text(self, lines: tuple[str, ...]) -> LabelText:
        """Return lines as they are written."""
        # Chinese type has no italic; a slanted imitation is hard to read.
        italic = self.labels.italic and all(map(str.isascii, lines))
        return LabelText(lines, self.labels.size, self.labels.bold, italic, self.color, self.halo)


def joined(candidates: Sequence[Candidates]) -> Candidates:
    """Return all candidates as one array; numpy's own way compares the fields of each."""
    ends = np.cumsum([0, *map(len, candidates)])
    found = np.empty(ends[-1], CANDIDATE)
    for each, (first, end) in zip(candidates, pairwise(ends.tolist()), strict=True):
        found[first:end] = each
    return found


def may_stand_beside(layer: Layer) -> bool:
    """True if names may stand beside polygons that have no room for them."""
    return layer.identifiable and len(layer.geometry) <= _FEW


def marker_radius(layer: Layer, row: int) -> float:
    """Return how far the marker of the point at `row` reaches from its middle, logical pixels."""
    return marker_radii(layer)[int(layer.classes[row])]


def marker_radii(layer: Layer) -> tuple[float, ...]:
    """Return how far markers reach from their middle, in logical pixels, of each class."""
    symbols = (each.symbol for each in layer.symbology.classes)
    return tuple((each.marker_size + each.stroke_width) / 2 for each in symbols)
