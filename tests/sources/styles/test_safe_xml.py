"""XML that is made to do harm, is damaged or too large is refused in one sentence."""

import pytest

from gisapp.errors import SourceError
from gisapp.sources.styles.safe_xml import MOST_BYTES, parsed_xml
from tests.sources.styles.foreign import fill, qml, single

BOMB = b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><qgis>&y;</qgis>'
FILE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><qgis>&x;</qgis>'
PARAMETER = b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/a.dtd"> %x;]><qgis/>'
SOUND = qml(single(fill("1,2,3,255")))


def test_the_type_that_qgis_declares_is_no_harm() -> None:
    assert parsed_xml(SOUND, "a.qml").tag == "qgis"


@pytest.mark.parametrize(
    "stored", [BOMB, FILE, PARAMETER, b"<a>" * 200 + b"</a>" * 200], ids=range(4)
)
def test_what_only_attacks_have_is_refused(stored: bytes) -> None:
    with pytest.raises(SourceError, match=r"evil\.qml is made to do harm"):
        parsed_xml(stored, "evil.qml")


@pytest.mark.parametrize("end", range(0, len(SOUND), 37))
def test_what_is_cut_anywhere_is_damaged(end: int) -> None:
    with pytest.raises(SourceError, match="damaged"):
        parsed_xml(SOUND[:end], "a.qml")


@pytest.mark.parametrize(
    "stored",
    [
        b"",
        b"\x00\x01\x02",
        b"PK\x03\x04",
        b'<?xml version="1.0" encoding="klingon"?><a/>',
        b"\xff<",
    ],
)
def test_what_is_no_xml_is_damaged(stored: bytes) -> None:
    with pytest.raises(SourceError, match="damaged, or no XML"):
        parsed_xml(stored, "a.qml")


def test_more_than_any_style_has_is_not_parsed() -> None:
    with pytest.raises(SourceError, match="more than 16 MB"):
        parsed_xml(b" " * (MOST_BYTES + 1), "a.qml")
