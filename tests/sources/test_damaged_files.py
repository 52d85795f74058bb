"""Damaged files of every format are read in part or refused in a sentence; nothing else happens."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pytest

from gisapp.errors import GisAppError
from gisapp.sources.open import open_source
from tests.vector_files import BOX, LINE, POINT, write

FORMATS = ("gpkg", "geojson", "shp", "fgb", "parquet", "kml", "gml", "dxf", "csv", "mif", "zip")
TIMES = 50


def made(folder: Path, suffix: str) -> Path:
    """Write a small file of a format."""
    path = folder / f"plots.{suffix}"
    if suffix == "parquet":
        frame = gpd.GeoDataFrame({"名称": ["甲", "乙"]}, geometry=[BOX, BOX], crs=4490)
        frame.to_parquet(path)
    elif suffix == "kml":
        frame = gpd.GeoDataFrame({"Name": ["甲", "乙"]}, geometry=[BOX, BOX], crs=4326)
        frame.to_file(path, driver="LIBKML")
    elif suffix == "dxf":
        gpd.GeoDataFrame(geometry=[LINE, POINT], crs=4490).to_file(path, driver="DXF")
    elif suffix == "csv":
        path.write_text("WKT,name\n" + "\n".join(f'"POINT (116 {n})",{n}' for n in range(20)))
    elif suffix == "zip":
        inside = folder / "inside"
        inside.mkdir()
        made(inside, "shp")
        shutil.make_archive(str(path.with_suffix("")), "zip", inside)
    else:
        write(path, [BOX] * 30, geometry_type="Polygon")
    return path


def damages(stored: bytes, seed: str) -> Iterator[bytes]:
    """Yield the bytes of a file cut off, overwritten and with some of them changed."""
    chance = random.Random(seed)
    for number in range(TIMES):
        damaged = bytearray(stored)
        place = chance.randrange(len(stored))
        if number % 3 == 0:
            del damaged[place:]
        elif number % 3 == 1:
            damaged[place : place + 64] = bytes(len(damaged[place : place + 64]))
        else:
            for _ in range(5):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        yield bytes(damaged)


def sentence_or_nothing(path: Path) -> str:
    """Open a file and read out all that a window would; return the sentence if that fails."""
    try:
        for layer in open_source(str(path)).layers:
            ids = layer.geometry.feature_ids[:5].tolist()
            layer.attributes.names(ids)
            for feature_id in ids:
                layer.attributes.record(feature_id)
    except GisAppError as failure:
        return str(failure)
    return "nothing"


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_damaged_file_is_refused_in_one_sentence_or_read_as_far_as_it_goes(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], suffix: str
) -> None:
    path = made(tmp_path, suffix)
    stored = path.read_bytes()
    refused = 0
    for damaged in damages(stored, suffix):
        path.write_bytes(damaged)
        sentence = sentence_or_nothing(path)
        if sentence != "nothing":
            refused += 1
            assert str(path) in sentence
            assert sentence.endswith(".")
            assert "\n" not in sentence
    # A Shapefile's own index finds the shapes that are whole, wherever others are not.
    assert refused or suffix == "shp"
    assert capfd.readouterr().err == ""


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("part", [".shx", ".prj", ".dbf", ".cpg"])
def test_a_damaged_part_of_a_shapefile_does_no_more_harm(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], part: str
) -> None:
    path = made(tmp_path, "shp")
    beside = path.with_suffix(part)
    stored = beside.read_bytes()
    for damaged in damages(stored, part):
        beside.write_bytes(damaged)
        assert sentence_or_nothing(path).endswith((".", "nothing"))
    assert capfd.readouterr().err == ""
