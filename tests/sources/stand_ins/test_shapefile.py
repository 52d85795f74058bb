"""A Shapefile of which a part is missing, short or oddly spelt still shows all its shapes."""

import struct
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
from pyproj import CRS

from gisapp.core.layers.layer import Layer
from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from tests.vector_files import BOX, problems, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three plots; the second has no attributes."""
    return write(tmp_path / "plots.shp", [BOX] * 3, geometry_type="Polygon")


def opened(path: Path) -> Layer:
    (layer,) = open_source(str(path)).layers
    return layer


def test_a_missing_index_is_made_anew(path: Path) -> None:
    path.with_suffix(".shx").unlink()
    layer = opened(path)
    assert layer.attributes.record(2)["名称"] == "地块 2"
    assert problems(layer) == {"no_shape_index": 1}
    assert not path.with_suffix(".shx").exists()


def test_without_attributes_the_shapes_are_drawn(path: Path) -> None:
    path.with_suffix(".dbf").unlink()
    layer = opened(path)
    assert len(layer.geometry) == 3
    assert problems(layer) == {"no_attributes": 3}


def test_shapes_without_a_row_are_drawn_too(path: Path) -> None:
    dbf = path.with_suffix(".dbf")
    stored = bytearray(dbf.read_bytes())
    header_bytes, row_bytes = struct.unpack("<HH", stored[8:12])
    stored[4:8] = struct.pack("<I", 1)
    dbf.write_bytes(bytes(stored[: header_bytes + row_bytes]))
    layer = opened(path)
    assert len(layer.geometry) == 3
    assert problems(layer) == {"fewer_attributes": 2}
    assert layer.attributes.record(0)["名称"] == "地块 0"
    assert not layer.attributes.record(2)["area"]


@pytest.mark.parametrize("spelling", [str.upper, str.title, str.lower])
def test_parts_may_be_spelt_in_any_letters(path: Path, spelling: Callable[[str], str]) -> None:
    for part in (".shx", ".dbf", ".prj"):
        old = path.with_suffix(part)
        old.rename(old.with_name(spelling(old.name)))
    layer = opened(path)
    assert layer.origin.crs == "EPSG:4490"
    assert layer.attributes.record(2)["名称"] == "地块 2"


@pytest.mark.parametrize("part", [".dbf", ".shx"])
def test_a_part_with_data_opens_the_whole(path: Path, part: str) -> None:
    assert opened(path.with_suffix(part)).origin.source == str(path)


def test_a_part_without_data_is_told_what_it_belongs_to(path: Path) -> None:
    with pytest.raises(SourceError, match=r"plots\.prj is only a part of plots\.shp; open that"):
        opened(path.with_suffix(".prj"))


def test_an_index_alone_says_what_is_missing(path: Path) -> None:
    path.unlink()
    with pytest.raises(SourceError, match=r"whose plots\.shp is missing"):
        opened(path.with_suffix(".shx"))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_cut_index_is_made_anew(path: Path, share: float) -> None:
    index = path.with_suffix(".shx")
    stored = index.read_bytes()
    index.write_bytes(stored[: int(len(stored) * share)])
    layer = opened(path)
    assert len(layer.geometry) == 3
    assert problems(layer) == {"no_shape_index": 1}


def test_rows_without_a_shape_are_told(path: Path) -> None:
    dbf = path.with_suffix(".dbf")
    stored = bytearray(dbf.read_bytes())
    (row_bytes,) = struct.unpack("<H", stored[10:12])
    stored[4:8] = struct.pack("<I", 5)
    dbf.write_bytes(bytes(stored).rstrip(b"\x1a") + b" " * (2 * row_bytes) + b"\x1a")
    assert problems(opened(path)) == {"more_attributes": 2}


def test_two_that_differ_in_capital_letters_keep_their_own_rows(tmp_path: Path) -> None:
    for folder, stem, case in (("one", "a", str.lower), ("two", "A", str.upper)):
        (tmp_path / folder).mkdir()
        frame = gpd.GeoDataFrame({"holder": [folder]}, geometry=[BOX], crs=4490)
        frame.to_file(tmp_path / folder / f"{stem}.shp")
        for part in (tmp_path / folder).iterdir():
            part.rename(tmp_path / (stem + case(part.suffix)))
    assert opened(tmp_path / "a.shp").attributes.record(0)["holder"] == "one"
    assert opened(tmp_path / "A.SHP").attributes.record(0)["holder"] == "two"


def test_a_link_leads_to_all_parts(path: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links/other.shp"
    link.symlink_to(path)
    layer = opened(link)
    assert layer.attributes.record(2)["名称"] == "地块 2"
    assert problems(layer) == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("written_as", ["WKT2_2019", "WKT1_GDAL", "WKT1_ESRI", "code", "PROJ"])
def test_a_crs_is_known_however_it_is_written(path: Path, written_as: str, encoding: str) -> None:
    crs = CRS("EPSG:4527")
    texts = {"code": "EPSG:4527", "PROJ": "+proj=tmerc +lon_0=117 +x_0=39500000 +ellps=GRS80"}
    path.with_suffix(".prj").write_text(texts.get(written_as) or crs.to_wkt(written_as), encoding)
    stated = opened(path).origin.crs
    assert stated is not None
    assert stated == "EPSG:4527" or (written_as == "PROJ" and "39500000" in stated)
