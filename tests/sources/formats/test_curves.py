"""Curves are drawn and measured as straight lines that follow them closely."""

import struct
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
import shapely

from gisapp.sources.formats.curves import without_curves
from gisapp.sources.formats.gdal import GdalSource
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


def test_curves_that_cannot_be_found_again_are_named(tmp_path: Path) -> None:
    half = line((60.0, 75.0), (75.0, 90.0), (90.0, 75.0), code=8)
    layers = read(tmp_path / "odd.gml", SOUND.wkb, half)
    [problem] = layers[0].origin.problems
    assert (problem.code, problem.count) == ("geometry_type", 1)
    assert "CircularString" in problem.message


def test_a_batch_without_curves_is_left_as_it_is_and_the_file_not_read(tmp_path: Path) -> None:
    gone = GdalSource(tmp_path / "gone.gpkg")
    wkb = pa.array([SOUND.wkb, None])
    types, ids = np.array([3, 0]), np.array([1, 2])
    assert without_curves(gone, "gone", wkb, types, ids) is wkb


def test_only_curves_are_replaced_and_the_others_keep_their_bytes(tmp_path: Path) -> None:
    half = line((60.0, 75.0), (75.0, 90.0), (90.0, 75.0), code=8)
    read(tmp_path / "odd.gpkg", SOUND.wkb, half, SOUND.wkb)
    wkb = pa.array([SOUND.wkb, half, SOUND.wkb])
    source = GdalSource(tmp_path / "odd.gpkg")
    straight = without_curves(source, "odd", wkb, np.array([3, 8, 3]), np.array([1, 2, 3]))
    first, arc, last = straight.to_pylist()
    assert first == last == SOUND.wkb
    vertices = shapely.get_coordinates(shapely.from_wkb(arc))
    assert len(vertices) == 180 / 4 + 1
    assert np.hypot(*(vertices - (75, 75)).T) == pytest.approx(15)
