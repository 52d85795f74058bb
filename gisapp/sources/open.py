"""Which reader takes a source: one list of readers, and the embedded data."""

import gc
import sys
from collections.abc import Callable, Generator
from importlib import import_module
from pathlib import Path

from gisapp import paths
from gisapp.errors import SourceError
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.offline_basemap import base_layers
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.parks.reader import read_park_dataset
from gisapp.sources.parks.tables import is_park_dataset

_READERS = ("pyogrio.raw", "geoarrow.pyarrow", "gisapp.sources.vector.reader")


def open_embedded() -> OpenedSource:
    """Return the embedded data of Qingshanhu District, on its base map."""
    path = paths.geodata() / "qingshanhu.gpkg"
    layers, dataset = read_park_dataset(path, group="parks")
    return OpenedSource("", (*base_layers(), *layers), dataset)


def open_source(
    uri: str,
    *,
    crs: str | None = None,
    encoding: str | None = None,
    budget: MemoryBudget | None = None,
) -> OpenedSource:
    """Read all of a source; parameters and errors as for `opening`."""
    *_, opened = opening(uri, crs=crs, encoding=encoding, budget=budget)
    return opened


def opening(
    uri: str,
    *,
    crs: str | None = None,
    encoding: str | None = None,
    budget: MemoryBudget | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Generator[OpenedSource, None, None]:
    """Read a source; yield what has been read of it, step by step.

    A layer is replaced by one with more features where that is worth drawing. After a cancel
    the last step holds what had come.

    Parameters
    ----------
    uri : str
        A path; `FILE::LAYER` names one layer of a file.
    crs, encoding : str or None
        Taken in place of what the source says of itself.
    budget : MemoryBudget or None
        What exceeds it is not read whole; None allows half of the machine's memory.
    is_cancelled : callable
        Asked now and then.

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
        yield OpenedSource(uri, layers, dataset)
        return
    load_readers()
    from gisapp.sources.vector.reader import arriving

    for arrival in arriving(
        path, budget or MemoryBudget.of_user(), layer, crs, encoding, is_cancelled
    ):
        yield OpenedSource(uri, arrival.layers, share=arrival.share, extent=arrival.extent)


def load_readers() -> None:
    """Import what reads other files than the embedded data: GDAL, Arrow and what they bring.

    That makes a great many objects, and looking for garbage among them would stop all threads
    for a tenth of a second, again and again; they are there to stay.
    """
    if all(module in sys.modules for module in _READERS):
        return
    was_enabled = gc.isenabled()
    gc.disable()
    for module in _READERS:
        import_module(module)
    gc.freeze()
    if was_enabled:
        gc.enable()


def _file_and_layer(uri: str) -> tuple[str, str | None]:
    file, mark, layer = uri.rpartition("::")
    return (file, layer) if mark else (uri, None)
