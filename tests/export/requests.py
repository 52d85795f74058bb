"""Requests for features as most tests want them."""

from collections.abc import Sequence

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.extent import Extent
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.chosen import Chosen
from gisapp.export.tables.request import FeatureRequest


def request(
    layers: Sequence[Layer] | ShownContent,
    extent: Extent | None = None,
    features: Sequence[FeatureRef] | None = None,
    crs: str | None = None,
) -> FeatureRequest:
    """Return what writes the features of layers as they are shown."""
    content = layers if isinstance(layers, ShownContent) else ShownContent.of(layers)
    chosen = None if features is None else FeatureSet.of(*features)
    return FeatureRequest(content, Chosen(extent, chosen), crs)


def called(layers: Sequence[Layer] | ShownContent, *uids: str) -> list[FeatureRef]:
    """Return the features with some uids."""
    every = layers.layers if isinstance(layers, ShownContent) else layers
    return [
        FeatureRef(layer.layer_id, feature_id)
        for layer in every
        if layer.identifiable and "uid" in [field.name for field in layer.attributes.fields]
        for feature_id in layer.geometry.feature_ids.tolist()
        if layer.attributes.record(feature_id)["uid"] in uids
    ]
