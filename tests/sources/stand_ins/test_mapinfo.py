"""MapInfo's texts are read in the encoding of their bytes, whatever charset they state."""

from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.sources.open import open_source
from tests.vector_files import problems

PARK = "青山湖高新产业园一期"
CHARSETS = (b"WindowsSimpChinese", b"UTF-8", b"WindowsLatin1", b"Neutral")


def write(path: Path, charset: bytes, encoding: str, text: str = PARK) -> Path:
    """Write a plot whose texts are in an encoding, and which states a charset."""
    field = "名稱" if encoding == "big5" else "名称"
    frame = gpd.GeoDataFrame(
        {field: [text], "MJ": [12]}, geometry=[shapely.Point(115.9, 28.6)], crs=4326
    )
    written = {"utf-8": "UTF-8", "gbk": "CP936", "big5": "CP950"}[encoding]
    pyogrio.write_dataframe(frame, path, driver="MapInfo File", ENCODING=written)
    stored = path.read_bytes()
    for name in (b"WindowsSimpChinese", b"WindowsTradChinese", b"UTF-8"):
        stored = stored.replace(name, charset)
    path.write_bytes(stored)
    return path


def opened(path: Path, encoding: str | None = None) -> Layer:
    (layer,) = open_source(str(path), read_as=ReadAs(encoding=encoding)).layers
    return layer


def record(layer: Layer) -> dict[str, object]:
    (feature_id,) = layer.geometry.feature_ids.tolist()
    return dict(layer.attributes.record(feature_id))


@pytest.mark.parametrize("suffix", [".tab", ".mif"])
@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize(("encoding", "name"), [("utf-8", "UTF-8"), ("gbk", "GB18030")])
def test_the_bytes_decide(
    tmp_path: Path, encoding: str, name: str, charset: bytes, suffix: str
) -> None:
    layer = opened(write(tmp_path / f"plots{suffix}", charset, encoding))
    assert record(layer) == {"名称": PARK, "MJ": 12}
    assert layer.origin.encoding == name
    is_right = charset in (
        (b"WindowsSimpChinese",) if encoding == "gbk" else (b"UTF-8", b"Neutral")
    )
    assert bool(problems(layer)) != is_right


@pytest.mark.parametrize("suffix", [".tab", ".mif"])
def test_what_the_user_names_holds(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"plots{suffix}", b"WindowsSimpChinese", "big5", "臺北")
    layer = opened(path, "Big5")
    assert record(layer) == {"名稱": "臺北", "MJ": 12}
    assert (layer.origin.encoding, problems(layer)) == ("Big5", {})


@pytest.mark.parametrize("suffix", [".tab", ".mif"])
def test_a_long_text_stays_whole(tmp_path: Path, suffix: str) -> None:
    text = PARK * 12
    assert record(opened(write(tmp_path / f"a{suffix}", CHARSETS[0], "gbk", text)))["名称"] == text


def test_a_long_chinese_name_of_a_column_stays_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mif", CHARSETS[0], "gbk")
    name = "规模以上工业企业增加值万元"
    path.write_bytes(path.read_bytes().replace("名称".encode("gbk"), name.encode("gbk")))
    assert record(opened(path)) == {name: PARK, "MJ": 12}


def test_nothing_is_written_beside_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.tab", b"WindowsLatin1", "gbk")
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    opened(path)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before
