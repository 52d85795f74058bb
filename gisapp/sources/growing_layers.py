"""The layers of one table of a file while it is read: one for each kind of geometry in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from gisapp.core.bilingual import Bilingual
from gisapp.core.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.feature_index import FeatureIndex
from gisapp.core.growing_geometry import GrowingGeometry
from gisapp.core.layer import Layer, LayerOrigin, Problem
from gisapp.core.symbology import LabelStyle, Symbol, Symbology
from gisapp.sources.arrow_attributes import ArrowAttributes
from gisapp.sources.geometry_batches import GeometryBatch

_BOTTOM_FIRST: tuple[GeometryKind, ...] = ("polygon", "line", "point")
_KIND_NAMES: Mapping[GeometryKind, tuple[str, str]] = {
    "point": ("points", "点"),
    "line": ("lines", "线"),
    "polygon": ("polygons", "面"),
}
_RUNS = 8
"""A run that waits for its order is no more than this part of a table, so that it takes little
memory and time: ordering it goes on beside reading the next one."""
_SERIES = 8
_NAMES = LabelStyle(rank=80, coarsest=4)


@dataclass(frozen=True)
class Making:
    """What all layers of a table share."""

    origin: LayerOrigin
    attributes: ArrowAttributes
    expected: GeometryKind
    """The kind of geometry that the table says to hold."""
    features: int | None
    """How many features the table says to hold, None where it doesn't say."""


class GrowingLayers:
    """Takes batches of a table and makes layers of what has arrived.

    The first kind of geometry that arrives gives its layer the table's own name; so a layer
    keeps its id when another kind turns up.
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self._grown: dict[GeometryKind, GrowingGeometry] = {}
        self._waiting: dict[GeometryKind, list[FeatureGeometry]] = {}
        self._without_geometry: list[NDArray[np.int64]] = []
        self._arrived = self._settled = 0
        self._worth_showing = 0

    def __len__(self) -> int:
        """Return the number of features that have arrived, those without geometry included."""
        return self._arrived

    @property
    def is_worth_showing(self) -> bool:
        """Tell whether about as much waits as was shown before."""
        return self._arrived >= self._worth_showing

    def append(self, batch: GeometryBatch) -> None:
        """Take a batch."""
        self._arrived += len(batch)
        for kind, geometry in batch.geometries.items():
            self._waiting.setdefault(kind, []).append(geometry)
        if len(batch.without_geometry):
            self._without_geometry.append(batch.without_geometry)
        features = self._making.features
        if features and self._arrived - self._settled >= features / _RUNS:
            self._settle(min(self._arrived / features, 1.0))

    def shown(self) -> tuple[Layer, ...]:
        """Return the layers of what has arrived and has geometry, bottom first."""
        expected = self._making.features or 2 * self._arrived
        self._worth_showing = 2 * self._arrived
        return self._layers(share=self._arrived / max(expected, self._arrived))

    def complete(self, problems: tuple[Problem, ...]) -> tuple[Layer, ...]:
        """Return the layers of all that has arrived, bottom first.

        Features without geometry go to the kind of which there is most.
        """
        self._making = replace(self._making, origin=replace(self._making.origin, problems=problems))
        layers = self._layers(share=1.0)
        if layers and not self._without_geometry:
            return layers
        ids = np.concatenate([np.empty(0, np.int64), *self._without_geometry])
        self._without_geometry.clear()
        most = self._most_frequent_kind()
        self._waiting[most] = [FeatureGeometry.missing(most, ids)]
        return self._layers(share=1.0)

    def _most_frequent_kind(self) -> GeometryKind:
        expected = self._making.expected
        counts = {kind: len(geometry) for kind, geometry in self._grown.items()} or {expected: 0}
        return max(counts, key=lambda kind: (counts[kind], kind == expected))

    def _settle(self, share: float) -> None:
        """Put what waits behind what has come before; `share` of the table is there with it."""
        for kind, run in self._waiting.items():
            self._grown.setdefault(kind, GrowingGeometry(kind)).append(run, share)
        self._waiting.clear()
        self._settled = self._arrived

    def _layers(self, share: float) -> tuple[Layer, ...]:
        self._settle(share)
        geometries = {kind: each.so_far() for kind, each in self._grown.items()}
        first = next(iter(geometries), None)
        return tuple(
            make_layer(
                geometries[kind],
                self._making,
                suffix="" if kind == first else f"/{kind}",
                names_kind=len(geometries) > 1,
            )
            for kind in _BOTTOM_FIRST
            if kind in geometries
        )


def make_layer(
    geometry: FeatureGeometry, making: Making, *, suffix: str = "", names_kind: bool = False
) -> Layer:
    """Return a layer in one colour; `suffix` tells its id from those of the table's others."""
    origin, attributes = making.origin, making.attributes
    path = Path(origin.source)
    layer_id = f"{path.stem}/{origin.layer}{suffix}"
    name = Bilingual(origin.layer, origin.layer)
    if names_kind:
        english, chinese = _KIND_NAMES[geometry.kind]
        name = Bilingual(f"{origin.layer} ({english})", f"{origin.layer}（{chinese}）")
    return Layer(
        layer_id=layer_id,
        name=name,
        group=path.name,
        kind="",
        geometry=geometry,
        index=FeatureIndex(geometry),
        attributes=attributes,
        symbology=_symbology(layer_id, geometry.kind),
        classes=np.zeros(len(geometry), np.uint8),
        origin=origin,
        labels=_NAMES if attributes.name_field else None,
    )


def kind_of_type(geometry_type: str) -> GeometryKind:
    """Return the kind of GDAL's type of a layer; polygon where it says nothing."""
    if "Point" in geometry_type:
        return "point"
    if "LineString" in geometry_type or geometry_type.startswith(("Multi Curve", "Compound")):
        return "line"
    return "polygon"


def _symbology(layer_id: str, kind: GeometryKind) -> Symbology:
    """Return one symbol in a colour of the series, the same for a layer each time it is opened."""
    color = f"series{crc32(layer_id.encode()) % _SERIES + 1}"
    symbols: dict[GeometryKind, Symbol] = {
        "point": Symbol(fill=color, stroke="#ffffff", marker_size=8),
        "line": Symbol(stroke=color, stroke_width=1.5),
        "polygon": Symbol(fill=color, fill_opacity=0.35, stroke=color),
    }
    return Symbology.single(symbols[kind])
