"""XML is read in the encoding that it states, or in the one that it is in."""

from pathlib import Path

import pytest

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
    name = "山".encode(encoding) + b"\xff" + b" A"
    (layer,) = open_source(str(kml(tmp_path / "places.kml", name, declared))).layers
    told = layer.attributes.record(int(layer.geometry.feature_ids[0]))["Name"]
    assert str(told).endswith("\N{REPLACEMENT CHARACTER} A")
    assert "letters_lost" in problems(layer)


@pytest.mark.parametrize("declared", ["punycode", "undefined", "base64", "rot13", "x-nobody"])
def test_what_is_no_encoding_is_passed_over(tmp_path: Path, declared: str) -> None:
    (layer,) = open_source(str(kml(tmp_path / "places.kml", NAME.encode(), declared))).layers
    assert layer.attributes.record(int(layer.geometry.feature_ids[0]))["Name"] == NAME
