"""How rasterio's GDAL reads: nothing but the picture itself and what lies beside it."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock

ALLOWED_DRIVERS = frozenset(("GTiff", "JPEG", "PNG", "BMP", "WEBP", "JP2OpenJPEG"))
"""GDAL's drivers that read the picture which they are given.

All others are taken away, whatever a file beside it is called: they would ask a server, or read
what else a file names.
"""
_INTERNAL = frozenset({"MEM"})
"""GDAL's drivers that it needs itself."""
_SETTINGS = {
    # A proxy that is no socket: no name is looked up, and nothing leaves the machine.
    "GDAL_HTTP_PROXY": "socks5h://localhost/dev/null",
    "GDAL_NUM_THREADS": "ALL_CPUS",
}
CACHE_BYTES = 96 * 1024**2
"""What GDAL keeps of all rasters as they are stored, unless one needs more."""
_LOCK = Lock()


@contextmanager
def raster_gdal(cache_bytes: int = CACHE_BYTES) -> Iterator[None]:
    """Give GDAL its settings, in this thread, for as long as rasterio is used.

    Parameters
    ----------
    cache_bytes : int
        What GDAL keeps of rasters as they are stored.
    """
    with _LOCK:
        _set_up()
    from rasterio.env import Env

    with Env(GDAL_CACHEMAX=cache_bytes, **_SETTINGS):
        yield


@lru_cache(maxsize=1)
def _set_up() -> None:
    # PROJ would fetch grids for a better accuracy than a map on the screen shows.
    os.environ["PROJ_NETWORK"] = "OFF"
    from rasterio import _env
    from rasterio.env import Env
    from rasterio.errors import NotGeoreferencedWarning

    # We say so ourselves.
    warnings.filterwarnings("ignore", category=NotGeoreferencedWarning)
    logging.getLogger("rasterio").setLevel(logging.CRITICAL)
    with Env() as env:
        unwanted = env.drivers().keys() - ALLOWED_DRIVERS - _INTERNAL
    # GDAL looks at what it shall skip when it registers its drivers, which it has done before.
    _env._have_registered_drivers = False
    with Env(GDAL_SKIP=",".join(sorted(unwanted))):
        pass
