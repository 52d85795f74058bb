"""A file with a raster, open as long as its layer is there; its pixels, read when asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from gisapp.core.rasters.raster import PixelWindow, RasterPart
from gisapp.core.rasters.resampling import Pixels, averaged
from gisapp.errors import GisAppError, SourceError
from gisapp.sources.file_state import FileState
from gisapp.sources.formats.failures import cause_outside
from gisapp.sources.rasters.coloring import Coloring, Values, coloring_of
from gisapp.sources.rasters.gdal_rasters import CACHE_BYTES, raster_gdal
from gisapp.sources.rasters.kept_overview import KeptOverview
from gisapp.sources.rasters.plain_path import plain_path

if TYPE_CHECKING:
    from rasterio.io import DatasetReader

_ANYWHERE = ("GTiff", "JP2OpenJPEG")
"""GDAL's drivers of formats that are read quickly anywhere in the picture."""
_MOST_WITHOUT_OVERVIEWS = 2**33
"""The pixels of a raster that can be looked at from afar without smaller versions of it."""
_LARGEST_BLOCK_BYTES = 256 * 2**20
"""GDAL has whole blocks in memory."""
_TAIL_BYTES = 4096
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}
"""What the last bytes of a whole file have, by GDAL's driver."""
_SAMPLES = 5
"""Along each side of a raster, the places where values are looked at."""
_SAMPLE_PX = 128
_FINER = 4
"""So many times finer is read what cannot be mixed before it has its colours."""


class RasterFile:
    """An open file; it may be read from any thread.

    Parameters
    ----------
    path : Path
        The file; it is opened for reading only.

    Raises
    ------
    SourceError
        It is no picture, is damaged, or is too large to be looked at.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._place = plain_path(path)
        self._state = FileState.of(path)
        self._lock = Lock()
        self._cache_bytes = CACHE_BYTES
        self.is_incomplete = False
        """True once it is told that some of it cannot be read, which then stays empty."""
        with self.reading():
            self.dataset = self._open()
            self._check_size()
            self._overviews: list[int] = self.dataset.overviews(1)
            self._kept = self._kept_overview()
            self._check_reach()
            self._has_mask = self._finds_mask()
            self.coloring = self._coloring()

    @property
    def has_overviews(self) -> bool:
        """True if the file has smaller versions of the picture."""
        return bool(self._overviews)

    def read(self, window: PixelWindow, factor: float) -> RasterPart:
        """Return a part of the raster; as of `PixelSource`."""
        with self._state.kept(), self.reading():
            if self._kept is not None and factor >= self._kept.factor:
                return self._kept.part(window, factor, self._read)
            return RasterPart(self._read(window, factor), window)

    @property
    def is_quick_anywhere(self) -> bool:
        """True if any part of the picture is read without reading what comes before it."""
        return self.dataset.driver in _ANYWHERE

    @property
    def breaks_off(self) -> bool:
        """True if the file lacks the end that those of its format have."""
        end = _ENDS.get(self.dataset.driver)
        with self.path.open("rb") as file:
            file.seek(max(self.path.stat().st_size - _TAIL_BYTES, 0))
            return end is not None and end not in file.read()

    def probe(self, window: PixelWindow) -> None:
        """Read a part, to find out whether that is possible; errors as of `read`."""
        with self._state.kept(), self.reading():
            self._read(window, 1.0)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Use `dataset`, in one thread at a time; what rasterio raises becomes a SourceError."""
        from rasterio._err import CPLE_BaseError
        from rasterio.errors import RasterioError

        with self._lock, raster_gdal(self._cache_bytes):
            try:
                yield
            except GisAppError:
                raise
            except (RasterioError, CPLE_BaseError, OSError, MemoryError) as error:
                damaged = SourceError("raster_damaged", path=self.path, details=str(error))
                raise (cause_outside(self.path, error) or damaged) from error

    def _open(self) -> "DatasetReader":
        import rasterio

        dataset: DatasetReader = rasterio.open(self._place)
        return dataset

    def _check_size(self) -> None:
        dataset = self.dataset
        rows, columns = dataset.block_shapes[0]
        bytes_a_pixel = sum(np.dtype(each).itemsize for each in dataset.dtypes)
        block_bytes = rows * columns * bytes_a_pixel
        if block_bytes > _LARGEST_BLOCK_BYTES:
            raise SourceError("raster_too_large", path=self.path, **self._size)
        # A block that is not kept would be unpacked again for each piece of it.
        self._cache_bytes = max(CACHE_BYTES, 2 * block_bytes)
        if np.dtype(dataset.dtypes[0]).kind not in "iuf":
            raise SourceError("raster_kind", path=self.path, kind=dataset.dtypes[0])

    def _check_reach(self) -> None:
        pixels = self.dataset.width * self.dataset.height
        if self._kept is not None and pixels > _MOST_WITHOUT_OVERVIEWS:
            raise SourceError("raster_too_large", path=self.path, **self._size)

    @property
    def _size(self) -> dict[str, Any]:
        return {"width": self.dataset.width, "height": self.dataset.height}

    def _kept_overview(self) -> KeptOverview | None:
        dataset = self.dataset
        width, height = dataset.width, dataset.height
        kept = KeptOverview(width, height, dataset.block_shapes[0])
        is_quick = self.is_quick_anywhere and max(self._overviews, default=0) >= kept.factor
        return None if is_quick else kept

    def _finds_mask(self) -> bool:
        from rasterio.enums import MaskFlags

        flags = self.dataset.mask_flag_enums
        return any(MaskFlags.all_valid not in of_band for of_band in flags)

    def _coloring(self) -> Coloring:
        dataset = self.dataset
        is_plain = all(dtype == "uint8" for dtype in dataset.dtypes)
        return coloring_of(dataset, None if is_plain else self._sample())

    def _sample(self) -> Values:
        """Return values of all bands from all over the raster, masked where there is no data."""
        dataset = self.dataset
        if self.has_overviews:
            shape = dataset.count, *(min(side, _SAMPLES * _SAMPLE_PX) for side in dataset.shape)
            values: Values = dataset.read(out_shape=shape, masked=True)
            return values.reshape(dataset.count, -1)
        parts: list[Values] = []
        for top in _spread(dataset.height):
            for left in _spread(dataset.width):
                window = ((top, top + _SAMPLE_PX), (left, left + _SAMPLE_PX))
                parts.append(dataset.read(window=window, masked=True).reshape(dataset.count, -1))
        return np.ma.hstack(parts)

    def _read(self, window: PixelWindow, factor: float) -> Pixels:
        """Read a window, so many times smaller; of an incomplete file, what there is of it."""
        from rasterio.errors import RasterioError

        try:
            return self._read_whole(window, factor)
        except RasterioError:
            # GDAL would take what it has unpacked of a damaged block for the whole, next time.
            self.dataset.close()
            self.dataset = self._open()
            if not self.is_incomplete:
                raise
        step, (rows, _) = ceil(factor), self.dataset.block_shapes[0]
        unit = ceil(rows / step) * step
        middle = (window.top + window.height // 2) // unit * unit
        if not window.top < middle < window.bottom:
            shape = ceil(window.height / factor), ceil(window.width / factor), 4
            return np.zeros(shape, np.uint8)
        parts = window._replace(bottom=middle), window._replace(top=middle)
        return np.concatenate([self._read(part, factor) for part in parts])

    def _read_whole(self, window: PixelWindow, factor: float) -> Pixels:
        """Read a window, so many times smaller; rasterio is ready, and this thread's alone."""
        from rasterio.enums import Resampling

        coloring, dataset = self.coloring, self.dataset
        finer = min(int(factor), _FINER) if coloring.has_steps else 1
        height, width = (ceil(side / factor) * finer for side in (window.height, window.width))
        how = Resampling.nearest if coloring.has_steps or factor == 1 else Resampling.average
        place = ((window.top, window.bottom), (window.left, window.right))
        wanted = [*coloring.bands, *filter(None, (coloring.alpha,))]
        values = dataset.read(
            wanted, window=place, out_shape=(len(wanted), height, width), resampling=how
        )
        if coloring.alpha is not None:
            return averaged(coloring.colored(values[:-1], values[-1]), finer)
        mask = None
        if self._has_mask:
            mask = dataset.dataset_mask(window=place, out_shape=(height, width))
        return averaged(coloring.colored(values, mask), finer)


def _spread(length: int) -> list[int]:
    """Return where samples begin along a side."""
    last = max(length - _SAMPLE_PX, 0)
    return sorted({last * step // (_SAMPLES - 1) for step in range(_SAMPLES)})
