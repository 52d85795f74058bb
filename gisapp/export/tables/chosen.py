"""Which features of a layer are written: all that it shows, some of them, or those in an extent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.layers.symbology import Symbology
from gisapp.core.own_parks.filtered import filtered
from gisapp.core.space.extent import Extent
from gisapp.export.redaction.redacted_attributes import RedactedAttributes
from gisapp.sources.parks.park_schema import load_park_schema

BATCH = 50_000
"""Features that are written at once: what they need is a small part of any memory."""


@dataclass(frozen=True)
class Chosen:
    """What is written of the features that layers show.

    Parameters
    ----------
    extent : Extent or None
        In EPSG:3857; only features whose bounds touch it.
    features : FeatureSet or None
        Only these.
    """

    extent: Extent | None = None
    features: FeatureSet | None = None

    @property
    def is_all(self) -> bool:
        """True if nothing is left out."""
        return self.extent is None and self.features is None

    def count(self, layer: Layer) -> int:
        """Return how many features of a layer are written, at most."""
        if self.features is not None:
            return len(self.features.ids.get(layer.layer_id, ()))
        if self.extent is None or layer.partial is not None:
            return layer.feature_count
        return len(layer.index.rows_seen(self.extent))


ALL = Chosen()


def chosen_batches(layer: Layer, chosen: Chosen = ALL) -> Iterator[FeatureGeometry]:
    """Yield what is written of a layer, in the order of its source, batch by batch.

    Raises
    ------
    SourceError
        The source of a layer beyond memory cannot be read any more.
    """
    ids = None if chosen.features is None else chosen.features.ids.get(layer.layer_id)
    if chosen.features is not None and ids is None:
        return
    for geometry, rows in _found(layer, chosen.extent):
        kept = rows if ids is None else rows[np.isin(geometry.feature_ids[rows], ids)]
        for start in range(0, len(kept), BATCH):
            yield geometry.reordered(kept[start : start + BATCH])


def _found(
    layer: Layer, extent: Extent | None
) -> Iterator[tuple[FeatureGeometry, NDArray[np.int64]]]:
    """Yield geometry, and the rows of it that are in an extent and shown."""
    if layer.partial is not None:
        for batch in layer.partial.store.batches(extent):
            yield batch, _passing(layer, layer.partial.nearby, batch)
        return
    geometry = layer.geometry
    rows = np.arange(len(geometry)) if extent is None else layer.index.rows_seen(extent)
    # Drawn in an order of their own, they are written in the source's.
    yield geometry, rows[np.argsort(geometry.feature_ids[rows], kind="stable")]


def _passing(
    layer: Layer, nearby: Mapping[str, FeatureIndex], batch: FeatureGeometry
) -> NDArray[np.int64]:
    """Return the rows of a batch that the layer's filter lets through."""
    everything = np.arange(len(batch))
    if not layer.filter.conditions:
        return everything
    attributes = layer.attributes
    if isinstance(attributes, RedactedAttributes):
        # A filter may well be about what is not told.
        attributes = attributes.table
    symbology = Symbology.single(layer.symbology.common)
    content = LayerContent.in_first_class(FeatureIndex(batch), attributes, symbology)
    schema = load_park_schema() if layer.mapping else None
    kept = filtered(replace(layer, content=content), layer.filter, schema, nearby).content.shown
    return everything if kept is None else np.flatnonzero(kept)
