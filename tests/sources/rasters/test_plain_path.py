"""Files whose names are in another encoding than UTF-8."""

import os
from pathlib import Path

import numpy as np

from gisapp.sources.rasters.plain_path import plain_path
from tests.raster_files import QUARTERS, colors_in_quarters, opened, write_raster


def test_a_name_in_gbk_is_read_with_what_lies_beside_it(tmp_path: Path) -> None:
    name = tmp_path / os.fsdecode("规划图".encode("gbk"))
    written = write_raster(tmp_path / "plan.tif", transform=None)
    written.rename(name.with_suffix(".tif"))
    name.with_suffix(".tfw").write_text("2\n0\n0\n-2\n400001\n3175999\n")
    layer = opened(name.with_suffix(".tif"))
    assert layer.name.en == "规划图"
    assert np.abs(colors_in_quarters(layer)[..., :3].astype(int) - QUARTERS).max() <= 2


def test_a_name_that_is_text_stays_as_it_is(tmp_path: Path) -> None:
    assert plain_path(tmp_path / "规划图.tif") == tmp_path / "规划图.tif"
