"""GDAL, Arrow and what they bring, imported in one go."""

import gc
import sys
from importlib import import_module

_MODULES = ("pyogrio.raw", "geoarrow.pyarrow", "gisapp.sources.vector_reader")


def load_gdal_and_arrow() -> None:
    """Import what vector files are read with; the embedded data and tiles open without it.

    That makes a great many objects, and looking for garbage among them would stop all threads
    for a tenth of a second, again and again; they are there to stay.
    """
    if all(module in sys.modules for module in _MODULES):
        return
    was_enabled = gc.isenabled()
    gc.disable()
    for module in _MODULES:
        import_module(module)
    gc.freeze()
    if was_enabled:
        gc.enable()
