"""A raster as an entry of the layer stack: a layer that has a picture and no features."""

from collections.abc import Mapping, Sequence

import numpy as np

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributesInMemory, AttributeValue, Column, Field
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import RASTER_GROUP, Layer, LayerOrigin
from gisapp.core.layers.symbology import Symbol, Symbology
from gisapp.core.rasters.raster import Raster
from gisapp.core.text.bilingual import Bilingual


class NoAttributes(AttributesInMemory):
    """The attributes of a layer without features."""

    fields: tuple[Field, ...] = ()
    has_names = False

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Raise KeyError, for there is no feature."""
        raise KeyError(feature_id)

    def column(self, field: str, _feature_ids: Sequence[int]) -> Column:
        """Raise KeyError, for there is no attribute."""
        raise KeyError(field)

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return an empty name for each id."""
        return [Bilingual()] * len(feature_ids)


def raster_layer(layer_id: str, raster: Raster, origin: LayerOrigin) -> Layer:
    """Return the layer of a raster, named like the layer of its origin.

    Parameters
    ----------
    layer_id : str
        Unique in its source.
    raster : Raster
        What it shows.
    origin : LayerOrigin
        Its file, and what was wrong there.
    """
    nothing = FeatureIndex(FeatureGeometry.missing("polygon", np.empty(0, np.int64)))
    look = Symbology.single(Symbol())
    classes = np.empty(0, np.uint8)
    content = LayerContent(nothing, NoAttributes(), look, classes, raster=raster)
    name = Bilingual(origin.layer, origin.layer)
    return Layer(layer_id, name, RASTER_GROUP, "", content, origin)
