"""A picture on another grid of pixels."""

import numpy as np

from gisapp.core.rasters.resampling import averaged, sampled

RANDOM = np.random.default_rng(3).integers(0, 256, (8, 12, 4), dtype=np.uint8)


def test_a_picture_sampled_at_its_own_pixels_is_the_same() -> None:
    columns, rows = np.meshgrid(np.arange(12) + 0.5, np.arange(8) + 0.5)
    assert (sampled(RANDOM, columns, rows) == RANDOM).all()


def test_beyond_the_edge_the_pixel_at_the_edge_is_seen() -> None:
    seen = sampled(RANDOM, np.array([[-5.0, 99.0]]), np.array([[-5.0, 99.0]]))
    assert (seen[0] == RANDOM[[0, -1], [0, -1]]).all()


def test_a_smaller_picture_has_the_mean_of_each_block() -> None:
    smaller = averaged(RANDOM, 4)
    assert smaller.shape == (2, 3, 4)
    assert (smaller[1, 2] == RANDOM[4:, 8:].reshape(-1, 4).mean(axis=0).astype(int)).all()
    assert averaged(RANDOM, 1) is RANDOM
