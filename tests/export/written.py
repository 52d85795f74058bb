"""What comes again of a file that was written."""

from collections.abc import Mapping
from pathlib import Path

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.export.feature_file import losses_told, write_feature_file
from gisapp.export.tables.request import FeatureRequest
from gisapp.sources.open import open_source
from gisapp.words import load_words


def again(wanted: FeatureRequest, path: Path) -> Layer:
    """Write features, and return the first layer that is read from the file."""
    write_feature_file(wanted, path)
    return open_source(str(path)).layers[0]


def records(layer: Layer) -> list[Mapping[str, AttributeValue]]:
    """Return the attributes of all features, in the order of the file."""
    return [layer.attributes.record(each) for each in sorted(layer.geometry.feature_ids.tolist())]


def told(wanted: FeatureRequest, path: Path) -> str:
    """Return all that is said before writing."""
    return "\n".join(losses_told(wanted, path, load_words("en")))
