"""What paintings keep for those after them."""

from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING

from gisapp.core.geometry.level_of_detail import ReducedCache
from gisapp.render.kernels import prepare_kernels

if TYPE_CHECKING:
    from gisapp.render.raster.rasterizer import Rasterizer


class PaintingTools:
    """Reduced geometry, and the threads that paint many features; `close` them in the end."""

    def __init__(self) -> None:
        self.reduced = ReducedCache()
        self.cancelled = Event()
        """Set, from any thread, by who no longer waits for the threads to be there."""

    @cached_property
    def rasterizer(self) -> "Rasterizer":
        """Paints many features; asked for the first time, it takes a while to load.

        Raises
        ------
        Cancelled
            `cancelled` was set meanwhile.
        """
        prepare_kernels(self.cancelled)
        from gisapp.render.raster.rasterizer import Rasterizer

        return Rasterizer()

    def close(self) -> None:
        """End the threads."""
        if "rasterizer" in self.__dict__:
            self.rasterizer.close()
