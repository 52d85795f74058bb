"""The embedded data: what a window shows at first, read before anything else is there to read."""

from gisapp import paths
from gisapp.core.layers.base_symbology import ABOVE_PARKS
from gisapp.sources.offline_basemap import base_layers
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.parks.reader import read_park_dataset


def open_embedded() -> OpenedSource:
    """Return the embedded data of Qingshanhu District, on its base map.

    Raises
    ------
    SourceError
        A file of it is missing or broken.
    """
    path = paths.geodata() / "qingshanhu.gpkg"
    layers, dataset = read_park_dataset(path, group="parks")
    base = base_layers()
    above = [each for each in base if each.layer_id in ABOVE_PARKS]
    below = [each for each in base if each not in above]
    return OpenedSource("", (*below, *layers, *above), dataset)
