"""An open raster: read piece by piece, from any thread, as long as it is the same file."""

import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from weakref import ref

import numpy as np
import pytest

from gisapp.core.rasters.raster import PixelWindow
from gisapp.errors import ChangedOnDisk, SourceError
from gisapp.sources.rasters.raster_file import RasterFile
from tests.raster_files import RED, quarters, write_raster

WHOLE = PixelWindow(0, 0, 200, 200)


def test_threads_read_at_the_same_time(tmp_path: Path) -> None:
    file = RasterFile(write_raster(tmp_path / "plan.tif", tiled=True, overviews=True))
    with ThreadPoolExecutor(4) as threads:
        parts = list(threads.map(lambda factor: file.read(WHOLE, factor), [1.0, 2.0, 3.7] * 8))
    for pixels, window in parts:
        assert window == WHOLE
        assert pixels[0, 0].tolist() == [*RED, 255]


@pytest.mark.parametrize("overviews", [True, False])
def test_a_large_raster_is_never_read_whole(tmp_path: Path, overviews: bool) -> None:
    side = 6000
    bands = quarters(side)
    path = write_raster(
        tmp_path / "large.tif", bands, tiled=True, compress="deflate", overviews=overviews
    )
    tracemalloc.start()
    file = RasterFile(path)
    part = file.read(PixelWindow(0, 0, side, side), 20.0)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert part.pixels.shape[:2] == pytest.approx((side / 20, side / 20), abs=8)
    assert most < 0.8 * bands.nbytes


def test_a_file_is_let_go_with_its_last_reader(tmp_path: Path) -> None:
    file = RasterFile(write_raster(tmp_path / "plan.tif"))
    file.read(WHOLE, 1.0)
    dataset = ref(file.dataset)
    del file
    assert dataset() is None


def test_a_file_that_changes_is_not_read_on(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "plan.tif")
    file = RasterFile(path)
    write_raster(path, quarters()[::-1])
    with pytest.raises(ChangedOnDisk):
        file.read(WHOLE, 1.0)
    moved = RasterFile(path)
    path.with_suffix(".tfw").write_text("2\n0\n0\n-2\n400001\n3175999\n")
    with pytest.raises(ChangedOnDisk):
        moved.read(WHOLE, 1.0)
    path.unlink()
    with pytest.raises(ChangedOnDisk, match="gone"):
        file.read(WHOLE, 1.0)


def test_what_cannot_be_seen_is_refused(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "waves.tif", np.ones((1, 20, 20), np.complex64))
    with pytest.raises(SourceError, match="complex64"):
        RasterFile(path)


def test_a_part_that_is_damaged_is_one_sentence(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "plan.tif", tiled=True, blockxsize=64, blockysize=64)
    path.write_bytes(path.read_bytes()[:-20_000])
    file = RasterFile(path)
    file.probe(PixelWindow(0, 0, 1, 1))
    with pytest.raises(SourceError, match=r"plan\.tif"):
        file.read(WHOLE, 1.0)
