"""The embedded data: what a window shows at first, read before anything else is there to read."""

from gisapp import paths
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
    return OpenedSource("", (*base_layers(), *layers), dataset)
