"""XML is read in the encoding that it states, or in the one that it is in."""

from pathlib import Path

import pytest

from gisapp.core.layers.read_as import ReadAs
from gisapp.sources.open import open_source
from tests.vector_files import problems

NAME = "青山湖"
PLACEMARK = "<Placemark><name>{0}</name><Point><coordinates>115.98,28.64</coordinates></Point>"


def kml(path: Path, stored_name: bytes, declared: str) -> Path:
    """Write KML with one place, whose name is these bytes."""
    before, after = PLACEMARK.split("{0}")
    head = f'<?xml version="1.0" encoding="{declared}"?><kml><Document>'
    path.write_bytes(
        (head + before).encode() + stored_name + f"{after}</Placemark></Document></kml>".encode()
    )
    return path


@pytest.mark.parametrize("declared", ["GBK", "gb2312", "Shift_JIS", "UTF-8", "us-ascii"])
def test_one_wrong_byte_costs_one_letter(tmp_path: Path, declared: str) -> None:
    encoding = declared if declared not in ("us-ascii", "gb2312") else "utf-8"
    name = "山田市工業".encode(encoding) + b"\xff" + b" A"
    (layer,) = open_source(str(kml(tmp_path / "places.kml", name, declared))).layers
    told = layer.attributes.record(int(layer.geometry.feature_ids[0]))["Name"]
    assert str(told).endswith("\N{REPLACEMENT CHARACTER} A")
    assert "letters_lost" in problems(layer)


@pytest.mark.parametrize("declared", ["punycode", "undefined", "base64", "rot13", "x-nobody"])
def test_what_is_no_encoding_is_passed_over(tmp_path: Path, declared: str) -> None:
    (layer,) = open_source(str(kml(tmp_path / "places.kml", NAME.encode(), declared))).layers
    assert layer.attributes.record(int(layer.geometry.feature_ids[0]))["Name"] == NAME


GPX = (
    '<?xml version="1.0"{0}?><gpx version="1.1" creator="x" '
    'xmlns="http://www.topografix.com/GPX/1/1">'
    '<wpt lat="28.64" lon="115.98"><name>青山湖</name></wpt></gpx>'
)


@pytest.mark.parametrize("declared", ["", "UTF-8", "GBK", "gb2312"])
@pytest.mark.parametrize(("encoding", "name"), [("utf-8", "UTF-8"), ("gbk", "GB18030")])
def test_gpx_is_read_in_the_encoding_that_it_is_in(
    tmp_path: Path, encoding: str, name: str, declared: str
) -> None:
    path = tmp_path / "walk.gpx"
    head = f' encoding="{declared}"' if declared else ""
    path.write_bytes(GPX.replace("{0}", head).encode(encoding))
    (layer,) = open_source(str(path)).layers
    assert layer.attributes.record(int(layer.geometry.feature_ids[0]))["name"] == NAME
    assert layer.origin.encoding == name
    is_right = (declared or "UTF-8") in (("UTF-8",) if encoding == "utf-8" else ("GBK", "gb2312"))
    assert bool(problems(layer)) != is_right


def test_utf16_is_read_with_and_without_a_mark(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        path = tmp_path / f"{encoding}.gpx"
        path.write_bytes(GPX.replace("{0}", ' encoding="UTF-16"').encode(encoding))
        (layer,) = open_source(str(path)).layers
        assert layer.attributes.record(int(layer.geometry.feature_ids[0]))["name"] == NAME


def test_what_the_user_names_holds(tmp_path: Path) -> None:
    path = kml(tmp_path / "places.kml", "臺北".encode("big5"), "UTF-8")
    (layer,) = open_source(str(path), read_as=ReadAs(encoding="Big5")).layers
    assert layer.attributes.record(int(layer.geometry.feature_ids[0]))["Name"] == "臺北"
    assert (layer.origin.encoding, problems(layer)) == ("Big5", {})


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("A & B", "A & B"),
        ("A&B;C &amp; D &#38; E", "A&B;C & D & E"),
        ("A&nbsp;B", "A\N{NO-BREAK SPACE}B"),
        ("A\x0bB", "A B"),
        ("<![CDATA[A & B &nbsp; C]]>", "A & B &nbsp; C"),
    ],
)
def test_a_stray_letter_costs_no_file(tmp_path: Path, written: str, told: str) -> None:
    (layer,) = open_source(str(kml(tmp_path / "places.kml", written.encode(), "UTF-8"))).layers
    assert layer.attributes.record(int(layer.geometry.feature_ids[0]))["Name"] == told
    assert problems(layer) == {}
