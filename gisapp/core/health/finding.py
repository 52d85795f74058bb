"""What is wrong with data: each thing with its place and its words, and what a check came to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Layer
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import Phrase
from gisapp.words import Words

LonLat = tuple[float, float]
ROWS_COMING = "rows_coming"
"""What the rows of a mapped layer are is still being looked up."""
_DEGREE_DIGITS = 7
"""A centimetre."""


@dataclass(frozen=True)
class Finding:
    """What a rule found.

    Parameters
    ----------
    code : str
        What it is, for programs: "overlap", "repeated_key" …; its words are `health.<code>`.
    layer_id : str
    feature_ids : tuple of int
        The features that it concerns; empty for the layer as a whole.
    key : str
        That of the first of them, as it is written; empty where there is none.
    values : mapping
        What stands at the placeholders of the words.
    at : (float, float) or None
        Longitude and latitude of where to look, in degrees; None for nowhere.
    """

    code: str
    layer_id: str
    feature_ids: tuple[int, ...] = ()
    key: str = ""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    at: LonLat | None = None

    def sentence(self, words: Words) -> str:
        """Return what is wrong, in a language."""
        values = {
            name: value.in_language(words.language) if isinstance(value, Bilingual) else value
            for name, value in self.values.items()
        }
        return Phrase(f"health.{self.code}", values).sentence(words)


@dataclass(frozen=True)
class Health:
    """What a check came to.

    Parameters
    ----------
    findings : tuple of Finding
        Layer by layer, in the order of the rules.
    not_checked : tuple of Finding
        What was not looked at, and why.
    """

    findings: tuple[Finding, ...] = ()
    not_checked: tuple[Finding, ...] = ()


def middles_of(layer: Layer, feature_ids: Sequence[int]) -> list[LonLat | None]:
    """Return the middle of each feature in longitude and latitude; None for those without place.

    Parameters
    ----------
    layer : Layer
    feature_ids : sequence of int
        Features of it.
    """
    geometry = layer.geometry
    order = np.argsort(geometry.feature_ids)
    places = np.searchsorted(geometry.feature_ids, feature_ids, sorter=order)
    rows = order[np.minimum(places, len(order) - 1)] if len(order) else places
    return lonlat_of(geometry.middles(rows)) if len(order) else [None] * len(feature_ids)


def lonlat_of(xy: NDArray[np.float64]) -> list[LonLat | None]:
    """Return points of EPSG:3857, (n, 2), in longitude and latitude; None for NaN."""
    degrees = np.round(mercator_to_lonlat(xy), _DEGREE_DIGITS).tolist()
    return [None if x != x else (x, y) for x, y in degrees]


def extent_of(layer: Layer, feature_ids: Iterable[int]) -> Extent | None:
    """Return the extent of features in EPSG:3857; None if none has a place."""
    rows = np.flatnonzero(np.isin(layer.geometry.feature_ids, list(feature_ids)))
    return Extent.of_bounds(layer.geometry.bounds[rows])
