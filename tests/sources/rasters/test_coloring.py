"""What the bands of a raster become."""

from pathlib import Path

import numpy as np
import pytest
import rasterio

from gisapp.sources.rasters.coloring import Coloring, coloring_of
from tests.raster_files import quarters, write_raster


def test_alpha_multiplies_the_colours() -> None:
    values = np.array([[[200, 200]]], np.uint8)
    seen = Coloring((1,)).colored(values, np.array([[255, 51]], np.uint8))
    assert seen[0].tolist() == [[200, 200, 200, 255], [40, 40, 40, 51]]


def test_numbers_beyond_the_stretch_are_black_or_white_and_no_number_is_nothing() -> None:
    values = np.array([[[-5.0, 10.0, 15.0, 99.0, np.nan]]])
    seen = Coloring((1,), stretch=((10.0, 20.0),)).colored(values, None)
    assert seen[0, :, 0].tolist() == [0, 0, 127, 255, 0]
    assert seen[0, :, 3].tolist() == [255, 255, 255, 255, 0]


def test_a_number_without_a_colour_is_transparent() -> None:
    colors = np.zeros((256, 4), np.uint8)
    colors[3] = 10, 20, 30, 255
    seen = Coloring((1,), colors=colors).colored(np.array([[[3, 200]]], np.uint8), None)
    assert seen[0].tolist() == [[10, 20, 30, 255], [0, 0, 0, 0]]


@pytest.mark.parametrize(
    ("count", "bands"),
    [(1, (1,)), (2, (1,)), (3, (1, 2, 3)), (5, (1, 2, 3))],
)
def test_three_bands_are_colours_and_fewer_are_grey(
    tmp_path: Path, count: int, bands: tuple[int, ...]
) -> None:
    values = np.repeat(quarters(), 2, axis=0)[:count]
    path = write_raster(tmp_path / "plan.tif", values, photometric="minisblack")
    with rasterio.open(path) as dataset:
        assert coloring_of(dataset, None).bands == bands


def test_values_that_are_all_alike_have_a_stretch(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "flat.tif", np.full((1, 8, 8), 7, np.uint16))
    with rasterio.open(path) as dataset:
        assert coloring_of(dataset, dataset.read().reshape(1, -1)).stretch == ((7.0, 8.0),)
        assert coloring_of(dataset, None).stretch == ((0.0, 1.0),)
