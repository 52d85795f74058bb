"""What paintings keep for those after them."""

from collections.abc import Iterator
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING

from gisapp.core.geometry.level_of_detail import ReducedCache
from gisapp.render.kernels import prepare_kernels
from gisapp.render.rasters.paint_raster import RasterTiles

if TYPE_CHECKING:
    from concurrent.futures import Future

    from gisapp.render.raster.rasterizer import Rasterizer

_LOOK_S = 0.02
"""Between two looks whether the threads are there."""


class PaintingTools:
    """Reduced geometry, tiles of rasters, and the threads that paint many features.

    `close` them in the end.
    """

    def __init__(self) -> None:
        self.reduced = ReducedCache()
        self.rasters = RasterTiles()
        self.cancelled = Event()
        """Set, from any thread, by who no longer waits for the threads to be there."""

    def wait_for_rasterizer(self) -> Iterator[None]:
        """Yield now and then until `rasterizer` is there; its kernels may have to be compiled."""
        while not self._loading.done():
            self.cancelled.wait(_LOOK_S)
            yield

    @property
    def rasterizer(self) -> "Rasterizer":
        """Paints many features; asked for the first time, it takes a while to load.

        Raises
        ------
        Cancelled
            `cancelled` was set meanwhile.
        """
        return self._loading.result()

    def close(self) -> None:
        """End the threads."""
        self.cancelled.set()
        if "_loading" in self.__dict__ and not self._loading.exception():
            self.rasterizer.close()

    @cached_property
    def _loading(self) -> "Future[Rasterizer]":
        # It loads logging and more, which the first frame does without.
        from concurrent.futures import ThreadPoolExecutor

        loader = ThreadPoolExecutor(1, "kernels")
        loading = loader.submit(self._load)
        loader.shutdown(wait=False)
        return loading

    def _load(self) -> "Rasterizer":
        prepare_kernels(self.cancelled)
        from gisapp.render.raster.rasterizer import Rasterizer

        return Rasterizer()
