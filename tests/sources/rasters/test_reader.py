"""Rasters of all kinds are seen where they lie, in their colours."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from pyproj import Transformer
from rasterio.control import GroundControlPoint
from rasterio.enums import ColorInterp, Resampling
from rasterio.transform import Affine

from gisapp.core.layers.read_as import ReadAs
from gisapp.core.space.crs import extent_to_degrees
from gisapp.errors import CrsError, GisAppError, SourceError
from gisapp.sources.open import open_source
from tests.raster_files import (
    BLUE,
    CRS,
    GREEN,
    PLACE,
    QUARTERS,
    RED,
    WHITE,
    colors_in_quarters,
    opened,
    quarters,
    write_raster,
)
from tests.vector_files import BOX, write

NUMBERS = np.array([[0, 1], [2, 3]], np.uint8).repeat(100, 0).repeat(100, 1)[None]
SHADES = np.array([[10, 80], [160, 240]]).repeat(100, 0).repeat(100, 1)[None]


def with_overviews_beside(path: Path) -> Path:
    with rasterio.Env(TIFF_USE_OVR="YES"), rasterio.open(path, "r+") as file:
        file.build_overviews([2, 4], Resampling.average)
    assert path.with_name(f"{path.name}.ovr").exists()
    return path


WRITERS: dict[str, Callable[[Path], Path]] = {
    "strips": lambda path: write_raster(path),
    "tiles": lambda path: write_raster(path, tiled=True, blockxsize=64, blockysize=64),
    "deflate": lambda path: write_raster(path, compress="deflate", predictor=2),
    "bands apart": lambda path: write_raster(path, interleave="band"),
    "overviews": lambda path: write_raster(path, tiled=True, overviews=True),
    "overviews beside it": lambda path: with_overviews_beside(write_raster(path)),
    "JPEG 2000": lambda path: write_raster(
        path.with_suffix(".jp2"), driver="JP2OpenJPEG", QUALITY="100", REVERSIBLE="YES"
    ),
    "PNG with its place in XML": lambda path: write_raster(path.with_suffix(".png"), driver="PNG"),
    "BigTIFF": lambda path: write_raster(path, BIGTIFF="YES"),
    "alpha": lambda path: write_raster(
        path, np.concatenate([quarters(), np.full((1, 200, 200), 255, np.uint8)]), alpha="yes"
    ),
    "palette": lambda path: write_raster(
        path,
        NUMBERS,
        colors={0: (*RED, 255), 1: (*GREEN, 255), 2: (*BLUE, 255), 3: (*WHITE, 255)},
    ),
    "blue first": lambda path: write_raster(
        path,
        quarters()[::-1],
        photometric="minisblack",
        meanings=(ColorInterp.blue, ColorInterp.green, ColorInterp.red),
    ),
}


@pytest.mark.parametrize("kind", WRITERS)
def test_colours_are_seen_where_they_lie(tmp_path: Path, kind: str) -> None:
    layer = opened(WRITERS[kind](tmp_path / "plan.tif"))
    seen = colors_in_quarters(layer)
    assert np.abs(seen[..., :3].astype(int) - QUARTERS).max() <= 2
    assert (seen[..., 3] == 255).all()
    assert layer.origin.geometry_type == "Raster"
    assert not layer.origin.problems


def test_it_lies_where_another_library_says(tmp_path: Path) -> None:
    layer = opened(write_raster(tmp_path / "plan.tif"))
    assert layer.extent is not None
    degrees = extent_to_degrees(layer.extent)
    to_degrees = Transformer.from_crs(CRS, "EPSG:4326", always_xy=True)
    corners = [
        (400_000, 3_176_000),
        (400_400, 3_176_000),
        (400_000, 3_175_600),
        (400_400, 3_175_600),
    ]
    lon, lat = np.array([to_degrees.transform(*corner) for corner in corners]).T
    expected = lon.min(), lat.min(), lon.max(), lat.max()
    stated = degrees.xmin, degrees.ymin, degrees.xmax, degrees.ymax
    assert stated == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("dtype", ["uint16", "int16", "float32", "float64", "uint32"])
def test_other_numbers_than_bytes_are_stretched(tmp_path: Path, dtype: str) -> None:
    layer = opened(write_raster(tmp_path / "dem.tif", (SHADES * 100).astype(dtype)))
    seen = colors_in_quarters(layer)[..., 0]
    assert seen[0, 0] == 0
    assert seen[1, 1] == 255
    assert seen[0, 0] < seen[0, 1] < seen[1, 0] < seen[1, 1]
    assert layer.raster is not None
    assert layer.raster.facts.stretch == ((1000.0, 24_000.0),)


def test_no_data_is_transparent_and_does_not_count_for_the_stretch(tmp_path: Path) -> None:
    heights = SHADES.astype("float32")
    heights[0, :100, :100] = -9999
    heights[0, :100, 100:] = np.nan
    layer = opened(write_raster(tmp_path / "dem.tif", heights, nodata=-9999))
    seen = colors_in_quarters(layer)
    assert seen[..., 3].tolist() == [[0, 0], [255, 255]]
    assert layer.raster is not None
    assert layer.raster.facts.stretch == ((160.0, 240.0),)
    assert layer.raster.facts.no_data == -9999


def test_a_scan_in_black_and_white_is_grey_from_afar(tmp_path: Path) -> None:
    lines = np.zeros((1, 400, 400), np.uint8)
    lines[:, :, ::4] = 1
    layer = opened(write_raster(tmp_path / "scan.tif", lines, nbits=1))
    seen = colors_in_quarters(layer, 50)
    assert (np.abs(seen[..., 0].astype(int) - 64) < 20).all()


def test_a_turned_raster_is_turned(tmp_path: Path) -> None:
    layer = opened(
        write_raster(tmp_path / "plan.tif", transform=Affine(0, -2, 400_400, -2, 0, 3_176_000))
    )
    seen = colors_in_quarters(layer)[..., :3].astype(int)
    # Rows go west and columns south.
    assert np.abs(seen - [[BLUE, RED], [WHITE, GREEN]]).max() <= 2


@pytest.mark.parametrize(
    ("driver", "suffix", "world"),
    [
        ("JPEG", ".jpg", ".jgw"),
        ("PNG", ".png", ".pgw"),
        ("PNG", ".png", ".wld"),
        ("GTiff", ".tif", ".tfw"),
    ],
)
def test_a_picture_is_placed_by_the_files_beside_it(
    tmp_path: Path, driver: str, suffix: str, world: str
) -> None:
    path = write_raster(
        tmp_path / f"规划图{suffix}", driver=driver, transform=None, crs=None, **_best(driver)
    )
    for beside in tmp_path.glob("*.aux.xml"):
        beside.unlink()
    # The middle of the first pixel.
    path.with_suffix(world).write_text("2\n0\n0\n-2\n400001\n3175999\n")
    with pytest.raises(CrsError) as failure:
        open_source(str(path))
    assert failure.value.code == "no_crs"
    assert CRS in str(failure.value)
    told = opened(path, ReadAs(crs=CRS))
    guessed = opened(path, ReadAs(crs="auto"))
    assert (guessed.origin.crs, guessed.extent) == (CRS, told.extent)
    assert [problem.code for problem in guessed.origin.problems] == ["crs_assumed"]
    esri = Transformer.from_crs(CRS, "EPSG:4326").source_crs
    assert esri is not None
    path.with_suffix(".prj").write_text(esri.to_wkt("WKT1_ESRI"))
    layer = opened(path)
    assert layer.origin.crs == CRS
    assert layer.extent == told.extent
    assert np.abs(colors_in_quarters(layer)[..., :3].astype(int) - QUARTERS).max() <= 4


def _best(driver: str) -> dict[str, Any]:
    return {"quality": 100} if driver == "JPEG" else {}


def test_x_and_y_of_the_world_file_may_be_exchanged(tmp_path: Path) -> None:
    a, b, c, d, e, f = PLACE[:6]
    path = write_raster(tmp_path / "plan.tif", transform=Affine(d, e, f, a, b, c))
    right = opened(write_raster(tmp_path / "right.tif"))
    assert opened(path, ReadAs(is_swapped=True)).extent == right.extent


def test_an_offset_is_taken_off(tmp_path: Path) -> None:
    place = Affine(0.0001, 0, 115.97, 0, -0.0001, 28.70)
    path = write_raster(tmp_path / "plan.tif", transform=place, crs="EPSG:4490")
    stated, true = opened(path), opened(path, ReadAs(correction="GCJ-02"))
    assert stated.extent is not None
    assert true.extent is not None
    # On the ground it is 483 m east and 360 m south there.
    stretch = 1 / np.cos(np.radians(28.69))
    assert stated.extent.center[0] - true.extent.center[0] == pytest.approx(483 * stretch, abs=5)
    assert stated.extent.center[1] - true.extent.center[1] == pytest.approx(-360 * stretch, abs=5)
    assert np.abs(colors_in_quarters(true)[..., :3].astype(int) - QUARTERS).max() <= 2


def test_control_points_place_it_nearly(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "scan.tif", transform=None, crs=None)
    corners = [(0, 0), (0, 200), (200, 0), (200, 200)]
    points = [
        GroundControlPoint(row, column, 400_000 + 2 * column, 3_176_000 - 2 * row)
        for row, column in corners
    ]
    with rasterio.open(path, "r+") as file:
        file.gcps = points, rasterio.CRS.from_string(CRS)
    layer = opened(path)
    right = opened(write_raster(tmp_path / "right.tif"))
    assert layer.extent is not None
    assert right.extent is not None
    assert layer.extent.xmin == pytest.approx(right.extent.xmin, abs=0.01)
    assert [problem.code for problem in layer.origin.problems] == ["control_points"]


def test_a_raster_in_degrees_without_a_crs_is_taken_for_longitude_and_latitude(
    tmp_path: Path,
) -> None:
    place = Affine(0.001, 0, 115.9, 0, -0.001, 28.7)
    layer = opened(write_raster(tmp_path / "plan.tif", transform=place, crs=None))
    assert layer.origin.crs == "EPSG:4326"
    assert [problem.code for problem in layer.origin.problems] == ["crs_assumed"]


def cut(path: Path) -> None:
    stored = path.read_bytes()
    path.write_bytes(stored[: len(stored) // 2])


def claim_much(path: Path) -> None:
    """State 1,000,000 × 1,000,000 pixels in the header of a small file."""
    stored = bytearray(path.read_bytes())
    start = int.from_bytes(stored[4:8], "little")
    count = int.from_bytes(stored[start : start + 2], "little")
    for entry in range(start + 2, start + 2 + 12 * count, 12):
        if int.from_bytes(stored[entry : entry + 2], "little") in (256, 257):
            stored[entry + 2 : entry + 4] = (4).to_bytes(2, "little")
            stored[entry + 8 : entry + 12] = (1_000_000).to_bytes(4, "little")
    path.write_bytes(stored)


def make_text(path: Path) -> None:
    path.write_text("no picture at all " * 100)


def make_vrt(path: Path) -> None:
    """Name another file, as a VRT does."""
    other = shutil.copy2(path, path.with_name("other.tif"))
    path.write_text(
        '<VRTDataset rasterXSize="200" rasterYSize="200"><VRTRasterBand dataType="Byte" band="1">'
        f"<SimpleSource><SourceFilename>{other}</SourceFilename></SimpleSource>"
        "</VRTRasterBand></VRTDataset>"
    )


@pytest.mark.parametrize("damage", [claim_much, make_text, make_vrt])
def test_what_is_no_picture_is_one_sentence(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = write_raster(tmp_path / "plan.tif")
    damage(path)
    with pytest.raises(SourceError, match=r"plan\.tif"):
        open_source(str(path))


@pytest.mark.parametrize(
    ("name", "profile"),
    [
        ("plan.tif", {"tiled": True, "blockxsize": 64, "blockysize": 64}),
        ("rows.tif", {"compress": "lzw"}),
        ("plan.jpg", {"driver": "JPEG"}),
    ],
)
def test_of_a_file_that_breaks_off_the_rest_is_seen(
    tmp_path: Path, name: str, profile: dict[str, Any]
) -> None:
    path = write_raster(tmp_path / name, **profile)
    assert not opened(path).origin.problems
    cut(path)
    layer = opened(path)
    assert [problem.code for problem in layer.origin.problems] == ["raster_incomplete"]
    seen = colors_in_quarters(layer).astype(int)
    assert np.abs(seen[0, :, :3] - QUARTERS[0]).max() <= 4
    assert not seen[1, :, 3].any()


def test_a_file_cut_or_damaged_anywhere_opens_or_is_one_sentence(tmp_path: Path) -> None:
    stored = write_raster(tmp_path / "whole.tif", tiled=True, compress="deflate").read_bytes()
    random = np.random.default_rng(7)
    path = tmp_path / "plan.tif"
    for length in random.integers(1, len(stored), 20).tolist():
        path.write_bytes(stored[:length])
        assert _can_be_opened(path) in (True, False)
    opens = []
    for _ in range(40):
        damaged = bytearray(stored)
        for place in random.integers(8, len(stored), 6).tolist():
            damaged[place] = random.integers(0, 256)
        path.write_bytes(damaged)
        opens.append(_can_be_opened(path))
    assert set(opens) == {True, False}


def _can_be_opened(path: Path) -> bool:
    """Open and look at a raster; anything but a sentence about the file comes out as it is."""
    try:
        layer = opened(path)
        if layer.raster is not None and layer.extent is not None:
            layer.raster.picture(layer.extent, 64, 64)
    except GisAppError as error:
        return str(path) not in str(error)
    return True


def test_a_picture_without_a_place_says_what_is_missing(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "scan.png", driver="PNG", transform=None, crs=None)
    with pytest.raises(SourceError, match=r"scan\.pgw"):
        open_source(str(path))


def test_numbers_that_place_nothing_are_one_sentence(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "scan.png", driver="PNG", transform=None, crs=None)
    path.with_suffix(".pgw").write_text("0\n0\n0\n0\n5\n5\n")
    with pytest.raises(SourceError, match=r"scan\.png"):
        open_source(str(path))


def test_a_part_that_never_answers_is_refused(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "plan.tif")
    os.mkfifo(path.with_suffix(".tfw"))
    with pytest.raises(SourceError, match=r"plan\.tfw"):
        open_source(str(path))


def test_its_parts_are_named_as_such_and_nothing_is_written_beside_it(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "plan.tif", (SHADES * 100).astype("uint16"))
    world_file = path.with_suffix(".tfw")
    world_file.write_text("2\n0\n0\n-2\n400001\n3175999\n")
    with pytest.raises(SourceError, match=r"plan\.tif"):
        open_source(str(world_file))
    colors_in_quarters(opened(path))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["plan.tfw", "plan.tif"]


def test_a_folder_and_a_zip_have_the_rasters_among_their_layers(tmp_path: Path) -> None:
    folder = tmp_path / "delivery"
    folder.mkdir()
    write_raster(folder / "plan.tif")
    write_raster(folder / "photo.jpg", driver="JPEG", transform=None, crs=None)
    write(folder / "plots.gpkg", [BOX])
    packed = shutil.make_archive(str(tmp_path / "delivery"), "zip", folder)
    for source in (str(folder), packed):
        layers = open_source(source).layers
        assert [layer.name.en for layer in layers] == ["plan", "plots"]
        assert layers[0].origin.source == str(Path(source) / "plan.tif")
        assert np.abs(colors_in_quarters(layers[0])[..., :3].astype(int) - QUARTERS).max() <= 2


def test_a_raster_has_one_layer_of_its_own_name(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "plan.tif")
    (layer,) = open_source(f"{path}::plan").layers
    assert layer.name.en == "plan"
    with pytest.raises(SourceError, match="it has: plan"):
        open_source(f"{path}::other")
