"""Curves are drawn and measured as straight lines that follow them closely."""

import struct
from pathlib import Path

import numpy as np
import pytest
import shapely

from tests.odd_files import line, picture_of, read
from tests.render.maps import color_at
from tests.vector_files import problems

SOUND = shapely.box(10, 10, 30, 30)


def test_curves_are_drawn_and_measured(tmp_path: Path) -> None:
    half = line((60.0, 75.0), (75.0, 90.0), (90.0, 75.0), code=8)
    disc = struct.pack("<BII", 1, 10, 1) + line((10.0, 20.0), (30.0, 20.0), (10.0, 20.0), code=8)
    disc_with_height = struct.pack("<BII", 1, 1010, 1) + line(
        (10.0, 60.0, 5.0), (30.0, 60.0, 5.0), (10.0, 60.0, 5.0), code=1008
    )
    discs, arcs = read(tmp_path / "odd.gpkg", SOUND.wkb, half, disc, disc_with_height)
    assert problems(discs) == {}
    assert discs.geometry.areas.tolist()[1:] == pytest.approx([100 * np.pi] * 2, rel=2e-3)
    assert arcs.geometry.feature(0).length == pytest.approx(15 * np.pi, rel=2e-3)
    assert color_at(picture_of(arcs), 75, 90) == "#ff0000"
    assert color_at(picture_of(discs), 20, 60) == "#ff0000"
