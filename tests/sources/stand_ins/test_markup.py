"""KML and GML as people get them: in GBK, with balloons of HTML, with data in two places."""

from pathlib import Path

import pytest

from gisapp.core.layers.attributes import AttributeValue
from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from tests.vector_files import problems

PLACE = "<Point><coordinates>115.98,28.64</coordinates></Point>"
SCHEMA = '<Schema name="s" id="s"><SimpleField type="double" name="MJ"/></Schema>'
NAME = "青山湖高新产业园"


def kml(path: Path, placemark: str, *, schema: str = "", declared: str = "", stored: str) -> Path:
    """Write KML with one placemark, which declares one encoding and is stored in another."""
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    document = f"<Document>{schema}<Placemark>{placemark}{PLACE}</Placemark></Document>"
    text = f'{head}<kml xmlns="http://www.opengis.net/kml/2.2">{document}</kml>'
    path.write_bytes(text.encode(stored))
    return path


def record(path: Path) -> dict[str, AttributeValue]:
    (layer,) = open_source(str(path)).layers
    return dict(layer.attributes.record(int(layer.geometry.feature_ids[0])))


@pytest.mark.parametrize("declared", ["GB2312", "gbk", "GB18030", "UTF-8", ""])
def test_chinese_kml_is_read_in_its_encoding(tmp_path: Path, declared: str) -> None:
    path = tmp_path / "park.kml"
    kml(path, f"<name>{NAME}</name>", declared=declared, stored="gb18030")
    assert record(path)["Name"] == NAME
    (layer,) = open_source(str(path)).layers
    told = {"UTF-8": {"encoding_differs": 1}, "": {"encoding_guessed": 1}}
    assert problems(layer) == told.get(declared, {})


def test_a_balloon_is_told_as_text(tmp_path: Path) -> None:
    html = (
        "<table><tr><td>面积</td><td>315亩</td></tr></table><script>alert(1)</script>"
        '<a href="https://example.org/a">more</a>, <img src="files/1.jpg">'
        '<p><a href="https://example.org/b">https://example.org/b</a>'
    )
    placemark = f"<name>{NAME}</name><description><![CDATA[{html}]]></description>"
    path = kml(tmp_path / "park.kml", placemark, stored="utf-8")
    assert record(path)["description"] == (
        "面积 315亩\nmore https://example.org/a , files/1.jpg\nhttps://example.org/b"
    )


def test_plain_data_beside_a_schema_is_kept(tmp_path: Path) -> None:
    data = (
        '<ExtendedData><Data name="用途"><value>工业</value></Data>'
        '<SchemaData schemaUrl="#s"><SimpleData name="MJ">12.5</SimpleData></SchemaData>'
        "</ExtendedData>"
    )
    path = kml(tmp_path / "park.kml", f"<name>a</name>{data}", schema=SCHEMA, stored="utf-8")
    told = record(path)
    assert told["用途"] == "工业"
    assert told["MJ"] == 12.5


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "park.kml"
    kml(path, "<name>&b;</name><description>&lt;b&gt;</description>", stored="utf-8")
    laughs = '<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    path.write_text(laughs + path.read_text())
    with pytest.raises(SourceError, match=r"park\.kml"):
        open_source(str(path))


@pytest.mark.parametrize("suffix", ["kml", "gml", "json"])
def test_a_log_in_page_saved_as_a_map_is_called_so(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"park.{suffix}"
    path.write_text("<!DOCTYPE html><html><body>Log in</body></html>")
    with pytest.raises(SourceError, match=r"is a web page, not map data"):
        open_source(str(path))


def test_a_track_with_a_balloon_keeps_its_way(tmp_path: Path) -> None:
    track = (
        "<gx:Track><when>2020-01-01T00:00:00Z</when><when>2020-01-01T01:00:00Z</when>"
        "<gx:coord>115.9 28.6 0</gx:coord><gx:coord>115.91 28.6 0</gx:coord></gx:Track>"
    )
    path = tmp_path / "way.kml"
    path.write_text(
        '<kml xmlns="http://www.opengis.net/kml/2.2" '
        'xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><Placemark><name>a</name>'
        f"<description>&lt;b&gt;x&lt;/b&gt;</description>{track}</Placemark></Document></kml>"
    )
    assert record(path)["description"] == "x"
    (layer,) = open_source(str(path)).layers
    assert problems(layer) == {}
