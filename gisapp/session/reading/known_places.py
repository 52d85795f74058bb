"""What lies near a place: the nearest name on the base map, and the other layers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.space.extent import Extent
from gisapp.core.space.gaps import gap_m
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice, format_value
from gisapp.words import Words

_TOWN_RESOLUTION = 1000.0
"""Names that are drawn only at finer resolutions, in metres a pixel, few people know."""
_AT_M = 15_000.0
"""A place within so many metres is said to be there."""
_FAR_M = 500_000.0
"""The nearest name says nothing beyond that."""
_BESIDE_M = 20_000.0
"""Layers within that are near each other."""


@dataclass(frozen=True, eq=False)
class KnownPlaces:
    """Named points of the base map, and where the other layers lie.

    Parameters
    ----------
    xy : (n, 2) float64
        In EPSG:3857.
    names : sequence of Bilingual
        Of each point.
    others : Extent or None
        Where the other layers lie, in EPSG:3857; None where there are none.
    """

    xy: NDArray[np.float64]
    names: Sequence[Bilingual]
    others: Extent | None

    @classmethod
    def of(cls, layers: Sequence[Layer], others: Extent | None) -> "KnownPlaces":
        """Return the named points of the base map among some layers."""
        named = [
            each
            for each in layers
            if each.group in OFFLINE_BASEMAP_GROUPS
            and each.geometry.kind == "point"
            and each.coarsest > _TOWN_RESOLUTION
        ]
        xy = [each.geometry.bounds[:, :2] for each in named]
        names = [
            name
            for each in named
            for name in each.attributes.names(each.geometry.feature_ids.tolist())
        ]
        return cls(np.concatenate([np.empty((0, 2)), *xy]), names, others)

    def described(self, extent: Extent, words: Words, units: UnitChoice) -> str:
        """Return where an extent of EPSG:3857 lies, in the user's words.

        Parameters
        ----------
        extent : Extent
            In EPSG:3857.
        words : Words
            The user's language.
        units : UnitChoice
            The user's units.
        """
        said = (self._near_name(extent, words, units), self._from_others(extent, words, units))
        return words("coordinates.joined_by").join(filter(None, said))

    def _near_name(self, extent: Extent, words: Words, units: UnitChoice) -> str:
        if not len(self.xy):
            return ""
        nearest = int(np.argmin(np.hypot(*(self.xy - extent.center).T)))
        x, y = self.xy[nearest].tolist()
        metres = gap_m(Extent(x, y, x, y), extent)
        if metres > _FAR_M:
            return words("coordinates.far_from_names")
        name = self.names[nearest].in_language(words.language)
        if metres < _AT_M:
            return words("coordinates.at_name", name=name)
        distance = format_value(metres, "m", units, words, digits=2)
        return words("coordinates.near_name", name=name, distance=distance)

    def _from_others(self, extent: Extent, words: Words, units: UnitChoice) -> str:
        if self.others is None:
            return ""
        metres = gap_m(self.others, extent)
        if metres < _BESIDE_M:
            return words("coordinates.beside_others")
        distance = format_value(metres, "m", units, words, digits=2)
        return words("coordinates.from_others", distance=distance)
