"""Which reader takes a source: one list of readers, and the embedded data."""

from dataclasses import dataclass
from pathlib import Path

from gisapp import paths
from gisapp.core.layer import Layer
from gisapp.core.park_dataset import ParkDataset
from gisapp.errors import SourceError
from gisapp.sources.basemap import base_layers
from gisapp.sources.park_dataset import read_park_dataset
from gisapp.sources.park_tables import is_park_dataset


@dataclass(frozen=True)
class OpenedSource:
    """What a source holds: layers from bottom to top, and facts where it has the park schema."""

    uri: str
    layers: tuple[Layer, ...]
    dataset: ParkDataset | None = None


def open_embedded() -> OpenedSource:
    """Return the embedded data of Qingshanhu District, on its base map."""
    path = paths.geodata() / "qingshanhu.gpkg"
    layers, dataset = read_park_dataset(path, group="parks")
    return OpenedSource("", (*base_layers(), *layers), dataset)


def open_source(uri: str, *, crs: str | None = None, encoding: str | None = None) -> OpenedSource:
    """Read a source.

    Parameters
    ----------
    uri : str
        A path; `FILE::LAYER` names one layer of a file.
    crs, encoding : str or None
        Taken in place of what the source says of itself.

    Raises
    ------
    SourceError
        There is no such source or layer, or it cannot be read.
    CrsError
        `crs` is not known.
    """
    file, layer = _file_and_layer(uri)
    path = Path(file)
    if "://" in file:
        raise SourceError(f"{file} is an address, and this version opens files only.")
    if not path.exists():
        raise SourceError(f"{file} is not there; check the path.")
    if is_park_dataset(path):
        layers, dataset = read_park_dataset(path, layer=layer, crs=crs)
        return OpenedSource(uri, layers, dataset)
    # The readers of other files bring GDAL along, which the embedded data does without.
    from gisapp.sources.vector_file import read_vector_file

    return OpenedSource(uri, read_vector_file(path, layer=layer, crs=crs, encoding=encoding))


def _file_and_layer(uri: str) -> tuple[str, str | None]:
    file, mark, layer = uri.rpartition("::")
    return (file, layer) if mark else (uri, None)
